import type {
	IExecuteFunctions,
	INode,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import type { WorkflowParts } from '../engine/engine';
import { leadInNewChat } from '../engine/parameters';
import { failureDetails, journalIn } from './leftBehind';
import { refuse, retryOnFail, sentTimes } from './runAgain';
import { itemsIn, posts, useFreshSandbox, userTexts } from './useFreshSandbox';
import { describeOptimly } from '../onlyOptimly';
import { underTest } from '../underTest';

const sandbox = useFreshSandbox();

const send = underTest.send('={{ $json.chat }}', { content: '={{ $json.text }}' });

const THREE = ['text 0', 'text 1', 'text 2'];

describe('Retry On Fail with parameters that differ at each try', () => {
	const changing = underTest.send('={{ $json.chat }}', {
		content: '={{ $json.text }} at {{ $now.toMillis() }}',
		...underTest.changing('={{ { execution: $execution.id, at: $now.toMillis() } }}'),
	});

	test('an item that succeeds at the third try: each item is delivered once', async () => {
		const items = itemsIn(sandbox.now, 'a', 'a', 'b');
		refuse(sandbox.now, 'text 1', 2);
		const { run, done } = await sandbox.run(changing, { items, settings: retryOnFail() });
		expect(run.status).toBe('success');
		expect(sentTimes(sandbox.now, THREE)).toEqual([1, 3, 1]);
		expect(
			userTexts(sandbox.now)
				.map((text) => text.slice(0, 6))
				.sort(),
		).toEqual(THREE);
		expect(done.map(({ reply }) => typeof reply)).toEqual(['string', 'string', 'string']);
	});

	test('an item that never succeeds: each delivered item is sent once, the run ends with its error', async () => {
		const items = itemsIn(sandbox.now, 'a', 'b', 'c');
		refuse(sandbox.now, 'text 1', 100);
		const result = await sandbox.run(
			{ ...changing, options: { maxParallelChats: 1 } },
			{ items, settings: retryOnFail() },
		);
		expect(result.run.status).toBe('error');
		expect(failureDetails(result)).toMatchObject([
			{ kind: 'invalid_request', delivered: 'no', attempts: 1 },
		]);
		expect(sentTimes(sandbox.now, THREE)).toEqual([1, 3, 0]);
	});
});

describe.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
	'Retry On Fail with %s',
	(onError) => {
		test('the first item fails once: n8n runs the node again, which sends only that item', async () => {
			const items = itemsIn(sandbox.now, 'a', 'b', 'c');
			refuse(sandbox.now, 'text 0');
			const { done, failed } = await sandbox.run(send, {
				items,
				settings: { ...retryOnFail(), onError },
			});
			expect(sentTimes(sandbox.now, THREE)).toEqual([2, 1, 1]);
			expect(userTexts(sandbox.now).sort()).toEqual(THREE);
			expect(done.map(underTest.textOf)).toEqual(THREE);
			expect(failed).toEqual([]);
		});

		test('the first item always fails: it is sent at each try, the others once', async () => {
			const items = itemsIn(sandbox.now, 'a', 'b', 'c');
			refuse(sandbox.now, 'text 0', 100);
			const result = await sandbox.run(send, { items, settings: { ...retryOnFail(), onError } });
			expect(sentTimes(sandbox.now, THREE)).toEqual([3, 1, 1]);
			expect(failureDetails(result)).toMatchObject([
				{ kind: 'invalid_request', [underTest.chatId.field]: 'a' },
			]);
			expect(result.done.length + result.failed.length).toBe(3);
		});

		test('a later item fails: n8n takes that for a success, nothing is sent again', async () => {
			const items = itemsIn(sandbox.now, 'a', 'b', 'c');
			refuse(sandbox.now, 'text 2', 100);
			const result = await sandbox.run(send, { items, settings: { ...retryOnFail(), onError } });
			expect(sentTimes(sandbox.now, THREE)).toEqual([1, 1, 1]);
			expect(failureDetails(result)).toMatchObject([
				{ kind: 'invalid_request', [underTest.chatId.field]: 'c' },
			]);
			expect(userTexts(sandbox.now).sort()).toEqual(['text 0', 'text 1']);
		});
	},
);

describe('a loop that runs the node five times with the same item', () => {
	/** Hands the loop's item back to the node until that has run five times. */
	class Again implements INodeType {
		description: INodeTypeDescription = {
			displayName: 'Again',
			name: 'again',
			group: ['transform'],
			version: 1,
			description: 'Five rounds',
			defaults: { name: 'Again' },
			usableAsTool: true,
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
			properties: [],
		};

		async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
			const isLast = Number(this.evaluateExpression('{{ $runIndex }}', 0)) === 4;
			return isLast ? [[], this.getInputData()] : [[{ json: { chat: 'a', text: 'round' } }], []];
		}
	}

	const loop = ({ nodes, connections }: WorkflowParts): WorkflowParts => {
		const again: INode = {
			id: 'Again',
			name: 'Again',
			type: 'test.again',
			typeVersion: 1,
			position: [300, 200],
			parameters: {},
		};
		const to = (node: string) => [{ node, type: NodeConnectionTypes.Main, index: 0 }];
		return {
			nodes: [...nodes, again],
			connections: {
				...connections,
				Chat: { main: [to('Again')] },
				Again: { main: [to('Chat'), to('Done')] },
			},
		};
	};
	const looping = { change: loop, nodeTypes: new Map([['test.again', new Again()]]) };

	const inLoop = async (settings: Partial<INode> = {}) => {
		underTest.createChat(sandbox.now, 'a');
		return await sandbox.run(send, { items: [{ chat: 'a', text: 'round' }], settings, ...looping });
	};

	test('every round delivers', async () => {
		const result = await inLoop();
		expect(result.run.data.resultData.runData.Chat).toHaveLength(5);
		expect(userTexts(sandbox.now)).toEqual(Array(5).fill('round'));
		expect(result.done).toHaveLength(1);
		expect([...journalIn(result)]).toEqual([]);
	});

	test('a round that n8n repeats delivers once too', async () => {
		for (const nth of [2, 4]) {
			sandbox.now.addFault({ nth, fault: { kind: 'status', status: 400, body: { detail: 'No' } } });
		}
		await inLoop(retryOnFail());
		expect(posts(sandbox.now)).toHaveLength(7);
		expect(userTexts(sandbox.now)).toEqual(Array(5).fill('round'));
	});
});

describe('an execution that a person retries', () => {
	test('what was delivered stays, though the workflow was edited meanwhile', async () => {
		const items = itemsIn(sandbox.now, 'a', 'a', 'b');
		refuse(sandbox.now, 'text 1');
		const first = await sandbox.run({ ...send, options: { maxParallelChats: 1 } }, { items });
		expect(first.run.status).toBe('error');
		const edited = underTest.send('={{ $json.chat }}', {
			content: '=New: {{ $json.text }}',
			options: { maxParallelChats: 1 },
		});
		const second = await sandbox.run(edited, { retryOf: first.stored, executionId: '2' });
		expect(second.run.status).toBe('success');
		expect(userTexts(sandbox.now)).toEqual(['text 0', 'New: text 1', 'New: text 2']);
		expect(second.done.map(underTest.textOf)).toEqual(['text 0', 'New: text 1', 'New: text 2']);
	});

	test('also when it fails again, and n8n tries it three times each time', async () => {
		const items = itemsIn(sandbox.now, 'a', 'b', 'c');
		refuse(sandbox.now, 'text 1', 5);
		const settings = retryOnFail();
		const first = await sandbox.run(send, { items, settings });
		const second = await sandbox.run(send, { settings, retryOf: first.stored, executionId: '2' });
		expect([first.run.status, second.run.status]).toEqual(['error', 'success']);
		expect(sentTimes(sandbox.now, THREE)).toEqual([1, 6, 1]);
	});
});

describeOptimly('a new chat whose first message fails', () => {
	const lead = leadInNewChat('client-1');
	const refuseMessage = (times = 1) =>
		sandbox.now.addFault({
			match: { path: '/external/message/new-message' },
			times,
			fault: { kind: 'status', status: 400, body: { detail: 'No' } },
		});

	test('its id is in the error', async () => {
		refuseMessage();
		const [details] = failureDetails(await sandbox.run(lead));
		expect(details).toMatchObject({
			chat_id: sandbox.now.store.chats[0].chat_id,
			delivered: 'partly',
			delivered_steps: ['chat'],
			kind: 'invalid_request',
		});
	});

	test('it is used again by Retry On Fail', async () => {
		refuseMessage(2);
		const { done } = await sandbox.run(lead, { settings: retryOnFail() });
		expect(sandbox.now.store.chats).toHaveLength(1);
		expect(done).toMatchObject([{ chat_id: sandbox.now.store.chats[0].chat_id }]);
		expect(sandbox.now.store.messages).toHaveLength(1);
	});

	test('it is used again when a person retries the execution', async () => {
		refuseMessage();
		const first = await sandbox.run(lead);
		await sandbox.run(lead, { retryOf: first.stored, executionId: '2' });
		expect(sandbox.now.store.chats).toHaveLength(1);
		expect(sandbox.now.store.messages.map(({ chat_id }) => chat_id)).toEqual([
			sandbox.now.store.chats[0].chat_id,
		]);
	});
});
