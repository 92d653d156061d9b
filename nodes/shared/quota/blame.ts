import type { RateRefusal } from '../errors/refusal';
import type { Claimed, TokenQuota } from './tokenQuota';
import type { AdmissionRequest } from './admission';

/**
 * Which of the quotas that a request counted in is the one that refused it. Most answers do not say. It is narrowed
 * down in this order: the quota whose window or limit the words name; those whose window is at least as long as the
 * Retry-After; the one in which the request was a try beyond our share; the fullest, for its share runs out first.
 *
 * @param now epoch milliseconds
 */
export function blamed(
	claimed: readonly Claimed[],
	{ limit, retryAfterMs = 0 }: RateRefusal,
	now: number,
): Claimed | undefined {
	let left = claimed;
	const narrow = (fits: (one: Claimed) => boolean) => {
		const fitting = left.filter(fits);
		if (fitting.length > 0) left = fitting;
	};
	narrow(({ quota }) => quota.windowMs === limit?.windowMs);
	narrow(({ quota }) => quota.limit === limit?.count);
	narrow(({ quota }) => quota.windowMs >= retryAfterMs);
	narrow(({ claim }) => claim === 'try');
	const parts = left.map(({ quota }) => quota.usedPart(now));
	return left[parts.indexOf(Math.max(...parts))];
}

/**
 * Whether a refusal is about the request's scope, such as its chat, alone: it names one, or a limit beyond those of
 * the token.
 *
 * @param quotas that the request counts in, with `all`, in which every request counts
 */
export function isAboutScope(
	{ ofScope, limit }: RateRefusal,
	{ scope }: Pick<AdmissionRequest, 'scope'>,
	quotas: readonly TokenQuota[],
	all: TokenQuota,
): boolean {
	if (scope === undefined) return false;
	if (ofScope || !limit) return ofScope === true;
	const alike = quotas.filter(({ windowMs }) => windowMs === limit.windowMs);
	return (
		alike.some((quota) => quota.limit < limit.count) &&
		alike.every((quota) => quota.limit < limit.count || quota === all)
	);
}
