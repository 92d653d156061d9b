import type { INodeParameters } from 'n8n-workflow';
import { runNode } from '../engine/engine';
import { Answer, inFull, useOddService } from '../engine/oddService';
import { messageGetAll } from '../operations/operationParameters';
import { failureDetails } from './leftBehind';
import { CONTINUES, send } from './lostAnswers';

const service = useOddService();

const HOUR = 3_600_000;
const [DAYS, MONTHS] = [
	'Sunday Monday Tuesday Wednesday Thursday Friday Saturday',
	'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec',
].map((names) => names.split(' '));

/** The three forms of RFC 9110, 5.6.7. */
const FORMS: Array<[string, (at: number) => string]> = [
	['IMF-fixdate', (at) => new Date(at).toUTCString()],
	[
		'RFC 850',
		(at) => {
			const date = new Date(at);
			const [, day, month, year, clock] = date.toUTCString().split(' ');
			return `${DAYS[date.getUTCDay()]}, ${day}-${month}-${year.slice(2)} ${clock} GMT`;
		},
	],
	[
		'asctime',
		(at) => {
			const date = new Date(at);
			const day = String(date.getUTCDate()).padStart(2, ' ');
			const clock = date.toISOString().slice(11, 19);
			const names = `${DAYS[date.getUTCDay()].slice(0, 3)} ${MONTHS[date.getUTCMonth()]}`;
			return `${names} ${day} ${clock} ${date.getUTCFullYear()}`;
		},
	],
];

/** What a Retry-After can say; `at` is what the server takes for now. */
const READABLE: Array<[string, (at: number) => string]> = [
	['seconds', () => '1'],
	['no seconds', () => '0'],
	...FORMS.map(([form, write]): [string, (at: number) => string] => [
		form,
		(at) => write(at + 1_000),
	]),
	['the past', (at) => new Date(at - HOUR).toUTCString()],
];
const GARBAGE = [
	'-1',
	'-5',
	'soon',
	'soon 5',
	'try again in 5',
	'never 1',
	'1e3',
	'30 seconds',
	'',
];

/** An answer of a server whose clock is off; it says so in its Date, or has none. */
const refusal = (code: number, retryAfter: (at: number) => string, offMs: number | undefined) => {
	const at = Date.now() + (offMs ?? 0);
	return new Answer(code, JSON.stringify({ detail: 'Not now' }), 'application/json', {
		'retry-after': retryAfter(at),
		...(offMs !== undefined && { date: new Date(at).toUTCString() }),
	});
};

const run = async (parameters: INodeParameters, texts: readonly string[] = ['text']) =>
	await runNode({
		parameters,
		credential: service.now.credential,
		items: texts.map((text) => ({ chat: `chat ${text}`, text })),
		settings: CONTINUES,
	});

const OTHER_CODES = [500, 501, 502, 504, ...Array.from({ length: 11 }, (_, index) => 520 + index)];
const OFFS = [undefined, 0, HOUR, -HOUR];
const UNCERTAIN = [
	...OTHER_CODES.flatMap((code) =>
		[...READABLE, ...GARBAGE.map((text): [string, () => string] => [text, () => text])].map(
			([what, write], nth) => ({ what, code, write, off: OFFS[nth % OFFS.length] }),
		),
	),
	// Without a time that can be read, the server does not say when it will take the request.
	...GARBAGE.flatMap((text) =>
		OFFS.map((off) => ({ what: text, code: 503, write: () => text, off })),
	),
];

test('any 5xx but a 503 that says when: the message may have arrived, and is never sent again', async () => {
	const names = UNCERTAIN.map(({ what, code, off }) => `${code} ${what} ${off}`);
	service.now.manner = {
		post: ({ content }) => {
			const { code, write, off } = UNCERTAIN[names.indexOf(content)];
			return refusal(code, write, off);
		},
		history: () => [],
	};
	const options = { maxWait: 1, maxParallelChats: 64, waitForReply: 0 };
	const result = await run(send(options), names);
	expect(service.now.texts.length).toBe(new Set(names).size);
	const ends = failureDetails(result).map((details, index) => {
		const { kind, delivered, attempts } = details;
		return `${names[index]}: ${kind} ${delivered} ${attempts}`;
	});
	expect(ends).toEqual(names.map((name) => `${name}: delivery_unknown unknown 1`));
});

describe.each([0, HOUR, -HOUR])('a server whose clock is off by %d ms', (off) => {
	test.each(READABLE)('503 with Retry-After (%s): sent again after it', async (_what, write) => {
		const times: number[] = [];
		service.now.manner = {
			post: (message, store, nth) => {
				times.push(performance.now());
				if (nth === 1) return refusal(503, write, off);
				store();
				return inFull()(message);
			},
		};
		const { done } = await run(send({ maxWait: 10, waitForReply: 0 }));
		expect(done).toMatchObject([{ content: 'text' }]);
		expect(service.now.messages).toHaveLength(1);
		expect(times).toHaveLength(2);
		// A date has whole seconds: what is left of them can be next to nothing, never an hour.
		expect(times[1] - times[0]).toBeLessThan(8_000);
	});
});

test.each([500, 502, 504, 522])(
	'a %d with Retry-After of a list: it is read again',
	async (code) => {
		let reads = 0;
		service.now.manner = {
			history: (messages) => {
				reads += 1;
				return reads === 1 ? refusal(code, () => '1', 0) : messages.map(inFull());
			},
		};
		service.now.say('user', 'hello');
		const { done } = await run(messageGetAll('a'));
		expect(done).toMatchObject([{ content: 'hello' }]);
		expect(reads).toBe(2);
	},
);

test.each([502, 503])(
	'a server that answers everything with %d and a Retry-After is asked six times at most after one message',
	async (code) => {
		service.now.manner = {
			post: () => refusal(500, () => '1', 0),
			history: () => refusal(code, () => '0', 0),
		};
		const result = await run(send({ maxWait: 6 }));
		expect(failureDetails(result)).toMatchObject([{ kind: 'delivery_unknown', attempts: 1 }]);
		expect(service.now.texts).toEqual(['text']);
		expect(service.now.looks).toBeGreaterThan(1);
		expect(service.now.looks).toBeLessThanOrEqual(6);
	},
);
