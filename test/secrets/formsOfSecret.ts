/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests are not part of the package */
import { Buffer } from 'node:buffer';

type Write = (secret: string) => string;

const code = (character: string) => character.charCodeAt(0);
const bytesOf = (text: string) => [...Buffer.from(text)];
const inHex = (byte: number) => byte.toString(16).padStart(2, '0');
const each = (text: string, write: (code: number) => string) =>
	[...text].map((character) => write(character.codePointAt(0) ?? 0)).join('');
const eachByte = (text: string, write: (byte: number) => string, between = '') =>
	bytesOf(text).map(write).join(between);
const base64 = (text: string, encoding: BufferEncoding = 'utf8') =>
	Buffer.from(text, encoding).toString('base64');
const backwards = (text: string) => [...text].reverse().join('');
const inLines = (text: string, length: number, between: string) =>
	(text.match(new RegExp(`[^]{1,${length}}`, 'gu')) ?? []).join(between);
const quotedPrintable = (text: string) =>
	eachByte(text, (byte) =>
		byte === 0x3d || byte > 0x7e ? `=${inHex(byte).toUpperCase()}` : String.fromCharCode(byte),
	);
const jwt = (key: string) =>
	[{ alg: 'HS256' }, { sub: '1', key }]
		.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
		.join('.');

/** How a whole secret is written in data, too; of each, what is around it is left. */
export const IN_DATA: ReadonlyArray<readonly [how: string, write: Write]> = [
	['as it is', (secret) => secret],
	['percent-encoded', encodeURIComponent],
	['every byte percent-encoded', (secret) => eachByte(secret, (byte) => `%${inHex(byte)}`)],
	['percent-encoded twice', (secret) => eachByte(secret, (byte) => `%25${inHex(byte)}`)],
	['%u', (secret) => each(secret, (code) => `%u${code.toString(16).padStart(4, '0')}`)],
	['JSON, small', (secret) => each(secret, (code) => `\\u${code.toString(16).padStart(4, '0')}`)],
	[
		'JSON, capital',
		(secret) => each(secret, (code) => `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`),
	],
	['code points', (secret) => each(secret, (code) => `\\u{${code.toString(16)}}`)],
	['bytes of JavaScript', (secret) => eachByte(secret, (byte) => `\\x${inHex(byte)}`)],
	['octal', (secret) => eachByte(secret, (byte) => `\\${byte.toString(8).padStart(3, '0')}`)],
	['entities', (secret) => each(secret, (code) => `&#${code};`)],
	['entities with zeros', (secret) => each(secret, (code) => `&#${`${code}`.padStart(12, '0')};`)],
	['entities without semicolon', (secret) => each(secret, (code) => `&#${code}`)],
	[
		'hex entities with zeros',
		(secret) => each(secret, (code) => `&#x${code.toString(16).padStart(10, '0')};`),
	],
	['hex entities without semicolon', (secret) => each(secret, (code) => `&#X${code.toString(16)}`)],
	['quoted-printable', quotedPrintable],
	['every byte quoted-printable', (secret) => eachByte(secret, (byte) => `=${inHex(byte)}`)],
	['soft line breaks', (secret) => inLines(quotedPrintable(secret), 5, '=\r\n')],
	['lines', (secret) => inLines(secret, 9, '\r\n')],
	['indented lines', (secret) => inLines(secret, 5, '\n    ')],
	['lines that a shell continues', (secret) => inLines(secret, 7, '\\\n')],
	['lines of HTML', (secret) => inLines(secret, 7, '<br />\r\n')],
	['soft hyphens', (secret) => inLines(secret, 7, '&shy;')],
	['unseen characters', (secret) => [...secret].join('\u200b')],
	['marked up', (secret) => each(secret, (code) => `<b>${String.fromCodePoint(code)}</b>`)],
	['quoted lines', (secret) => inLines(secret, 7, '\n> ')],
	['pieces of a program', (secret) => inLines(secret, 7, '" +\n  "')],
	['a list of characters', (secret) => JSON.stringify([...secret])],
	['spaces', (secret) => [...secret].join(' ')],
	['blanks of Braille', (secret) => [...secret].join('\u2800')],
	['private characters', (secret) => [...secret].join('\ue000')],
	['colours', (secret) => inLines(secret, 3, '\u001b[0m\u001b[38;5;9m')],
	['comments of HTML', (secret) => inLines(secret, 3, '<!-- no -->')],
	['comments of a program', (secret) => inLines(secret, 3, '/* no */')],
	['spaces by their names', (secret) => inLines(secret, 3, '&InvisibleTimes;&emsp;')],
	['octal of two digits', (secret) => secret.replace(/\d/g, (one) => `\\${code(one).toString(8)}`)],
	['backwards', backwards],
	['hex', (secret) => eachByte(secret, inHex)],
	['hex with colons', (secret) => eachByte(secret, inHex, ':')],
	['hex with spaces', (secret) => eachByte(secret, inHex, ' ')],
	['hex with hyphens', (secret) => eachByte(secret, inHex, '-').toUpperCase()],
	['hex literals', (secret) => eachByte(secret, (byte) => `0x${inHex(byte)}`, ', ')],
	['a list of bytes', (secret) => `[${bytesOf(secret).join(',')}]`],
	['hex of UTF-16', (secret) => Buffer.from(secret, 'utf16le').toString('hex')],
	['hex of base64', (secret) => eachByte(base64(secret), inHex)],
	['base64', (secret) => base64(secret)],
	['base64 of base64', (secret) => base64(base64(`user:${secret}`))],
	['base64 of UTF-16', (secret) => base64(secret, 'utf16le')],
	[
		'base64 of UTF-16, high bytes first',
		(secret) => Buffer.from(secret, 'utf16le').swap16().toString('base64'),
	],
	['base64 in lines', (secret) => inLines(base64(`user:${secret}`), 20, '\r\n')],
	['base64 in percent-encoding', (secret) => encodeURIComponent(base64(secret))],
	['base64 in a path', (secret) => `/srv/cache/${base64(secret)}/x`],
	['a JWT', jwt],
	...[0, 1, 2].map((before): [string, Write] => [
		`base64url behind ${before} characters`,
		(secret) => Buffer.from(`${'>'.repeat(before)}${secret}?`).toString('base64url'),
	]),
];

/** What only the words of an error are searched for, beside all the others. */
export const IN_WORDS: ReadonlyArray<readonly [how: string, write: Write]> = [
	...IN_DATA,
	['code points of eight digits', (secret) => each(secret, (code) => `\\U000000${inHex(code)}`)],
	['escapes of CSS', (secret) => each(secret, (code) => `\\0000${inHex(code)}`)],
	['escapes of LDAP', (secret) => eachByte(secret, (byte) => `\\${inHex(byte)}`)],
	['base64 of backwards', (secret) => base64(backwards(secret))],
	['backwards base64', (secret) => backwards(base64(secret))],
	['base64 of entities', (secret) => base64(each(secret, (code) => `&#${code};`))],
	['base64, three times', (secret) => base64(base64(base64(secret)))],
	['base64 of UTF-16 in lines', (secret) => inLines(base64(secret, 'utf16le'), 12, '\r\n')],
	['a JWT in base64', (secret) => base64(jwt(secret))],
];

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Another secret of the same kind: each letter and digit is the one after it. */
const other = (secret: string) =>
	secret.replace(/[a-z\d]/gi, (one) => {
		if (/\d/.test(one)) return String((Number(one) + 1) % 10);
		const next = LETTERS[(LETTERS.indexOf(one.toLowerCase()) + 1) % LETTERS.length];
		return one === one.toLowerCase() ? next : next.toUpperCase();
	});

/** The part of a form that says what the secret is: without what it has in common with the same form of another. */
function tellingPart(secret: string, write: Write): string {
	const [one, another] = [write(secret), write(other(secret))];
	let [from, to] = [0, 0];
	while (one[from] === another[from]) from += 1;
	while (one[one.length - 1 - to] === another[another.length - 1 - to]) to += 1;
	return one.slice(from, one.length - to);
}

/** How many characters of a secret a text still shows in a row, when it was given in that form. */
export function leftOf(secret: string, write: Write, text: string): number {
	const shown = text.replace(/[\s<>]+/g, ' ');
	const told = tellingPart(secret, write).replace(/[\s<>]+/g, ' ');
	let longest = 0;
	for (let at = 0; at + longest < told.length; at++) {
		while (at + longest < told.length && shown.includes(told.slice(at, at + longest + 1)))
			longest += 1;
	}
	return (longest * secret.length) / told.length;
}
