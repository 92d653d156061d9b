import { decodings } from '../../nodes/shared/http/decoded';

/** The text as each round reads it. */
const forms = (text: string) => decodings(text).map(({ characters }) => characters);
/** The text with the escapes of one round undone. */
const decoded = (text: string) => forms(text)[1];

/** The names of HTML's table (WHATWG, named character references) for the signs of ASCII that have one. */
const NAMED =
	`&amp;& &apos;' &ast;* &bsol;\\ &colon;: &comma;, &commat;@ &dollar;$ &equals;= &excl;! &grave;\` &gt;>
	&hat;^ &lcub;{ &lowbar;_ &lpar;( &lsqb;[ &lt;< &num;# &percnt;% &period;. &plus;+ &quest;? &quot;" &rcub;}
	&rpar;) &rsqb;] &semi;; &sol;/ &verbar;|`
		.split(/\s+/)
		.map((entry): [string, string] => [entry.slice(0, -1), entry.slice(-1)]);

test.each(NAMED)('%s is %s, in capitals, too', (escape, character) => {
	expect(decoded(`a${escape}b`)).toBe(`a${character}b`);
	expect(decoded(`a${escape.toUpperCase()}b`)).toBe(`a${character}b`);
});

test.each([
	['%41', 'A'],
	['%c3%BC', 'ü'],
	['%DF%BF', '\u07ff'],
	['%e0%a0%80', '\u0800'],
	['%E2%82%AC', '€'],
	['%EF%BF%BD', '\ufffd'],
	['%F0%90%80%80', '\u{10000}'],
	['%f0%9f%98%80', '😀'],
	['%7f', '\x7f'],
	// Bytes that are no UTF-8 stay single.
	['%ff', '\xff'],
	['%80', '\x80'],
	['%c3', '\xc3'],
	['%c3%41', '\xc3A'],
	['%e2%82%41', '\xe2\x82A'],
	['%f0%9f%41%41', '\xf0\x9fAA'],
	['%c0%41', '\xc0A'],
	['%e0%41%41', '\xe0AA'],
	['%bf%41', '\xbfA'],
	['\\u0041', 'A'],
	['\\u00FC', 'ü'],
	['\\u{41}', 'A'],
	['\\u{01F600}', '😀'],
	['%u0041', 'A'],
	['%U00fC', 'ü'],
	['\\101', 'A'],
	['\\374', 'ü'],
	['\\x41', 'A'],
	['\\xfC', 'ü'],
	['\\n', '\n'],
	['\\r', '\r'],
	['\\t', '\t'],
	['\\b', '\b'],
	['\\f', '\f'],
	['\\"', '"'],
	['\\/', '/'],
	['\\\\', '\\'],
	['&#65;', 'A'],
	['&#65', 'A'],
	['&#0000065;', 'A'],
	['&#00000000000065', 'A'],
	['&#x0000000041;', 'A'],
	['&lt', '<'],
	['&#128512;', '😀'],
	['&#x41;', 'A'],
	['&#X00fc;', 'ü'],
	['&#x41', 'A'],
	['&#x10ffff;', '\u{10ffff}'],
	['&#x110000;', ''],
	['&#1114111;', '\u{10ffff}'],
	['&#1114112;', ''],
])('%s is %j', (escape, characters) => {
	expect(decoded(`<${escape}>`)).toBe(`<${characters}>`);
});

test.each([
	'plain',
	'100%',
	'%4',
	'%zz',
	'&colon',
	'&#;',
	'%u004',
	'\\u{}',
	'a=4',
	'&#x;',
	'&none;',
	'\\u12',
	'\\xz',
])('%j has no escape to undo', (text) => {
	expect(forms(text)).toEqual([text]);
});

test('escapes inside each other are undone round by round, four deep', () => {
	expect(forms('%2525252541')).toEqual(['%2525252541', '%25252541', '%252541', '%2541', '%41']);
	expect(forms('&amp;#37;41')).toEqual(['&amp;#37;41', '&#37;41', '%41', 'A']);
});

test('what a mail program writes is a reading of its own', () => {
	expect(forms('a=41=c3=bcb')).toEqual(['a=41=c3=bcb', 'aAüb']);
	expect(forms('a=\r\n=4\\\n1')).toContain('aA');
	expect(forms('a%3D41')).toEqual(['a%3D41', 'a=41', 'aA']);
});

test('at the end without white space and what nobody sees; so is the text itself where it has escapes', () => {
	expect(forms('a b\u200b\u00adc\n\u0000d')).toEqual(['a b\u200b\u00adc\n\u0000d', 'abcd']);
	expect(forms('%41 b')).toEqual(['%41 b', 'A b', 'Ab', '%41b']);
	expect(forms('%41b')).toEqual(['%41b', 'Ab']);
});

describe('where each character comes from', () => {
	const sources = (text: string) =>
		decodings(text).map((reading) =>
			Array.from({ length: reading.characters.length }, (_, at) =>
				text.slice(reading.startOf(at), reading.endOf(at)),
			),
		);

	test.each<[string, string[]]>([
		['x%41y', ['x', '%41', 'y']],
		['%e2%82%acz', ['%e2%82%ac', 'z']],
		['%c3%41z', ['%c3', '%41', 'z']],
		['%41%42z', ['%41', '%42', 'z']],
		['%df%bf%41z', ['%df%bf', '%41', 'z']],
		['%ef%bf%bd%41z', ['%ef%bf%bd', '%41', 'z']],
		['%f0%9f%98%80%41', ['%f0%9f%98%80', '%f0%9f%98%80', '%41']],
		// Both halves of a character come from the whole of its escape.
		['%f0%9f%98%80z', ['%f0%9f%98%80', '%f0%9f%98%80', 'z']],
		['a&#65;b\\u0043c', ['a', '&#65;', 'b', '\\u0043', 'c']],
	])('%s', (text, expected) => {
		const [asItIs, once] = sources(text);
		expect(asItIs).toEqual([...text]);
		expect(once).toEqual(expected);
	});

	test('through all rounds', () => {
		const [, , , joined, once, never] = sources('a%2541 b');
		expect(joined).toEqual(['a', '%2541', 'b']);
		expect(once).toEqual(['a', '%25', '4', '1', 'b']);
		expect(never).toEqual([...'a%2541b']);
	});
});
