import { TokenQuota, type Claimed } from '../../nodes/shared/quota/tokenQuota';
import type { AdmissionRequest } from '../../nodes/shared/quota/admission';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const NOW = 1_000_000;
export const NO_LIMIT = Number.POSITIVE_INFINITY;

export const asked: AdmissionRequest = { kinds: ['request'], caller: '1', deadline: NO_LIMIT };
export const poll: AdmissionRequest = { ...asked, leavesRoom: true };

export const quotaOf = (limit: number, windowMs = MINUTE) =>
	new TokenQuota({ kind: 'request', limit, windowMs });

/** Sends one, if it may go. */
export function send(quota: TokenQuota, now: number, request = asked): Claimed | undefined {
	const claim = quota.claim(now, request);
	return claim && quota.take(now, claim);
}

export function sent(quota: TokenQuota, now: number, request = asked): Claimed {
	const claimed = send(quota, now, request);
	if (!claimed) throw new Error('There was no room');
	return claimed;
}

/** Sends so many that the server takes at once. */
export function taken(quota: TokenQuota, count: number, now: number, request = asked): number {
	let gone = 0;
	for (; gone < count; gone++) {
		const claimed = send(quota, now, request);
		if (!claimed) break;
		quota.counted(claimed, now);
	}
	return gone;
}
