/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests are not part of the package */
// n8n's chat window: in streaming mode it shows only what a node sends in chunks, otherwise the last node's `output`.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { NODE } from '../engine/engine';
import { useSandbox } from '../engine/useSandbox';
import { underTest } from '../underTest';

const sandbox = useSandbox();
const { createChat, agentTexts, send } = underTest;

const TYPED = { sessionId: 'session-1', action: 'sendMessage', chatInput: 'Hello' };

/** Runs the node behind a Chat Trigger in streaming mode; returns what its window got. */
async function streamed(...run: Parameters<typeof sandbox.run>) {
	const chunks: Array<[type: string, text: string | undefined]> = [];
	const [parameters, more] = run;
	const result = await sandbox.run(parameters, {
		...more,
		streamTo: (type, text) => chunks.push([type, text]),
	});
	return { ...result, chunks };
}

beforeEach(() => {
	createChat(sandbox.now, 'chat_1');
});

test('the reply is streamed, and it is in the output all the same', async () => {
	const { chunks, done } = await streamed(send('chat_1'), { items: [TYPED] });
	const [reply] = agentTexts(sandbox.now);
	expect(chunks.map(([type]) => type)).toEqual(['begin', 'item', 'end']);
	expect(chunks[1][1]).toBe(reply);
	expect(done).toMatchObject([{ reply, output: reply }]);
});

test('a window that is slow gets the chunks one after another', async () => {
	const shown: string[] = [];
	await sandbox.run(send('chat_1'), {
		items: [TYPED],
		streamTo: async (type) => {
			if (type === 'begin') await nextTurn();
			shown.push(type);
		},
	});
	expect(shown).toEqual(['begin', 'item', 'end']);
});

test.each(['begin', 'item', 'end'])(
	'a window that is closed at "%s": the message was delivered, and the reply is in the output',
	async (closedAt) => {
		const asked: string[] = [];
		const { run, done } = await sandbox.run(send('chat_1'), {
			items: [TYPED],
			streamTo: (type) => {
				asked.push(type);
				if (type === closedAt) throw new Error('The connection is closed');
			},
		});
		expect(run.status).toBe('success');
		expect(asked.at(-1)).toBe(closedAt);
		expect(done).toMatchObject([{ reply: agentTexts(sandbox.now)[0] }]);
	},
);

test('without streaming the window finds the reply in the output, whatever the reply field is called', async () => {
	const { done } = await sandbox.run(send('chat_1', { options: { replyField: 'answer' } }), {
		items: [TYPED],
	});
	const [reply] = agentTexts(sandbox.now);
	expect(done).toMatchObject([{ answer: reply, output: reply }]);
});

test('an input of another step gets no such field', async () => {
	const { done } = await sandbox.run(send('chat_1'), { items: [{ chatInput: 'Hello' }] });
	expect(done[0]).not.toHaveProperty('output');
});

test('an item that fails streams no reply', async () => {
	const { chunks, run } = await streamed(send('chat_gone'), { items: [TYPED] });
	expect(run.data.resultData.error).toBeDefined();
	expect(chunks.filter(([type]) => type === 'item')).toEqual([]);
});

test('a tool streams nothing: what its agent makes of the reply is what the window shows', async () => {
	const { chunks } = await streamed(send('chat_1'), {
		items: [TYPED],
		settings: {},
		change: (workflow) => ({
			...workflow,
			nodes: workflow.nodes.map((node) =>
				node.name === NODE ? { ...node, type: `${node.type}Tool` } : node,
			),
		}),
		nodeTypes: new Map([[`${underTest.nodeType}Tool`, underTest.node]]),
	});
	expect(chunks).toEqual([]);
});
