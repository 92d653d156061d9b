import { decodings } from '../../nodes/shared/http/decoded';
import { scrubber } from '../../nodes/shared/http/scrubber';
import { spellingsOf } from '../../nodes/shared/http/secretForms';

const forms = (text: string) => decodings(text).map(({ characters }) => characters);

describe('an escape is undone', () => {
	test.each([
		['\\u{00000000041}', 'A'],
		['\\u{9}', '\t'],
		['\\u{10ffff}', '\u{10ffff}'],
		['\\u{aa}', '\xaa'],
		['\\xaf', '\xaf'],
		['&#x9;', '\t'],
		['\\000', '\0'],
		['\\377', '\xff'],
		['&amp', '&'],
		['&gt', '>'],
		['&quot', '"'],
		['&#65;;', 'A;'],
		['&#x41;;', 'A;'],
		// What follows is no part of it.
		['\\x411', 'A1'],
		['\\/01', '/01'],
	])('%s is %j', (escape, characters) => {
		expect(forms(`<${escape}>`)[1]).toBe(`<${characters}>`);
	});

	test.each([
		...['%4g', '%g4', '%4`', '%`4', '\\u00g1', '\\u00`1', '%u00g1', '%u00`1', '\\u{g}', '\\u{`}'],
		...[
			'\\xg1',
			'\\x4g',
			'\\x`4',
			'\\x4',
			'&#xg;',
			'&#x`;',
			'=4`',
			'=4g',
			'=`4',
			'=4',
			'\\u{1234567}',
		],
	])('%s is none', (text) => {
		expect(forms(text)).toEqual([text]);
	});
});

describe('what breaks up a word is left out at the end', () => {
	test.each([
		['a mark between lines of a text', 'a\ufff9b', 'ab'],
		['a tag', 'a<z>b</z>c', 'abc'],
		['a link', 'a<a href=x>b</a>c', 'abc'],
		['one with up to 200 characters', `a<b${'x'.repeat(200)}>c`, 'ac'],
		['only up to its end', 'a<b>c>d', 'ac>d'],
	])('%s', (_what, text, joined) => {
		expect(forms(text)).toContain(joined);
	});

	test.each(['a<//b>c', 'a<{b>c', 'a<`b>c', 'a<1>c', `a<b${'x'.repeat(201)}>c`])(
		'%s has no tag',
		(text) => {
			expect(forms(text)).toEqual([text]);
		},
	);
});

describe('a secret in the data of an answer is found as a list of the numbers of its bytes', () => {
	const secrets = ['jjjjjjjj', 'oooooooo', 'yyyyyyyy', 'pppppppp', 'abcdefgh'];
	const numbers: Array<[string, (byte: number) => string]> = [
		['hex', (byte) => byte.toString(16)],
		['hex in capitals', (byte) => byte.toString(16).toUpperCase()],
		['hex as in programs', (byte) => `0x${byte.toString(16)}`],
		['decimal numbers', String],
	];
	const separators = [' ', ',', ':', ';', '.', '|', '\t', '\n', ', ', ' - ', ' :: ', '-,', '    '];

	test.each(numbers)('%s', (_kind, written) => {
		for (const secret of secrets)
			for (const separator of separators) {
				const list = [...Buffer.from(secret)].map(written).join(separator);
				expect([separator, list, scrubber([secret]).inData(list)]).toEqual([
					separator,
					list,
					expect.stringContaining('[hidden]'),
				]);
			}
	});
});

describe('a secret in the data of an answer is found in base64', () => {
	const secret = 'ab~cd~ef~gh~';
	const base64 = (text: string) => Buffer.from(text).toString('base64');
	const backwards = base64(`xx${[...secret].reverse().join('')}`);

	test.each([
		['encoded twice', base64(base64(secret))],
		['broken into lines of one sign', [...base64(base64(secret))].join('\r\n')],
		['the same by line feeds', [...base64(base64(secret))].join('\n')],
		['the same by carriage returns', [...base64(base64(secret))].join('\r')],
		['written the wrong way round, with many pluses', backwards],
		['the same for addresses', backwards.replaceAll('+', '-')],
	])('%s', (_how, data) => {
		expect(scrubber([secret]).inData(data)).toContain('[hidden]');
	});

	test.each([10, 10_000])(
		'what is encoded beside it stays, behind %d sentences, too',
		async (many) => {
			const [before, after] = ['begins '.repeat(6), ' ends it'.repeat(6)];
			const text = `${'Well. '.repeat(many)}${base64(`${before}${secret}${after}`)}`;
			const data = await scrubber([secret]).json({ text }, JSON.stringify({ text }));
			expect(Object(data).text.split('[hidden]')).toEqual([
				`${'Well. '.repeat(many)}${base64(before)}`,
				base64(after),
			]);
		},
	);
});

test('a secret with letters beyond ASCII is found in the bytes of Latin 1, too', () => {
	const secret = 'ÿþýüÿþýü';
	const latin = Buffer.from(secret, 'latin1').toString('base64').slice(0, 10);
	const long = JSON.stringify({ data: `${'x '.repeat(40_000)}${latin}` });
	expect(spellingsOf(secret)).not.toContain(latin);
	return expect(
		scrubber([secret]).json(JSON.parse(long), long).then(JSON.stringify),
	).resolves.toContain('[hidden]');
});
