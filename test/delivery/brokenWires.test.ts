/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests are not part of the package */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { Socket } from 'node:net';
import { underTest } from '../underTest';
import { waitUntil } from '../waitUntil';
import { failureDetails } from './leftBehind';
import { itemsIn, posts, useFreshSandbox } from './useFreshSandbox';

const sandbox = useFreshSandbox();
const CHANNEL = 'net.client.socket';

const send = underTest.send('={{ $json.chat }}', {
	content: '={{ $json.text }}',
	options: { onUncertainDelivery: 'fail' },
});

/** The system reports an error of the connection once the server has the request. */
async function breakConnection(error: Error): Promise<() => void> {
	const opened = (message: unknown) => {
		const socket: unknown = Object(message).socket;
		if (!(socket instanceof Socket)) return;
		void waitUntil(() => posts(sandbox.now).length > 0, 'the request is there').then(() =>
			socket.destroy(error),
		);
	};
	subscribe(CHANNEL, opened);
	return () => void unsubscribe(CHANNEL, opened);
}

test.each(['EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN'])(
	'%s of a connection in use does not prove that nothing was sent',
	async (code) => {
		const items = itemsIn(sandbox.now, 'a');
		sandbox.now.addFault({ times: 9, fault: { kind: 'hang' } });
		const stop = await breakConnection(
			Object.assign(new Error(`read ${code}`), { code, errno: -113, syscall: 'read' }),
		);
		const result = await sandbox.run(send, { items });
		stop();
		expect(failureDetails(result)).toMatchObject([
			{ kind: 'delivery_unknown', delivered: 'unknown', attempts: 1 },
		]);
		expect(posts(sandbox.now)).toHaveLength(1);
	},
);

test.each([500, 502, 504])(
	'a %d with Retry-After is no promise that it was not taken',
	async (status) => {
		const items = itemsIn(sandbox.now, 'a');
		sandbox.now.addFault({
			times: 9,
			fault: { kind: 'status', status, headers: { 'retry-after': '1' } },
		});
		const result = await sandbox.run(send, { items });
		expect(failureDetails(result)).toMatchObject([{ delivered: 'unknown', attempts: 1 }]);
		expect(posts(sandbox.now)).toHaveLength(1);
	},
);
