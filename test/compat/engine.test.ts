/* eslint-disable @n8n/community-nodes/no-restricted-globals -- tests are not part of the package */
import { version as core } from 'n8n-core/package.json';
import { version as workflow } from 'n8n-workflow/package.json';
import { refuse, retryOnFail, sentTimes } from '../delivery/runAgain';
import { messageSend } from '../engine/parameters';
import { useSandbox } from '../engine/useSandbox';

const sandbox = useSandbox();

test('these tests run on the engine that was asked for, and so does the node', () => {
	expect(`${core} ${workflow}`).toBe(process.env.N8N_ENGINE_VERSIONS);
});

test('a failed item is on the error branch alone, and nothing of its details is lost', async () => {
	const { run, done } = await sandbox.run(messageSend('chat_missing'), {
		settings: { onError: 'continueErrorOutput' },
	});
	expect(done).toEqual([]);
	const [item] = run.data.resultData.runData.Failed[0].data?.main[0] ?? [];
	const details = { kind: 'not_found', status: 404, chat_id: 'chat_missing', delivered: 'no' };
	const [, text] = / Details: (\{.*\})$/.exec(String(item.json.message)) ?? [];
	expect(item.json.details ?? JSON.parse(text)).toMatchObject(details);
	// One or the other: n8n before 2.37 would send an item with both to the wrong branch.
	expect(item.json.details === undefined).toBe(text !== undefined);
});

test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
	'Retry On Fail with %s sends nothing twice, however often n8n runs the node',
	async (onError) => {
		const texts = ['text 0', 'text 1', 'text 2'];
		const chats = texts.map(() => sandbox.now.createChat({ client_id: 'client' }).chat_id);
		refuse(sandbox.now, 'text 0');
		await sandbox.run(messageSend('={{ $json.chat }}', { content: '={{ $json.text }}' }), {
			items: texts.map((text, index) => ({ chat: chats[index], text })),
			settings: { ...retryOnFail(), onError },
		});
		expect(sentTimes(sandbox.now, texts)).toEqual([2, 1, 1]);
	},
);
