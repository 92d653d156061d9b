import { readMoment, type Moment } from '../../time/moment';
import type { Answer } from '../answers/answer';
import type { Reading } from '../label';
import type { ReadAnswer } from '../readAnswer';
import type { Kind } from '../words/kinds';
import { compactKey } from '../words/wordsOf';

/** Words for both ends of a time, which say something else of anything that is no time. */
const FROM =
	'from, von, ab, de, desde, a partir de, du, dès, da, dalle, dalle ore, das, van, vanaf, od, od godz, från, fra, alkaen, mistä, с, со, від, з, от, dari, từ, από, mettől, din, de la, nuo, no, alates, من, מ, משעה, از, から, 从, 從, 自, 부터, ตั้งแต่, से';
const UNTIL =
	'to, till, until, bis, a, al, hasta, jusqu’à, à, au, até, às, alle, fino alle, fino a, tot, do, do godz, till kl, til, asti, saakka, mihin, до, по, sampai, hingga, đến, έως, μέχρι, meddig, până la, până, la, iki, līdz, kuni, إلى, حتى, עד, עד שעה, تا, まで, 到, 至, 까지, ถึง, तक';

const compacted = (words: string): ReadonlySet<string> =>
	new Set(words.split(', ').map(compactKey));

let starts: ReadonlySet<string> | undefined;
let ends: ReadonlySet<string> | undefined;

function sideOf({ labels }: Answer): 'time' | 'end' | undefined {
	if (labels.length === 0) return undefined;
	starts ??= compacted(FROM);
	ends ??= compacted(UNTIL);
	const keys = labels.map(compactKey);
	if (keys.every((key) => starts?.has(key))) return 'time';
	return keys.every((key) => ends?.has(key)) ? 'end' : undefined;
}

function clockOf({ value }: Answer): Moment | undefined {
	if (typeof value !== 'string') return undefined;
	const moment = readMoment(value, 'day');
	return moment?.time === undefined || moment.date !== undefined ? undefined : moment;
}

/** What an answer to "From" or "Until" is as one about the time; another field has no such answer. */
function asTime(read: ReadAnswer, kind: Kind): ReadAnswer {
	const { reading } = read;
	if (!reading) return read;
	const own: ReadonlySet<Kind> = new Set([kind]);
	const asked: Reading = { ...reading, own, unknown: 0, languages: reading.languages };
	return { ...read, vetoed: false, reading: asked };
}

/**
 * The answers with those to "From" and "Until" as times of day. Only where the answer is one, at most
 * below a key that is known: the opening hours of a shop have such keys as well.
 */
export const withFromAndUntil = (reads: readonly ReadAnswer[]): readonly ReadAnswer[] =>
	reads.map((read) => {
		const { answer, reading } = read;
		const known = reading?.own.has('end') === true;
		const side = known || !reading ? undefined : sideOf(answer);
		const strange = reading?.unknownAbove !== 0 || reading.above.has('company');
		return side === undefined || strange || !clockOf(answer) ? read : asTime(read, side);
	});
