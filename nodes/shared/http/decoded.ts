import { UNSEEN_CHARACTERS } from '../parameters/checks';
import { withoutEscapes, withoutQuotes } from './escapes';
import { MARKS } from './hide';
import { Reading } from './reading';

/** How many levels of escapes are undone, one inside the other; every server in between can add one. */
const ROUNDS = 4;

/** How many encodings of bytes are undone, one inside the other. */
const ENCODINGS = 3;

/** How many characters are looked at in all readings of a text together, for each of its own, and at least. */
const BUDGET = { each: 40, atLeast: 4_000 };

/** What nobody sees, beside white space. */
const INVISIBLE = String.raw`[${UNSEEN_CHARACTERS}\s]+`;

/** Colours of a terminal, comments of HTML and of programs. */
const ASIDES = String.raw`\x1b\[[\d;]{0,20}[a-z]|<!--[^>]{0,200}-->|\/\*[^*]{0,200}\*\/`;

/** What can break up a word: asides, white space, what nobody sees, tags of HTML, and marks as ours, which anybody can write. */
const GAPS = new RegExp(
	String.raw`${ASIDES}|${INVISIBLE}|<\/?[a-z][^<>]{0,200}>|${MARKS.source}`,
	'giu',
);

/** What bytes can be text, and the fewest letters of ASCII in a row that show that they are; zeros are of UTF-16 and 32. */
const TEXT = /[\0\t\n\r\x20-\x7e\x80-\xff]+/g;
const WORD = /(?:[\t\n\r\x20-\x7e]\0{0,3}){6}/;

/** How bytes are written: in which characters, at which places a byte can begin, and how long it is. */
const WRITTEN = [
	{ encoding: 'base64', others: /[^\w+/-]+/g, begins: [0, 1, 2, 3], ratio: [4, 3] },
	{ encoding: 'hex', others: /0x|[^\da-f]+/gi, begins: [0, 1], ratio: [2, 1] },
] as const;

/**
 * The text as it is, then with its percent, JSON and HTML escapes undone, round by round, as one can be inside
 * another; then each of these as a mail program
 * writes it, and at the end all of them without white space, invisible characters and tags. Takes time in proportion to the
 * text.
 */
export const decodings = (text: string): Reading[] => decodingsOf(Reading.of(text));

function decodingsOf(asItIs: Reading): Reading[] {
	const rounds = [asItIs];
	let last = asItIs;
	for (let round = 0; round < ROUNDS; round++) {
		const next = withoutEscapes(last);
		if (!next) break;
		rounds.push(next);
		last = next;
	}
	rounds.push(...rounds.flatMap((reading) => withoutQuotes(reading) ?? []));
	// What was no escape, but part of the secret, is one no more where something unseen stands in it.
	const joined = [...rounds].reverse().map((reading) => reading.without(GAPS));
	return [...rounds, ...joined.filter((reading) => !rounds.includes(reading))];
}

/**
 * The text in every way to read it: with its escapes undone, and the same for what it holds as base64, as hex or as a
 * list of numbers, whatever stands between their characters, one inside the other.
 *
 * @param encodings how many of these are undone; there is no end to escapes and encodings of each other
 */
export function* readings(text: string, encodings = ENCODINGS): Generator<Reading> {
	let left = BUDGET.atLeast + BUDGET.each * text.length;
	const seen = new Set<string>();
	let level = [Reading.of(text)];
	for (let depth = 0; depth <= encodings; depth++) {
		const next: Reading[] = [];
		for (const reading of level) {
			for (const decoding of decodingsOf(reading)) {
				left -= decoding.characters.length;
				if (left < 0) return;
				if (seen.has(decoding.characters)) continue;
				seen.add(decoding.characters);
				yield decoding;
				if (depth < encodings) next.push(...encodedIn(decoding, seen));
			}
		}
		level = next;
	}
}

/** What of a text reads like words when it is taken for encoded bytes; nothing is decoded that was `seen`. */
function encodedIn(reading: Reading, seen: Set<string>): Reading[] {
	const found = [numbersIn(reading)];
	for (const { encoding, others, begins, ratio } of WRITTEN) {
		const written = reading.without(others);
		const what = `${encoding} ${written.characters}`;
		if (seen.has(what)) continue;
		seen.add(what);
		for (const begin of begins) {
			const bytes = Buffer.from(written.characters.slice(begin), encoding).toString('latin1');
			found.push(written.decoded(bytes, begin, ratio));
		}
	}
	return found
		.map((bytes) => bytes.only(TEXT, (run) => WORD.test(run)))
		.filter(({ characters }) => characters !== '');
}

/** Each number as the character of that byte. */
function numbersIn(reading: Reading): Reading {
	const numbers = reading.only(/\d+/g);
	return (
		numbers.replaced(/\ufffd(\d+)/g, ([whole, digits]) => [
			[Number(digits) < 256 ? String.fromCharCode(Number(digits)) : '', whole.length],
		]) ?? numbers
	);
}
