import { freePort, watchRefusals } from '../delivery/connections';
import { NO_QUOTA, messageSend } from '../engine/parameters';
import { runNode } from '../engine/engine';
import { startSandbox, type Sandbox } from '../../sandbox';
import { waitUntil } from '../waitUntil';

test('a request that waited longer for its turn than connection failures are tried again still has its tries', async () => {
	const port = await freePort();
	const first = await startSandbox({ port });
	const { token, url } = first;
	// Longer than the 15 s in which refused connections are tried again.
	first.addFault({ fault: { kind: 'retryAfter', seconds: 16 } });
	const running = runNode({
		parameters: messageSend('a'),
		credential: { baseUrl: url, accessToken: token, ...NO_QUOTA },
	});
	await waitUntil(
		() => first.requests[0]?.respondedAt !== undefined,
		'the server has asked to wait',
	);
	await first.close();
	let again: Promise<Sandbox> | undefined;
	const refusals = watchRefusals(port, () => {
		again ??= startSandbox({ port, token }).then((sandbox) => {
			sandbox.createChat({ chat_id: 'a', client_id: 'a' });
			return sandbox;
		});
	});
	const { run } = await running;
	refusals.stop();
	const second = await again;
	await second?.close();
	expect(run.status).toBe('success');
	expect(second?.store.messages).toHaveLength(2);
});
