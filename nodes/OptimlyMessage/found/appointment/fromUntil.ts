import { once } from '../../../shared/once';
import { readMoment } from '../../time/moment';
import type { Answer } from '../answers/answer';
import type { ReadAnswer } from '../readAnswer';
import type { Kind } from '../words/kinds';
import { compactKey } from '../words/wordsOf';

/** Words for both ends of a time, which say something else of anything that is no time. */
const FROM =
	'from, von, ab, de, desde, a partir de, du, dès, da, dalle, dalle ore, das, van, vanaf, od, od godz, från, fra, alkaen, mistä, с, со, від, з, от, dari, từ, από, mettől, din, de la, nuo, no, alates, من, מ, משעה, از, から, 从, 從, 自, 부터, ตั้งแต่, से';
const UNTIL =
	'to, till, until, bis, a, al, hasta, jusqu’à, à, au, até, às, alle, fino alle, fino a, tot, do, do godz, till kl, til, asti, saakka, mihin, до, по, sampai, hingga, đến, έως, μέχρι, meddig, până la, până, la, iki, līdz, kuni, إلى, حتى, עד, עד שעה, تا, まで, 到, 至, 까지, ถึง, तक';

const compacted = (words: string) =>
	once((): ReadonlySet<string> => new Set(words.split(', ').map(compactKey)));
const starts = compacted(FROM);
const ends = compacted(UNTIL);

function sideOf({ labels }: Answer): 'time' | 'end' | undefined {
	if (labels.length === 0) return undefined;
	const keys = labels.map(compactKey);
	if (keys.every((key) => starts().has(key))) return 'time';
	return keys.every((key) => ends().has(key)) ? 'end' : undefined;
}

/** A time of day alone. */
function isClock({ value }: Answer): boolean {
	const moment = typeof value === 'string' ? readMoment(value, 'day') : undefined;
	return moment?.time !== undefined && moment.date === undefined;
}

/**
 * The answers with those to "From" and "Until" as times of day. Only where the answer is one, at most
 * below a key that is known: the opening hours of a shop have such keys as well.
 */
export const withFromAndUntil = (reads: readonly ReadAnswer[]): readonly ReadAnswer[] =>
	reads.map((read) => {
		const { answer, reading } = read;
		if (!reading || reading.own.has('end')) return read;
		const side = sideOf(answer);
		const isStrange = reading.unknownAbove > 0 || reading.above.has('company');
		if (side === undefined || isStrange || !isClock(answer)) return read;
		const own: ReadonlySet<Kind> = new Set([side]);
		return { ...read, vetoed: false, reading: { ...reading, own, unknown: 0 } };
	});
