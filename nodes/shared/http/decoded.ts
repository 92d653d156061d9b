/** A text with its escapes undone, and where in it each character comes from. */
export interface Decoded {
	readonly characters: string;
	/** Where the source of each UTF-16 unit of `characters` begins and ends in the text. */
	readonly starts: readonly number[];
	readonly ends: readonly number[];
}

/** How many levels of escapes are undone, one inside the other; every server in between can add one. */
const ROUNDS = 4;

/** The names that HTML has for visible characters of ASCII. */
const NAMED: ReadonlyMap<string, string> = new Map([
	['amp', '&'],
	['apos', "'"],
	['ast', '*'],
	['bsol', '\\'],
	['colon', ':'],
	['comma', ','],
	['commat', '@'],
	['dollar', '$'],
	['equals', '='],
	['excl', '!'],
	['grave', '`'],
	['gt', '>'],
	['hat', '^'],
	['lcub', '{'],
	['lowbar', '_'],
	['lpar', '('],
	['lsqb', '['],
	['lt', '<'],
	['num', '#'],
	['percnt', '%'],
	['period', '.'],
	['plus', '+'],
	['quest', '?'],
	['quot', '"'],
	['rcub', '}'],
	['rpar', ')'],
	['rsqb', ']'],
	['semi', ';'],
	['sol', '/'],
	['verbar', '|'],
]);

/** Percent-encoding, the escapes of JSON and JavaScript, and those of HTML. */
const ESCAPES = new RegExp(
	[
		String.raw`((?:%[\da-f]{2})+)|\\u([\da-f]{4})|\\x([\da-f]{2})|\\([^ux])`,
		String.raw`&#(\d{1,7});?|&#x([\da-f]{1,6});?|&(${[...NAMED.keys()].join('|')});`,
	].join('|'),
	'gi',
);

const CONTROLS: ReadonlyMap<string, string> = new Map([
	['n', '\n'],
	['r', '\r'],
	['t', '\t'],
	['b', '\b'],
	['f', '\f'],
]);

/** The bytes that a character of UTF-8 has, by its first. */
const lengthFrom = (first: number) => (first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4);

/** Percent-encoded bytes as characters, each with the number of its bytes; bytes that are not UTF-8 stay single. */
function fromPercent(run: string): Array<[character: string, bytes: number]> {
	const bytes = Buffer.from(run.replace(/%/g, ''), 'hex');
	const characters: Array<[character: string, bytes: number]> = [];
	for (let at = 0; at < bytes.length; ) {
		const sequence = bytes.subarray(at, at + lengthFrom(bytes[at]));
		const character = sequence.toString('utf8');
		const isUtf8 = Buffer.from(character).equals(sequence);
		characters.push(isUtf8 ? [character, sequence.length] : [String.fromCharCode(bytes[at]), 1]);
		at += isUtf8 ? sequence.length : 1;
	}
	return characters;
}

/** The character that an escape stands for, by its groups in ESCAPES from the second on; '' for none. */
function characterOf(groups: Array<string | undefined>): string {
	const [unit, byte, simple, decimal, hex, named] = groups;
	const code =
		(unit ?? byte ?? hex) ? Number.parseInt(unit ?? byte ?? hex ?? '', 16) : Number(decimal);
	if (simple !== undefined) return CONTROLS.get(simple) ?? simple;
	if (named !== undefined) return NAMED.get(named.toLowerCase()) ?? '';
	return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

type Replacement = readonly [character: string, length: number];

/** The text with each match replaced; `undefined` when nothing matches. */
function replaced(
	{ characters, starts, ends }: Decoded,
	pattern: RegExp,
	replacements: (match: RegExpMatchArray) => readonly Replacement[],
): Decoded | undefined {
	const pieces: string[] = [];
	const from: number[] = [];
	const to: number[] = [];
	let last = 0;
	const keepUntil = (until: number) => {
		pieces.push(characters.slice(last, until));
		for (; last < until; last++) {
			from.push(starts[last]);
			to.push(ends[last]);
		}
	};
	for (const match of characters.matchAll(pattern)) {
		keepUntil(match.index);
		for (const [character, length] of replacements(match)) {
			pieces.push(character);
			for (let unit = 0; unit < character.length; unit++) {
				from.push(starts[last]);
				to.push(ends[last + length - 1]);
			}
			last += length;
		}
	}
	if (last === 0) return undefined;
	keepUntil(characters.length);
	return { characters: pieces.join(''), starts: from, ends: to };
}

const withoutEscapes = (text: Decoded) =>
	replaced(text, ESCAPES, ([whole, percent, ...groups]) =>
		percent === undefined
			? [[characterOf(groups), whole.length]]
			: fromPercent(percent).map(([character, bytes]): Replacement => [character, 3 * bytes]),
	);

const withoutGaps = (text: Decoded) =>
	replaced(text, /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\s]+/gu, ([gap]) => [
		['', gap.length],
	]);

/**
 * The text as it is, then with its percent, JSON and HTML escapes undone, round by round, as one can be inside
 * another; at the end the last and the first of these without white space and invisible characters. Takes time in
 * proportion to the text.
 */
export function decodings(text: string): Decoded[] {
	const rounds: Decoded[] = [
		{
			characters: text,
			starts: Array.from({ length: text.length }, (_, index) => index),
			ends: Array.from({ length: text.length }, (_, index) => index + 1),
		},
	];
	const add = (next: Decoded | undefined) => next !== undefined && rounds.push(next);
	for (let round = 0; round < ROUNDS; round++) add(withoutEscapes(rounds[rounds.length - 1]));
	const [asItIs] = rounds;
	const last = rounds[rounds.length - 1];
	add(withoutGaps(last));
	// What was no escape, but part of the secret, is one no more where something unseen stands in it.
	if (last !== asItIs) add(withoutGaps(asItIs));
	return rounds;
}
