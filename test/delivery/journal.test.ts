import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import { journalIn } from './leftBehind';
import { refuse, retryOnFail, sentTimes } from './runAgain';
import { itemsIn, useFreshSandbox } from './useFreshSandbox';
import { underTest } from '../underTest';

const sandbox = useFreshSandbox();

const send = underTest.send('={{ $json.chat }}', { content: '={{ $json.text }}' });

describe('the journal in the stored execution', () => {
	test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'is kept while an item of the output is an error (%s)',
		async (onError) => {
			const items = itemsIn(sandbox.now, 'a', 'b');
			refuse(sandbox.now, 'text 1');
			const kept = journalIn(await sandbox.run(send, { items, settings: { onError } }));
			expect([...kept.values()].map(({ state }) => state)).toEqual(['done', 'open']);
		},
	);

	test('is empty after everything was delivered, at once or at a later try', async () => {
		const items = itemsIn(sandbox.now, 'a', 'b');
		expect([...journalIn(await sandbox.run(send, { items }))]).toEqual([]);
		refuse(sandbox.now, 'text 1');
		const first = await sandbox.run(send, { items, executionId: '2' });
		expect(journalIn(first).size).toBe(2);
		expect([
			...journalIn(await sandbox.run(send, { retryOf: first.stored, executionId: '3' })),
		]).toEqual([]);
	});

	/** Runs two items: the first is answered with the body, the second is refused. */
	async function answeredWith(
		body: IDataObject,
		more: INodeParameters = {},
		settings: Partial<INode> = {},
	) {
		const items = itemsIn(sandbox.now, 'a', 'b');
		sandbox.now.addFault({
			match: { content: 'text 0' },
			fault: { kind: 'status', status: 200, body },
		});
		refuse(sandbox.now, 'text 1');
		return await sandbox.run(
			{ ...send, options: { maxParallelChats: 1 }, ...more },
			{ items, settings },
		);
	}

	const LETTERS = 'x'.repeat(1_000_000);
	const MB: IDataObject = { ...underTest.answerWith(LETTERS), content: `text 0 ${LETTERS}` };

	test.each<[string, IDataObject]>([
		['letters', MB],
		['letters of three bytes', underTest.answerWith('漢'.repeat(300_000))],
		['letters of four bytes', underTest.answerWith('🙂'.repeat(200_000))],
		['control characters', underTest.answerWith('\u0001'.repeat(200_000))],
		['quotes', underTest.answerWith('"\\'.repeat(200_000))],
		['three-byte letters that are just not too many', underTest.answerWith('漢'.repeat(1_600))],
		[
			'fields',
			Object.fromEntries([
				...Object.entries(MB),
				...Array.from({ length: 2000 }, (_, i) => [`field_${i}_id`, `value ${i}`]),
			]),
		],
		['long ids', { ...MB, other_id: LETTERS, [`${LETTERS}_id`]: 'a' }],
		['metadata', { ...MB, metadata: { all: LETTERS } }],
	])('holds at most 2 kB an entry, whatever the answer consists of: %s', async (_what, body) => {
		const kept = journalIn(await answeredWith(body));
		expect(kept.size).toBe(2);
		for (const [key, entry] of kept) {
			expect(Buffer.byteLength(JSON.stringify({ [key]: entry }))).toBeLessThanOrEqual(2048);
		}
	});

	test('holds nothing of a request that was not answered', async () => {
		const items = itemsIn(sandbox.now, 'a', 'b').map((item) => ({
			...item,
			text: `private ${item.text}`,
		}));
		sandbox.now.addFault({ match: { content: 'text 0' }, store: true, fault: { kind: 'reset' } });
		refuse(sandbox.now, 'text 1');
		const parameters = { ...send, options: { onUncertainDelivery: 'fail' } };
		const kept = journalIn(
			await sandbox.run(parameters, { items, settings: { onError: 'continueErrorOutput' } }),
		);
		expect([...kept.values()].map(({ state }) => state)).toEqual(['sent', 'open']);
		expect(JSON.stringify([...kept])).not.toContain('private');
	});

	test('of a long answer it keeps ids, times and the beginning of the reply, no request', async () => {
		const [entry] = journalIn(await answeredWith(MB)).values();
		expect(entry).toMatchObject({ state: 'done', found: underTest.keptOf(MB) });
		expect(JSON.stringify(entry)).toMatch(/"x{500,}…"/);
		expect(JSON.stringify(entry)).not.toContain('text 0');
	});

	test('a re-run hands on the shortened answer and says so', async () => {
		const { done } = await answeredWith(MB, {}, retryOnFail());
		expect(done).toHaveLength(2);
		expect(done[0]).toMatchObject({
			reply: expect.stringMatching(/^x{500,}…$/),
			reply_shortened: true,
			[underTest.chatId.field]: 'a',
		});
		expect(sentTimes(sandbox.now, ['text 0', 'text 1'])).toEqual([1, 2]);
	});

	test.each<[string, IDataObject]>([
		['an id of 150 characters', { ...MB, message_id: 'm'.repeat(150) }],
		[
			'many ids before the one that counts',
			{ ...Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`a${i}_id`, 'x'])), ...MB },
		],
	])('a delivered item is not sent again when its long answer has %s', async (_what, body) => {
		await answeredWith(body, {}, retryOnFail());
		expect(sentTimes(sandbox.now, ['text 0'])).toEqual([1]);
	});
});
