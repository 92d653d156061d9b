import type { Grant } from '../../nodes/shared/quota/admission';
import type { Pacer } from '../../nodes/shared/quota/pacer';
import { pacerFor } from '../../nodes/shared/quota/pacers';

const HOUR = 3_600_000;
const quotas = [{ kind: 'request', limit: 2, windowMs: 60_000 }];

/** By then, whatever was made now has been idle for hours; each test has hours of its own. */
let hours = 10;
const later = () => Date.now() + (hours += 10) * HOUR;

test('tokens that nobody uses are looked for once in a second, no more often', () => {
	const now = later();
	pacerFor('first', [], now);
	const idle = pacerFor('idle', [], now);
	pacerFor('first', [], now + 1_000);
	expect(pacerFor('idle', [], now + 1_000)).toBe(idle);
	pacerFor('first', [], now + 1_001);
	expect(pacerFor('idle', [], now + 1_001)).not.toBe(idle);
	const next = pacerFor('idle', [], now + 1_001);
	pacerFor('first', [], now + 2_001);
	expect(pacerFor('idle', [], now + 2_001)).toBe(next);
	pacerFor('first', [], now + 2_002);
	expect(pacerFor('idle', [], now + 2_002)).not.toBe(next);
});

test('one that the server has asked to wait is kept until that is over', async () => {
	const now = later();
	const paused = pacerFor('paused', [], now);
	const turn = await paused.admit({ kinds: ['request'], caller: '1', deadline: 0 });
	if (!('granted' in turn)) throw new Error('There was no room');
	turn.granted.putOff(24 * HOUR);
	const over = Date.now() + 24 * HOUR;
	pacerFor('first', [], over - 5_000);
	expect(pacerFor('paused', [], over - 5_000)).toBe(paused);
	pacerFor('first', [], over + 5_000);
	expect(pacerFor('paused', [], over + 5_000)).not.toBe(paused);
});

test('a clock that was set back does not end the looking', () => {
	const now = later();
	pacerFor('first', [], now);
	const idle = pacerFor('idle', [], now);
	pacerFor('first', [], now - 2_000);
	expect(pacerFor('idle', [], now - 2_000)).not.toBe(idle);
});

test('a token that is asked for is kept, however long nobody used it', () => {
	const now = later();
	const own = pacerFor('own', [], now);
	expect(pacerFor('own', [], now + 5_000)).toBe(own);
});

test('the quotas are those of the latest call, and what was used still counts', async () => {
	const now = later();
	const asking = { kinds: ['request'], caller: '1', deadline: 0 };
	const pacer = pacerFor('used', quotas, now);
	const first = await pacer.admit(asking);
	expect(first).toHaveProperty('granted');
	expect(pacerFor('used', [{ ...quotas[0], limit: 1 }], now)).toBe(pacer);
	expect(await pacer.admit(asking)).toMatchObject({ because: 'quota' });
	pacerFor('used', quotas, now);
	expect(await pacer.admit(asking)).toHaveProperty('granted');
	pacerFor('used', [], now);
	expect(await pacer.admit(asking)).toHaveProperty('granted');
});

async function granted(pacer: Pacer): Promise<Grant> {
	const turn = await pacer.admit({ kinds: ['request'], caller: '1', deadline: Date.now() });
	if (!('granted' in turn)) throw new Error('There was no room');
	return turn.granted;
}

test('are shared by key, also with other quotas', () => {
	expect(pacerFor('shared', quotas)).toBe(pacerFor('shared', []));
	expect(pacerFor('shared', quotas)).not.toBe(pacerFor('not shared', quotas));
});

test.each([
	['with a quota', [{ kind: 'request', limit: 1, windowMs: 50 }]],
	['without quotas', []],
	['with a longer window', [{ kind: 'request', limit: 1, windowMs: HOUR - 1 }]],
])('%s: are kept for an hour after the last request, then dropped', async (name, given) => {
	const pacer = pacerFor(name, given);
	(await granted(pacer)).counted();
	pacerFor('another', quotas, Date.now() + HOUR - 1000);
	expect(pacerFor(name, given)).toBe(pacer);
	pacerFor('another', quotas, Date.now() + HOUR + 1000);
	expect(pacerFor(name, given)).not.toBe(pacer);
});

test('are kept while the server has asked to wait', async () => {
	const pacer = pacerFor('paused', []);
	(await granted(pacer)).putOff(2 * HOUR);
	pacerFor('another', quotas, Date.now() + HOUR + 1000);
	expect(pacerFor('paused', [])).toBe(pacer);
});
