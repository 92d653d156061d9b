import { sleep } from 'n8n-workflow';
import type { Failure } from '../../nodes/shared/errors/failure';
import type { ApiRequest } from '../../nodes/shared/http/connection';
import type { Outcome } from '../../nodes/shared/http/request';
import type { Finding, HistoryRequests } from '../../nodes/shared/service';
import {
	KnownRecords,
	lookInHistory,
	lookTimes,
	lookWhichCounts,
	waitForLaterPart,
} from '../../nodes/shared/step/lookUntilFound';

const HISTORY: ApiRequest = { method: 'GET', path: '/history' };
const failed = (more: Partial<Failure> = {}): Outcome => ({
	ok: false,
	failure: { kind: 'connection', delivered: 'unknown', ...more },
});
const answered = (json: unknown): Outcome => ({ ok: true, status: 200, json });
const found = (complete: boolean): Finding<string> => ({ found: 'it', complete });

const rounded = (times: readonly number[]) => times.map((time) => Math.round(time));

describe('when to look', () => {
	test.each([
		[0, 0, [0]],
		[0, 100, [0, 100]],
		[0, 250, [0, 250]],
		[0, 600, [0, 250, 500, 600]],
		[0, 15_000, [0, 250, 696, 1_936, 5_390, 15_000]],
		[0, 20_000, [0, 250, 748, 2_236, 6_687, 20_000]],
		[0, 60_000, [0, 250, 984, 3_873, 15_244, 60_000]],
		[500, 15_000, [500, 987, 1_949, 3_848, 7_597, 15_000]],
		[500, 60_000, [500, 1_303, 3_393, 8_841, 23_031, 60_000]],
		[500, 300, [300]],
		[500, 500, [500]],
		[500, 900, [500, 750, 900]],
		[0, 1_000, [0, 250, 500, 750, 1_000]],
	])('first after %d ms, for %d ms', (firstMs, totalMs, times) => {
		expect(rounded(lookTimes(firstMs, totalMs))).toEqual(times);
	});
});

/** A history that answers with one thing after another, the last one again and again. */
function historyOf(...answers: readonly Outcome[]) {
	const asked: Array<{ path: string; leftMs: number }> = [];
	let next = 0;
	const send = async ({ path }: ApiRequest, leftMs: number): Promise<Outcome> => {
		asked.push({ path, leftMs });
		return answers[Math.min(next++, answers.length - 1)];
	};
	return { asked, look: { cancel: undefined, send } };
}

/** What was found stands in the history as it is. */
const asItIs = (history: unknown) => history as Finding<string>;
const requests: HistoryRequests = { history: HISTORY };
const lookup = {
	...requests,
	bodyWithId: () => ({}),
	evidence: () => asItIs,
	idsIn: () => [],
};
const sought = { deliveryId: 'id', known: [] };

describe('what the looks at a history say together', () => {
	test.each<[string, Outcome[], Finding<string>, number]>([
		['found at once: no more looks', [answered(found(true))], found(true), 1],
		['absent to the end', [answered('absent')], 'absent', 3],
		['found at a later look', [answered('absent'), answered(found(true))], found(true), 2],
		[
			'absent, but the last look failed',
			[...Array<Outcome>(2).fill(answered('absent')), failed()],
			'inconclusive',
			3,
		],
		[
			'a look that failed says nothing: the next one may',
			[failed(), answered('absent')],
			'absent',
			3,
		],
		['none could be read', [failed()], 'inconclusive', 3],
		['what was found stays found', [answered(found(false)), failed()], found(false), 3],
		['until all of it is there', [answered(found(false)), answered(found(true))], found(true), 2],
		['never all of it', [answered(found(false))], found(false), 3],
		['it does not tell', [answered('inconclusive')], 'inconclusive', 3],
	])('%s', async (_what, answers, finding, looks) => {
		const { asked, look } = historyOf(...answers);
		expect(await lookInHistory(lookup, sought, 260, look)).toEqual(finding);
		expect(asked).toHaveLength(looks);
	});

	test('another server that answers four times in a row is not asked again; in between, the API may', async () => {
		const elsewhere = failed({ isElsewhere: true });
		const all = historyOf(elsewhere);
		const mixed = historyOf(elsewhere, elsewhere, elsewhere, answered('absent'), elsewhere);
		const ofApi = historyOf(failed({ isElsewhere: false }));
		const [stopped, went] = await Promise.all([
			lookInHistory(lookup, sought, 1_300, all.look),
			lookInHistory(lookup, sought, 1_300, mixed.look),
			lookInHistory(lookup, sought, 1_300, ofApi.look),
		]);
		expect([stopped, all.asked.length]).toEqual(['inconclusive', 4]);
		expect([went, mixed.asked.length]).toEqual(['inconclusive', 6]);
		expect(ofApi.asked).toHaveLength(6);
	});

	test('each look has the time that is left, at least two seconds', async () => {
		const cancel = new AbortController();
		const lefts: number[] = [];
		const send = async (_history: ApiRequest, leftMs: number) => {
			lefts.push(leftMs);
			if (lefts.length === 2) cancel.abort();
			return answered('absent');
		};
		const looked = lookInHistory(lookup, sought, 60_000, { cancel: cancel.signal, send });
		expect(await looked).toBe('inconclusive');
		expect(lefts[0]).toBeGreaterThan(59_000);
		expect(lefts[0]).toBeLessThanOrEqual(60_000);
		expect(lefts[1]).toBeLessThanOrEqual(59_750);
		const short = historyOf(answered('absent'));
		await lookInHistory(lookup, sought, 0, short.look);
		expect(short.asked).toEqual([{ path: '/history', leftMs: 2_000 }]);
	});

	test('after a cancel nothing is asked; what was found until then stays', async () => {
		const canceled = historyOf(answered(found(true)));
		const look = { ...canceled.look, cancel: AbortSignal.abort() };
		expect(await lookInHistory(lookup, sought, 260, look)).toBe('inconclusive');
		expect(canceled.asked).toEqual([]);
		const cancel = new AbortController();
		const send = async () => {
			cancel.abort();
			return answered(found(false));
		};
		const during = lookInHistory(lookup, sought, 260, { cancel: cancel.signal, send });
		expect(await during).toEqual(found(false));
	});

	test('a look that took long takes the place of those that it was late for, but not of the last', async () => {
		let looks = 0;
		const send = async () => {
			looks += 1;
			if (looks === 1) await sleep(300);
			return answered('absent');
		};
		const looked = lookInHistory(lookup, sought, 260, { cancel: undefined, send });
		expect(await looked).toBe('absent');
		expect(looks).toBe(2);
	});
});

describe('looks that find nothing end after three', () => {
	test.each<[string, Outcome, Finding<string>, number]>([
		['nothing', answered('absent'), 'absent', 3],
		['no answer', failed(), 'inconclusive', 3],
		['a part of it, however often', answered(found(false)), found(false), 5],
	])('%s', async (_what, answer, finding, looks) => {
		const one = historyOf(answer);
		expect(await lookWhichCounts(requests, asItIs, 1_000, one.look)).toEqual(finding);
		expect(one.asked).toHaveLength(looks);
	});

	test('also of a part that comes later: the first look waits for half a second', async () => {
		const part = { ...requests, waitMs: () => 1, evidence: () => asItIs, without: (it: string) => it };
		const one = historyOf(answered('absent'));
		expect(await waitForLaterPart(part, 'it', 2_000, one.look)).toBe('absent');
		expect(one.asked).toHaveLength(3);
		const cancel = new AbortController();
		const lefts: number[] = [];
		const send = async (_history: ApiRequest, leftMs: number) => {
			lefts.push(leftMs);
			cancel.abort();
			return answered('absent');
		};
		await waitForLaterPart(part, 'it', 60_000, { cancel: cancel.signal, send });
		expect(lefts[0]).toBeLessThanOrEqual(59_500);
		expect(lefts[0]).toBeGreaterThan(59_000);
	});
});

describe('what is read at one look', () => {
	test('a history that is not there yet is an empty one, where the service says so', async () => {
		const asked: Array<[kind: string, mayBeThere: boolean]> = [];
		const isNone = ({ kind }: Failure, mayBeThere: boolean) => {
			asked.push([kind, mayBeThere]);
			return kind === 'not_found';
		};
		const seen: unknown[] = [];
		const judge = (history: unknown, beside?: readonly unknown[]): Finding<string> => {
			seen.push([history, beside]);
			return 'absent';
		};
		const none = historyOf(failed({ kind: 'not_found' }));
		expect(await lookWhichCounts({ ...requests, isNone }, judge, 0, none.look)).toBe('absent');
		expect(await lookWhichCounts({ ...requests, isNone }, judge, 0, historyOf(failed()).look)).toBe(
			'inconclusive',
		);
		expect(seen).toEqual([[[], []]]);
		expect(asked).toEqual([
			['not_found', true],
			['connection', true],
		]);
	});

	test('beside it what the history asks for; of that, what could not be read is missing', async () => {
		const beside = (history: unknown) =>
			(history as string[]).map((path): ApiRequest => ({ method: 'GET', path }));
		const { asked, look } = historyOf(answered(['/a', '/b']), failed(), answered('of b'));
		const seen: unknown[] = [];
		const judge = (history: unknown, others?: readonly unknown[]): Finding<string> => {
			seen.push([history, others]);
			return found(true);
		};
		await lookWhichCounts({ ...requests, beside }, judge, 0, look);
		expect(asked.map(({ path }) => path)).toEqual(['/history', '/a', '/b']);
		expect(seen).toEqual([
			[
				['/a', '/b'],
				[undefined, 'of b'],
			],
		]);
	});
});

test('what is known of a history is known of that one', () => {
	const known = new KnownRecords();
	expect([...known.in(HISTORY)]).toEqual([]);
	known.add(HISTORY, ['1', '2']);
	known.add(HISTORY, ['2', '3']);
	known.add({ ...HISTORY, path: '/other' }, ['4']);
	expect([...known.in(HISTORY)]).toEqual(['1', '2', '3']);
	expect([...known.in({ ...HISTORY, path: '/none' })]).toEqual([]);
});
