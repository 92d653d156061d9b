import type { Refusal } from '../errors/refusal';
import type { Claimed, TokenQuota } from './tokenQuota';
import type { TurnRequest } from './turn';

/**
 * Which of the quotas that a request counted in is the one that refused it. Most answers do not say; in this order:
 * the quota that the words name; none that would have room again before the Retry-After; the one that the request
 * went beyond our share of; the one of which most is used, for a share in it is what runs out first.
 *
 * @param now epoch milliseconds
 */
export function blamed(
	claimed: readonly Claimed[],
	{ limit, retryAfterMs = 0 }: Refusal,
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
 * Whether a refusal is about the request's place, such as its chat, alone: it names one, or a limit beyond those of
 * the token.
 *
 * @param quotas that the request counts in, with `all`, in which every request counts
 */
export function isAboutPlace(
	{ ofPlace, limit }: Refusal,
	{ place }: Pick<TurnRequest, 'place'>,
	quotas: readonly TokenQuota[],
	all: TokenQuota,
): boolean {
	if (place === undefined) return false;
	if (ofPlace || !limit) return ofPlace === true;
	const alike = quotas.filter(({ windowMs }) => windowMs === limit.windowMs);
	return (
		alike.some((quota) => quota.limit < limit.count) &&
		alike.every((quota) => quota.limit < limit.count || quota === all)
	);
}
