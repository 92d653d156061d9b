import { isUsualPage } from '../OptimlyMessage/api/readList';
import type { ListRead } from './readLists';
import type { Warning } from './warnings';

/** What a list does not show of its records. */
export function warningsOfList({ withoutId, unusable, shows }: ListRead): Array<[Warning, number]> {
	return [
		['withoutId', withoutId],
		['unusable', unusable],
		['more', shows === 'more' ? 1 : 0],
	];
}

/**
 * A list that the server may cut off at its oldest records: at the first look any that can be a page; later, when it
 * has grown to a length at which servers cut lists off, and does not grow on.
 */
export function roundLength(
	{ records, shows }: ListRead,
	isFirst: boolean,
	fresh: number,
): [Warning, number] {
	const isSuspect = isFirst || (fresh === 0 && isUsualPage(records.length));
	return ['roundLength', shows === 'unknown' && isSuspect ? records.length : 0];
}
