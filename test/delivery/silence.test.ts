import type { Failure } from '../../nodes/shared/errors/failure';
import type { Outcome } from '../../nodes/shared/http/request';
import { Pacer } from '../../nodes/shared/quota/pacer';
import { isAnswer, SILENT, Silence, silenceOf } from '../../nodes/shared/sending/silence';
import { HandClock } from '../quota/handClock';

const UNANSWERED: Outcome = {
	ok: false,
	failure: { kind: 'connection', delivered: 'unknown' },
};
const ANSWERED: Outcome = { ok: true, status: 200, json: [] };

/** A silence, and whether a look that cannot wait may go now. */
function silent(unanswered = 0) {
	const clock = new HandClock(100_000);
	const silence = new Silence(clock);
	const mayLook = async () => await silence.allowsLook(clock.now(), undefined);
	const lookInVain = async () => {
		const may = await mayLook();
		if (may) silence.heard(UNANSWERED, true);
		return may;
	};
	const begun = async () => {
		for (let look = 0; look < unanswered; look++) expect(await lookInVain()).toBe(true);
	};
	return { clock, silence, mayLook, lookInVain, begun };
}

test('six looks of a token may get no answer; the next one waits, until somebody is answered', async () => {
	const { silence, mayLook, lookInVain } = silent();
	for (let look = 0; look < 6; look++) {
		expect(silence.lasts).toBe(false);
		expect(await lookInVain()).toBe(true);
	}
	expect(silence.lasts).toBe(true);
	expect(await mayLook()).toBe(false);
	silence.heard(ANSWERED, false);
	expect(silence.lasts).toBe(false);
	for (let look = 0; look < 6; look++) {
		expect(silence.lasts).toBe(false);
		expect(await lookInVain()).toBe(true);
	}
	expect([silence.lasts, await mayLook()]).toEqual([true, false]);
});

test('what is not sent meanwhile says why, and what to do', () => {
	expect(SILENT).toMatchObject({
		kind: 'connection',
		delivered: 'no',
		happened: expect.stringContaining('stopped answering'),
		advice: expect.stringContaining('Send it again'),
	});
});

test('looks that are under way count, too', async () => {
	const { silence, mayLook } = silent();
	for (let look = 0; look < 6; look++) expect(await mayLook()).toBe(true);
	expect([silence.lasts, await mayLook()]).toEqual([false, false]);
});

test('what is sent and gets no answer does not ration the looks', async () => {
	const { silence, mayLook } = silent();
	for (let message = 0; message < 10; message++) silence.heard(UNANSWERED, false);
	expect(silence.lasts).toBe(false);
	expect(await mayLook()).toBe(true);
});

test('then there is one look after a second, each further one after twice the time, at most ten seconds', async () => {
	const { clock, lookInVain, begun } = silent(6);
	await begun();
	for (const seconds of [1, 2, 4, 8, 10, 10, 10]) {
		await clock.pass(seconds * 1_000 - 1);
		expect([seconds, await lookInVain()]).toEqual([seconds, false]);
		await clock.pass(1);
		expect([seconds, await lookInVain()]).toEqual([seconds, true]);
	}
});

test('a silence that nobody has met for a minute after the next look is forgotten', async () => {
	const { clock, silence, mayLook, begun } = silent(6);
	await begun();
	await clock.pass(1_000 + 60_000);
	expect([await mayLook(), silence.lasts]).toEqual([true, true]);
	const other = silent(6);
	await other.begun();
	await other.clock.pass(1_000 + 60_001);
	expect(await other.mayLook()).toBe(true);
	expect(other.silence.lasts).toBe(false);
	for (let look = 1; look < 6; look++) expect(await other.mayLook()).toBe(true);
	expect(await other.mayLook()).toBe(false);
});

test('a look that waits goes as soon as somebody is answered, and ends with the execution', async () => {
	const { clock, silence, begun } = silent(6);
	await begun();
	const waits = silence.allowsLook(clock.now() + 60_000, undefined);
	silence.heard(ANSWERED, true);
	expect(await waits).toBe(true);
	const other = silent(6);
	await other.begun();
	const cancel = new AbortController();
	const canceled = other.silence.allowsLook(other.clock.now() + 60_000, cancel.signal);
	cancel.abort();
	expect(await canceled).toBe(false);
	expect(await other.silence.allowsLook(other.clock.now() - 1, undefined)).toBe(false);
});

describe('what says that the server is at work', () => {
	const failed = (kind: Failure['kind'], more: Partial<Failure> = {}): Outcome => ({
		ok: false,
		failure: { kind, delivered: 'no', ...more },
	});

	test.each<[string, Outcome, boolean]>([
		['a success', ANSWERED, true],
		['401', failed('authentication'), true],
		['403', failed('permission'), true],
		['404', failed('not_found'), true],
		['422', failed('invalid_request'), true],
		['409', failed('conflict'), true],
		['429', failed('rate_limited'), true],
		['503 that says when', failed('server_error', { status: 503, retryAfterMs: 0 }), true],
		['503 that does not', failed('server_error', { status: 503 }), false],
		['500 with a time', failed('server_error', { status: 500, retryAfterMs: 5 }), false],
		['no connection', UNANSWERED, false],
		['a redirect', failed('unexpected_redirect', { status: 302 }), false],
		['an error page', failed('unreadable_response', { status: 200 }), false],
		['a cancel', failed('cancelled'), false],
	])('%s', (_what, outcome, isOne) => {
		expect(isAnswer(outcome)).toBe(isOne);
	});
});

test('all who use a token share its silence', () => {
	const [pacer, other] = [new Pacer(), new Pacer()];
	expect(silenceOf(pacer)).toBe(silenceOf(pacer));
	expect(silenceOf(pacer)).not.toBe(silenceOf(other));
});
