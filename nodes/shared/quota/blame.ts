import type { RateRefusal } from '../errors/refusal';
import type { Claimed, TokenQuota } from './tokenQuota';
import type { AdmissionRequest } from './admission';

/**
 * Which of the quotas that a request counted in is the one that refused it. Most answers do not say. It is narrowed
 * down in this order: the quota whose window or limit the words name; those whose window is at least as long as the
 * Retry-After; the one in which the request was a try beyond our share; where there is a Retry-After, the shortest
 * window, as few refusals of an hour's quota end within a minute; the fullest, for its share runs out first.
 *
 * @param now epoch milliseconds
 */
export function blamed(
	claimed: readonly Claimed[],
	{ limit, retryAfterMs = 0 }: RateRefusal,
	now: number,
): Claimed | undefined {
	let left = claimed;
	const narrow = (isMeant: (one: Claimed) => boolean) => {
		const fitting = left.filter(isMeant);
		if (fitting.length > 0) left = fitting;
	};
	narrow(({ quota }) => quota.windowMs === limit?.windowMs);
	narrow(({ quota }) => quota.limit === limit?.count);
	const fits = ({ quota }: Claimed) => quota.windowMs >= retryAfterMs;
	narrow(fits);
	narrow(({ claim }) => claim === 'try');
	const limited = left.filter(({ quota }) => quota.limit < Number.POSITIVE_INFINITY);
	const shortest = Math.min(...limited.map(({ quota }) => quota.windowMs));
	if (retryAfterMs > 0)
		narrow((one) => limited.includes(one) && fits(one) && one.quota.windowMs === shortest);
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
