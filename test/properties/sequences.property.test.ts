import fc from 'fast-check';
import type { IDataObject, INode } from 'n8n-workflow';
import { CONTINUES, RETRIES, send } from '../delivery/lostAnswers';
import { runNode, type EngineResult } from '../engine/engine';
import {
	Answer,
	HALF_JSON,
	inFull,
	OddService,
	RESET,
	status,
	WEB_PAGE,
	type Said,
} from '../engine/oddService';
import { holdsAsync } from './holds';

/** What one POST comes to: whether the message is stored, and what is answered in place of it. */
interface Fate {
	readonly stored: boolean;
	readonly answer?: unknown;
}

const soon = (code: number) =>
	new Answer(code, '{"detail": "Not now"}', 'application/json', { 'retry-after': '0' });

const FATES: readonly Fate[] = [
	{ stored: true },
	{ stored: true },
	{ stored: true },
	...[RESET, status(500), soon(502), WEB_PAGE, HALF_JSON, status(303)].flatMap((answer) => [
		{ stored: true, answer },
		{ stored: false, answer },
	]),
	...[status(400), status(404, 'Chat not found'), soon(503), soon(429)].map((answer) => ({
		stored: false,
		answer,
	})),
];

const LOOKS = ['whole', 'whole', 'newestFirst', 'broken', 'page', 'withoutMetadata'] as const;

const anySequence = fc.record({
	/** Chats of the items, by number, and what becomes of the first tries of each. */
	items: fc.array(
		fc.record({
			chat: fc.integer({ min: 0, max: 1 }),
			fates: fc.array(fc.constantFrom(...FATES), { minLength: 1, maxLength: 3 }),
		}),
		{ minLength: 1, maxLength: 5 },
	),
	looks: fc.array(fc.constantFrom(...LOOKS), { minLength: 1, maxLength: 6 }),
	onUncertainDelivery: fc.constantFrom('checkHistory', 'checkHistoryAndResend', 'fail'),
	maxParallelChats: fc.constantFrom(1, 10),
	onError: fc.constantFrom('stop', 'continueRegularOutput', 'continueErrorOutput'),
	retryOnFail: fc.boolean(),
	retriesByHand: fc.integer({ min: 0, max: 2 }),
	/** The run is canceled when so many messages were posted. */
	cancelAfter: fc.option(fc.integer({ min: 1, max: 4 }), { freq: 5 }),
});

type Sequence = typeof anySequence extends fc.Arbitrary<infer Some> ? Some : never;

function settingsOf({ onError, retryOnFail }: Sequence): Partial<INode> {
	if (onError === 'stop') return retryOnFail ? RETRIES : {};
	const continues: Partial<INode> =
		onError === 'continueRegularOutput' ? CONTINUES : { onError: 'continueErrorOutput' };
	return retryOnFail ? { ...RETRIES, ...continues } : continues;
}

const shown = (messages: readonly Said[], look: (typeof LOOKS)[number]): unknown => {
	const all = messages.map(inFull());
	switch (look) {
		case 'whole':
			return all;
		case 'newestFirst':
			return all.reverse();
		case 'broken':
			return status(500);
		case 'page':
			return { messages: all.slice(0, 1), has_more: all.length > 1 };
		case 'withoutMetadata':
			return all.map((one) => ({ ...one, metadata: undefined }));
	}
};

/** Runs the sequence to its end: the node, n8n's own retries, and those by hand. */
async function runToTheEnd(service: OddService, sequence: Sequence) {
	const { items, looks, onUncertainDelivery, maxParallelChats, cancelAfter } = sequence;
	const fates = new Map(items.map(({ fates: each }, index) => [`text ${index}`, [...each]]));
	const cancel = new AbortController();
	service.manner = {
		post: (message, store, nth) => {
			const fate = fates.get(message.content)?.shift() ?? { stored: true };
			if (fate.stored) store();
			if (nth === cancelAfter) cancel.abort();
			return 'answer' in fate ? fate.answer : inFull()(message);
		},
		history: (messages, look) => shown(messages, looks[(look - 1) % looks.length]),
	};
	for (const chat_id of ['a', 'b'])
		service.say('user', 'before', { chat_id, metadata: { source: 'website' } });
	const run = async (executionId: string, retryOf?: string): Promise<EngineResult> =>
		await runNode({
			parameters: send({ onUncertainDelivery, maxParallelChats, maxWait: 0.3, waitForReply: 0 }),
			credential: service.credential,
			items: items.map(
				({ chat }, index): IDataObject => ({
					chat: 'ab'[chat],
					text: `text ${index}`,
				}),
			),
			settings: settingsOf(sequence),
			executionId,
			...(retryOf === undefined
				? {
						cancelWhen: new Promise((resolve) => {
							cancel.signal.addEventListener('abort', resolve);
						}),
					}
				: { retryOf }),
		});
	let result = await run('1');
	for (let retry = 1; retry <= sequence.retriesByHand; retry++) {
		if (result.run.status === 'success') break;
		result = await run(String(retry + 1), result.stored);
	}
	return result;
}

test('whatever becomes of the requests, however often it is run again: each message once, in order, and what is said is true', async () => {
	await holdsAsync(
		fc.asyncProperty(anySequence, async (sequence) => {
			const service = new OddService();
			await service.start();
			const result = await runToTheEnd(service, sequence).finally(
				async () => await service.close(),
			);
			const stored = service.messages.filter(({ content }) => content !== 'before');
			const texts = stored.map(({ content }) => content);
			expect(texts).toEqual([...new Set(texts)]);
			for (const chat of ['a', 'b']) {
				const inChat = stored.filter(({ chat_id }) => chat_id === chat);
				const numbers = inChat.map(({ content }) => Number(content.slice(5)));
				expect(numbers).toEqual([...numbers].sort((one, other) => one - other));
			}
			for (const item of result.done) {
				if (item.error !== undefined) continue;
				const { content } = stored.find((one) => one.message_id === item.message_id) ?? {};
				expect(content).toBe(item.content);
			}
			expectTrue(result, sequence.items.length, new Set(texts));
		}),
		{ numRuns: 80 },
	);
}, 600_000);

/** What the run says of each item, as `delivered` in its details; `yes` of those that succeeded. */
function saidOf({ run, output }: EngineResult, items: number): Map<number, unknown> {
	const { context } = Object(run.data.resultData.error);
	if (context) {
		const said = new Map<number, unknown>();
		for (const { item, delivered } of context.failed ?? []) said.set(item, delivered);
		for (const { item } of context.delivered ?? []) said.set(item, 'yes');
		if (context.details) said.set(context.itemIndex ?? 0, context.details.delivered);
		return said;
	}
	const indexOf = (pairedItem: unknown) => Number(Object(pairedItem).item ?? pairedItem);
	return new Map(
		output.slice(0, items).map(({ json, pairedItem }) => {
			const { delivered } = Object(json.details);
			return [indexOf(pairedItem), json.error === undefined ? 'yes' : delivered];
		}),
	);
}

/** Nothing that arrived is said not to have, nor is it left out, and nothing that did not arrive is said to have. */
function expectTrue(result: EngineResult, items: number, stored: ReadonlySet<string>): void {
	const said = saidOf(result, items);
	for (let index = 0; index < items; index++) {
		const of = said.get(index) ?? (result.run.status === 'success' ? undefined : 'no');
		const allowed = stored.has(`text ${index}`) ? ['yes', 'unknown'] : ['no', 'unknown'];
		if (of !== undefined) expect([index, allowed]).toEqual([index, expect.arrayContaining([of])]);
	}
}
