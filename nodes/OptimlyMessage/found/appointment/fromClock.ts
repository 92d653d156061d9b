import type { Scalar } from '../found';
import type { ReadAnswer } from '../readAnswer';

/** Hours, minutes and seconds, as people write them and in the compact form of ISO 8601. */
const WITH_SECONDS =
	/(?:(?<!\d)\d{1,2}:[0-5]\d:|\d{8}T(?:[01]\d|2[0-3])[0-5]\d)([0-5]\d)(?:[.,](\d{1,9}))?(?!\d)/;

/** "23:59:59": the end of a day. */
const LAST_SECOND = /(?<!\d)23:59:59(?!\d)/;

/** Seconds or milliseconds since 1970, in our days. */
const EPOCH = /^1\d{9}(?:\d{3})?$/;

const isSide = ({ reading }: ReadAnswer): boolean =>
	reading?.own.has('start') === true || reading?.own.has('end') === true;

/**
 * The answers without moments that were read from a clock, by a program: they have seconds, and who wishes for a
 * time chooses a whole minute. Where a start or its end is a whole minute, somebody chose both.
 */
export function withoutFromClock(reads: readonly ReadAnswer[]): readonly ReadAnswer[] {
	const chosen = new Set(
		reads
			.filter((read) => isSide(read) && !isFromClock(read.answer.value))
			.map(({ answer }) => answer.group),
	);
	return reads.filter(
		(read) => !isFromClock(read.answer.value) || (isSide(read) && chosen.has(read.answer.group)),
	);
}

function isFromClock(value: Scalar | undefined): boolean {
	if (typeof value !== 'string' && typeof value !== 'number') return false;
	const text = String(value).trim();
	if (EPOCH.test(text)) return Number(text) % (text.length > 10 ? 60_000 : 60) !== 0;
	const [, seconds, fraction = '0'] = WITH_SECONDS.exec(text) ?? [];
	if (seconds === undefined || LAST_SECOND.test(text)) return false;
	return Number(seconds) !== 0 || Number(fraction) !== 0;
}
