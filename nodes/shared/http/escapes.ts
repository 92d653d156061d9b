import type { Reading, Replacement } from './reading';

/** The names that HTML has for visible characters of ASCII, and for what nobody sees; spaces of other widths are one. */
const NAMED: ReadonlyMap<string, string> = new Map(
	(
		[
			['\t', 'tab'],
			['\n', 'newline'],
			['!', 'excl'],
			['"', 'quot'],
			['#', 'num'],
			['$', 'dollar'],
			['%', 'percnt'],
			['&', 'amp'],
			["'", 'apos'],
			['(', 'lpar'],
			[')', 'rpar'],
			['*', 'ast, midast'],
			['+', 'plus'],
			[',', 'comma'],
			['.', 'period'],
			['/', 'sol'],
			[':', 'colon'],
			[';', 'semi'],
			['<', 'lt'],
			['=', 'equals'],
			['>', 'gt'],
			['?', 'quest'],
			['@', 'commat'],
			['[', 'lsqb, lbrack'],
			['\\', 'bsol'],
			[']', 'rsqb, rbrack'],
			['^', 'hat'],
			['_', 'lowbar, underbar'],
			['`', 'grave, diacriticalgrave'],
			['{', 'lcub, lbrace'],
			['|', 'verbar, vert, verticalline'],
			['}', 'rcub, rbrace'],
			['\xa0', 'nbsp, nonbreakingspace'],
			['\xad', 'shy'],
			['\u2009', 'ensp, emsp, emsp13, emsp14, numsp, puncsp, thinsp, thinspace, hairsp'],
			['\u200a', 'verythinspace, mediumspace, thickspace'],
			['\u200b', 'zerowidthspace, negativeverythinspace, negativethinspace'],
			['\u200b', 'negativemediumspace, negativethickspace'],
			['\u200c', 'zwnj'],
			['\u200d', 'zwj'],
			['\u200e', 'lrm'],
			['\u200f', 'rlm'],
			['\u2060', 'nobreak'],
			['\u2061', 'af, applyfunction'],
			['\u2062', 'it, invisibletimes'],
			['\u2063', 'ic, invisiblecomma'],
		] as const
	).flatMap(([character, names]) => names.split(', ').map((name) => [name, character] as const)),
);

const PERCENT = String.raw`((?:%[\da-f]{2})+)`;
const JAVASCRIPT = String.raw`[\\%]u([\da-f]{4})|\\u\{0*([\da-f]{1,6})\}|\\x([\da-f]{2})|\\([0-3]?[0-7]{2})|\\([^ux])`;
const HTML = String.raw`&#0*(\d{1,7});?|&#x0*([\da-f]{1,6});?|&(${[...NAMED.keys()].join('|')});|&(amp|lt|gt|quot)`;

const ESCAPES = new RegExp([PERCENT, JAVASCRIPT, HTML].join('|'), 'gi');

/** Where quoted-printable or a shell breaks a line that goes on. */
const BROKEN_LINE = /[=\\]\r?\n/g;

const QUOTED_BYTES = /(?:=[\da-f]{2})+/gi;

const CONTROLS: ReadonlyMap<string, string> = new Map([
	['n', '\n'],
	['r', '\r'],
	['t', '\t'],
	['b', '\b'],
	['f', '\f'],
]);

/** The bytes that a character of UTF-8 has, by its first. */
const lengthFrom = (first: number) => (first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4);

/** Bytes as characters, each with the length that it has in the run; bytes that are not UTF-8 stay single. */
function fromBytes(run: string): Replacement[] {
	const bytes = Buffer.from(run.replace(/[%=]/g, ''), 'hex');
	const characters: Replacement[] = [];
	for (let at = 0; at < bytes.length; ) {
		const sequence = bytes.subarray(at, at + lengthFrom(bytes[at]));
		const character = sequence.toString('utf8');
		const isUtf8 = Buffer.from(character).equals(sequence);
		const length = isUtf8 ? sequence.length : 1;
		characters.push([isUtf8 ? character : String.fromCharCode(bytes[at]), 3 * length]);
		at += length;
	}
	return characters;
}

/** The character that an escape stands for, by its groups in ESCAPES from the second on; '' for none. */
function characterOf(groups: Array<string | undefined>): string {
	const [unit, point, byte, octal, simple, decimal, hex, named, bare] = groups;
	if (simple !== undefined) return CONTROLS.get(simple) ?? simple;
	const name = named ?? bare;
	if (name !== undefined) return NAMED.get(name.toLowerCase()) ?? '';
	const inHex = unit ?? point ?? byte ?? hex;
	const code =
		inHex === undefined
			? Number.parseInt(octal ?? decimal ?? '', octal === undefined ? 10 : 8)
			: Number.parseInt(inHex, 16);
	return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** The reading with the escapes of one level undone; `undefined` when it has none. */
export const withoutEscapes = (reading: Reading) =>
	reading.replaced(ESCAPES, ([whole, bytes, ...groups]) =>
		bytes === undefined ? [[characterOf(groups), whole.length]] : fromBytes(bytes),
	);

/**
 * The reading of what a mail program wrote; `undefined` when it is none. It is a reading of its own: in a query, what
 * follows an equals sign is no byte.
 */
export function withoutQuotes(reading: Reading): Reading | undefined {
	const inOneLine = reading.replaced(BROKEN_LINE, ([whole]) => [['', whole.length]]);
	const bytes = (inOneLine ?? reading).replaced(QUOTED_BYTES, ([whole]) => fromBytes(whole));
	return bytes ?? inOneLine;
}
