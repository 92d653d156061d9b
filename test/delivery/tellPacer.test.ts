import type { Failure } from '../../nodes/shared/errors/failure';
import { Pacer } from '../../nodes/shared/quota/pacer';
import { tellPacer } from '../../nodes/shared/sending/tellPacer';
import { HandClock } from '../quota/handClock';

const MINUTE = 60_000;

const failure = (more: Partial<Failure>): Failure => ({
	kind: 'server_error',
	delivered: 'no',
	...more,
});

/** What a second request comes to, a while after the pacer of a quota of one was told of the first. */
async function afterwards(failed: Failure | undefined, later: number) {
	const clock = new HandClock();
	const pacer = new Pacer(clock);
	pacer.setQuotas([{ kind: 'request', limit: 1, windowMs: MINUTE }]);
	const asking = { kinds: ['request'], caller: '1', deadline: 0 };
	const turn = await pacer.admit(asking);
	if (!('granted' in turn)) throw new Error('There was no room');
	const outcome = failed
		? ({ ok: false, failure: failed } as const)
		: ({ ok: true, status: 200, json: {} } as const);
	await clock.pass(500);
	tellPacer(turn.granted, outcome);
	await clock.pass(later - 500);
	const next = pacer.admit(asking);
	await clock.pass(50);
	const came = await next;
	return 'because' in came ? came.because : 'granted' in came ? 'granted' : 'cancelled';
}

test.each<[string, Failure | undefined, number, string]>([
	['a success counts from its answer', undefined, MINUTE + 400, 'quota'],
	['a success counts for a window', undefined, MINUTE + 500, 'granted'],
	['so does an error of the API', failure({ status: 500 }), MINUTE + 400, 'quota'],
	['so does a 503 without a time', failure({ status: 503 }), MINUTE + 400, 'quota'],
	['and one that ends', failure({ status: 503 }), MINUTE + 500, 'granted'],
	[
		'a time of another status',
		failure({ status: 502, retryAfterMs: 1e6 }),
		MINUTE + 500,
		'granted',
	],
	['503 with a time', failure({ status: 503, retryAfterMs: 120_000 }), 120_400, 'server'],
	[
		'503 with a time that is over',
		failure({ status: 503, retryAfterMs: 120_000 }),
		120_500,
		'granted',
	],
	['no answer counts', failure({ kind: 'connection' }), MINUTE + 400, 'quota'],
	['a refusal', failure({ status: 429, refusal: { retryAfterMs: 3_000 } }), 3_400, 'server'],
	[
		'a refusal that is over',
		failure({ status: 429, refusal: { retryAfterMs: 3_000 } }),
		3_500,
		'granted',
	],
	[
		'a refusal with a time of its own',
		failure({ status: 503, retryAfterMs: 120_000, refusal: { retryAfterMs: 3_000 } }),
		3_500,
		'granted',
	],
])('%s', async (_what, failed, later, came) => {
	expect(await afterwards(failed, later)).toBe(came);
});

test('one without an answer does not end a break that it was sent to look at', async () => {
	const clock = new HandClock();
	const pacer = new Pacer(clock);
	const asking = { kinds: ['request'], caller: '1', deadline: 0 };
	const look = async () => {
		const turn = await pacer.admit(asking);
		if (!('granted' in turn)) throw new Error('There was no room');
		return turn.granted;
	};
	tellPacer(await look(), {
		ok: false,
		failure: failure({ status: 503, retryAfterMs: 86_400_000 }),
	});
	await clock.pass(MINUTE);
	tellPacer(await look(), { ok: false, failure: failure({ kind: 'connection' }) });
	const next = pacer.admit(asking);
	await clock.pass(50);
	expect(await next).toMatchObject({ because: 'server' });
	await clock.pass(2 * MINUTE);
	tellPacer(await look(), { ok: false, failure: failure({ status: 500 }) });
	expect(await pacer.admit(asking)).toHaveProperty('granted');
});
