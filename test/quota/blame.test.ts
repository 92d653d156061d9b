import { blamed, isAboutScope } from '../../nodes/shared/quota/blame';
import { TokenQuota, type Claimed } from '../../nodes/shared/quota/tokenQuota';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = 1_000_000;

/** A request as it counts in a quota of which so many places are used. */
function claimed(limit: number, windowMs: number, used = 1, claim: 'own' | 'try' = 'own'): Claimed {
	const quota = new TokenQuota({ kind: 'request', limit, windowMs });
	for (let index = 1; index < used; index++) quota.take(NOW, 'own');
	return quota.take(NOW, claim);
}

describe('which quota refused a request', () => {
	const minute = claimed(100, MINUTE, 50);
	const hour = claimed(1_000, HOUR, 600);
	const day = claimed(5_000, DAY, 100);
	const all = [minute, hour, day];

	test.each([
		['the one whose window the answer names', { limit: { count: 7, windowMs: MINUTE } }, minute],
		['the one whose limit it names', { limit: { count: 5_000, windowMs: 1 } }, day],
		['of the window that it names, however long the wait', limited(100, MINUTE, HOUR), minute],
		['none that has room again before the Retry-After', { retryAfterMs: HOUR + 1 }, day],
		['the one of those with the shortest window', { retryAfterMs: MINUTE + 1 }, hour],
		['the shortest of all, after a short wait', { retryAfterMs: 1 }, minute],
		['the fullest of all, where no window is that long', { retryAfterMs: 2 * DAY }, hour],
		['the fullest, where the answer says nothing', {}, hour],
		['the fullest, where it names what nobody knows', { limit: { count: 3, windowMs: 3 } }, hour],
	])('%s', (_words, refusal, one) => {
		expect(blamed(all, refusal, NOW)).toBe(one);
		expect(blamed([...all].reverse(), refusal, NOW)).toBe(one);
	});

	function limited(count: number, windowMs: number, retryAfterMs: number) {
		return { limit: { count, windowMs }, retryAfterMs };
	}

	test('the one that the request went beyond our share of, before the fullest', () => {
		const trying = claimed(1_000, HOUR, 10, 'try');
		expect(blamed([minute, trying], {}, NOW)).toBe(trying);
		expect(blamed([minute, trying, claimed(5_000, DAY, 4_000, 'try')], {}, NOW)?.quota.limit).toBe(
			5_000,
		);
		expect(blamed([minute, trying], { limit: { count: 100, windowMs: MINUTE } }, NOW)).toBe(minute);
	});

	test('of two with the same window, the one with the limit that the answer names', () => {
		const other = claimed(20, MINUTE, 1);
		const refusal = { limit: { count: 20, windowMs: MINUTE } };
		expect(blamed([minute, other], refusal, NOW)).toBe(other);
		expect(blamed([minute, other], {}, NOW)).toBe(minute);
	});

	test('what is used counts as of now', () => {
		const older = claimed(100, MINUTE, 60);
		expect(blamed([older, hour], {}, NOW)).toBe(older);
		expect(blamed([older, hour], {}, NOW + 1_000 + MINUTE)).toBe(hour);
	});

	test('none, where it counted in none', () => {
		expect(blamed([], {}, NOW)).toBeUndefined();
	});
});

describe('whether a refusal is about the chat alone', () => {
	const all = new TokenQuota({ kind: 'any', limit: 0, windowMs: MINUTE });
	const minute = new TokenQuota({ kind: 'request', limit: 100, windowMs: MINUTE });
	const calls = new TokenQuota({ kind: 'agentCall', limit: 20, windowMs: MINUTE });
	const unlimited = new TokenQuota({ kind: 'newChat', limit: 0, windowMs: MINUTE });
	const hour = new TokenQuota({ kind: 'request', limit: 1_000, windowMs: HOUR });
	const named = (count: number, windowMs = MINUTE) => ({ limit: { count, windowMs } });

	test.each([
		['it says so', { ofScope: true }, [minute, all], true],
		['it says so, and names a limit', { ofScope: true, ...named(100) }, [minute, all], true],
		['it says that it is not', { ofScope: false }, [minute, all], false],
		['it says nothing', {}, [minute, all], false],
		['it names more than the token has', named(101), [minute, hour, all], true],
		['it names what the token has', named(100), [minute, hour, all], false],
		['it names less', named(20), [minute, hour, all], false],
		['it names more than each of two', named(101), [minute, calls, all], true],
		['it names more than one of two', named(50), [minute, calls, all], false],
		['it names a window of no quota', named(100, DAY), [minute, hour, all], false],
		['one of that window has no limit', named(101), [minute, unlimited, all], false],
		['the window is only that of all', named(101), [hour, all], false],
		['nothing is known of quotas', named(101), [all], false],
	])('%s', (_words, refusal, quotas, isOfPlace) => {
		expect(isAboutScope(refusal, { scope: 'chat 1' }, quotas, all)).toBe(isOfPlace);
		expect(isAboutScope(refusal, { scope: undefined }, quotas, all)).toBe(false);
	});
});
