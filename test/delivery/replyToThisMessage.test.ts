/**
 * @jest-environment ./test/engine/timeZoneEnvironment.js
 */
import type { INodeParameters } from 'n8n-workflow';
import { runNode, type EngineResult } from '../engine/engine';
import { inTimeZones } from '../engine/inTimeZones';
import { inFull, RESET, useOddService, type Clock, type Said } from '../engine/oddService';
import { hintsOf } from './leftBehind';
import { send } from './lostAnswers';

const service = useOddService();

const run = async (options: INodeParameters = {}): Promise<EngineResult> =>
	await runNode({
		parameters: send({ maxWait: 0.6, ...options }),
		credential: service.now.credential,
		items: [{ chat: 'a', text: 'mine' }],
	});

type Sort = (list: unknown[]) => unknown[];

const SORTS: Array<[string, Sort]> = [
	['oldest first', (list) => list],
	['newest first', (list) => [...list].reverse()],
];

const iso: Clock = (at) => new Date(at).toISOString();
const CLOCKS: Array<[string, Clock]> = [
	['milliseconds', iso],
	['whole seconds', (at) => iso(at)?.toString().replace(/\.\d+/, '')],
	['no offset', (at) => iso(at)?.toString().replace('Z', '')],
	['+0000', (at) => iso(at)?.toString().replace('Z', '000+0000')],
	[
		'another offset',
		(at) =>
			`${iso(at + 7_200_000)
				?.toString()
				.replace('Z', '')}+02:00`,
	],
	['epoch seconds', (at) => at / 1000],
	['epoch milliseconds', (at) => at],
];

/** What is said around the message, which gets no answer; `mine` stores it. */
function around(
	say: (mine: () => void) => void,
	clock: Clock = iso,
	sort: Sort = (list) => list,
): void {
	service.now.manner = {
		post: (_message, store) => {
			say(store);
			return RESET;
		},
		history: (messages) => sort(messages.map(inFull(clock))),
	};
}

/** An earlier turn of somebody else, at rest. */
function earlierTurn(): void {
	service.now.say('user', 'theirs', { at: service.now.clock - 60_000 });
	service.now.say('assistant', 'the reply to theirs', { at: service.now.clock - 59_000 });
}

const later = (content: string, more: Partial<Said> = {}) =>
	service.now.say('assistant', content, more);

inTimeZones(() => {
	describe.each(SORTS)('%s', (_sort, sort) => {
		test.each(CLOCKS)(
			'times as %s: the reply is the one to this message',
			async (_clock, clock) => {
				around(
					(mine) => {
						earlierTurn();
						mine();
						later('the reply to mine');
					},
					clock,
					sort,
				);
				const { done } = await run();
				expect(done).toMatchObject([{ content: 'mine', reply: 'the reply to mine' }]);
			},
		);
	});

	test.each(SORTS)('%s, question and answer in one second', async (_sort, sort) => {
		around(
			(mine) => {
				earlierTurn();
				mine();
				later('the reply to mine', { at: service.now.clock });
			},
			CLOCKS[1][1],
			sort,
		);
		const { done } = await run();
		expect(done).toMatchObject([{ reply: 'the reply to mine' }]);
	});
});

describe('never a guess: the reply is null, and a hint says so', () => {
	const oneSecond: Clock = () => '2026-06-20T12:00:00Z';

	test.each<[string, (mine: () => void) => void, Clock, Sort]>([
		[
			'two turns in one second, newest first',
			(mine) => {
				service.now.say('user', 'theirs');
				later('the reply to theirs');
				mine();
				later('the reply to mine');
			},
			oneSecond,
			SORTS[1][1],
		],
		[
			'two turns in one second after an older one, newest first as a server stores them',
			(mine) => {
				earlierTurn();
				const { clock } = service.now;
				service.now.say('user', 'theirs', { at: clock + 1000 });
				later('the reply to theirs', { at: clock + 1000 });
				service.now.clock = clock;
				mine();
				later('the reply to mine', { at: clock + 1000 });
			},
			CLOCKS[1][1],
			// Sorted by whole seconds, those of one second as they were stored.
			(list) =>
				[...list].sort((a, b) =>
					String(Object(b).created_at).localeCompare(String(Object(a).created_at)),
				),
		],
		[
			'a greeting in the same second, in no telling order',
			(mine) => {
				later('Hello! How can I help?');
				mine();
			},
			oneSecond,
			SORTS[0][1],
		],
		[
			'no times at all',
			(mine) => {
				earlierTurn();
				mine();
				later('the reply to mine');
			},
			() => undefined,
			SORTS[1][1],
		],
		[
			"somebody's question is still waiting for its answer",
			(mine) => {
				service.now.say('user', 'theirs');
				mine();
				later('the reply to theirs');
			},
			iso,
			SORTS[0][1],
		],
		[
			'two questions are waiting, and one answer came between',
			(mine) => {
				service.now.say('user', 'theirs');
				service.now.say('user', 'theirs, too');
				later('the reply to theirs');
				mine();
				later('the reply to theirs, too');
			},
			iso,
			SORTS[0][1],
		],
		[
			'somebody asks on before the reply is there',
			(mine) => {
				mine();
				service.now.say('user', 'theirs');
				later('the reply to one of them');
			},
			iso,
			SORTS[0][1],
		],
		[
			'the times say that the reply came before the question',
			(mine) => {
				earlierTurn();
				mine();
				later('whose?', { at: service.now.clock - 5000 });
			},
			iso,
			SORTS[0][1],
		],
	])('%s', async (_what, say, clock, sort) => {
		around(say, clock, sort);
		const result = await run();
		expect(result.done).toMatchObject([{ content: 'mine', reply: null }]);
		expect(hintsOf(result)).toEqual([expect.stringMatching(/cannot be told|no reply/)]);
	});

	test('a note of our own is no reply', async () => {
		around((mine) => {
			mine();
			later('Our own note', { metadata: { delivery_id: 'of-a-lead' } });
		});
		const result = await run();
		expect(result.done).toMatchObject([{ reply: null }]);
		expect(hintsOf(result)).toEqual([expect.stringContaining('no reply')]);
	});
});

describe('agents whose replies repeat the metadata of the question', () => {
	const echo = (question: Said | undefined) => ({ metadata: { ...question?.metadata } });
	const mineOf = () => service.now.messages.find(({ content }) => content === 'mine');

	test.each(SORTS)('%s: the message is ours, the reply is its reply', async (_sort, sort) => {
		around(
			(mine) => {
				const theirs = service.now.say('user', 'theirs', { metadata: { delivery_id: 'theirs' } });
				mine();
				later('the reply to theirs', echo(theirs));
				later('the reply to mine', echo(mineOf()));
			},
			iso,
			sort,
		);
		const { done } = await run();
		expect(done).toMatchObject([{ content: 'mine', sender: 'user', reply: 'the reply to mine' }]);
	});

	test('told even where no time and no order tells', async () => {
		around(
			(mine) => {
				mine();
				service.now.say('user', 'theirs');
				later('the reply to theirs');
				later('the reply to mine', echo(mineOf()));
			},
			() => undefined,
		);
		const { done } = await run();
		expect(done).toMatchObject([{ content: 'mine', reply: 'the reply to mine' }]);
	});

	test('a message that names the one that it answers', async () => {
		around((mine) => {
			mine();
			service.now.say('user', 'theirs');
			later('the reply to mine', { metadata: { in_reply_to: mineOf()?.message_id } });
		});
		const { done } = await run();
		expect(done).toMatchObject([{ reply: 'the reply to mine' }]);
	});
});

test('a question that was left without an answer long ago does not stand in the way', async () => {
	around((mine) => {
		service.now.say('user', 'yesterday', { at: service.now.clock - 86_400_000 });
		mine();
		later('the reply to mine');
	});
	const { done } = await run();
	expect(done).toMatchObject([{ reply: 'the reply to mine' }]);
});

test('what was not there yet when the message was is later, also in one second', async () => {
	service.now.manner = {
		post: (_message, store) => {
			store();
			return RESET;
		},
		history: (messages, look) => {
			if (look === 2) later('the reply to mine');
			return [...(look > 1 ? service.now.messages : messages)].map(
				inFull(() => '2026-06-20T12:00:00Z'),
			);
		},
	};
	const { done } = await run();
	expect(done).toMatchObject([{ reply: 'the reply to mine' }]);
});
