/* eslint-disable @n8n/community-nodes/no-hardcoded-secrets -- a token that works nowhere */
import { Parts } from '../../nodes/shared/http/hide';
import { presentable, withoutValues } from '../../nodes/shared/http/redact';
import { scrubber } from '../../nodes/shared/http/scrubber';
import { phoneDigitsOf } from '../../nodes/shared/http/valueForms';

const keep = (text: string) => text;

describe('a phone number is hidden however it is spelled', () => {
	test.each([
		['+49-170-1234567', '+491701234567'],
		['+49-170-1234567', '0170 1234567'],
		['(555) 123-4567', '+15551234567'],
		['(555) 123-4567', '+1 555.123.4567'],
		['0170/1234567', '01701234567'],
		['0170/1234567', '+49 (0) 170 / 123 45 67'],
		['0170/1234567', '00491701234567'],
		['+491701234567', '+49-170-123-4567'],
		['+49\u200b170\u200b1234567', '0170-1234567'],
		['tel:+491701234567', '0170-1234567'],
		['+45 12 34 56 78', '12345678'],
		['030 123456', '+4930123456'],
		['4917012345678', '+49 170 12345678'],
		['+491701234567', '%2B49%20170%201234567'],
		['+491701234567', '+49\u2011170\u20111234567'],
		['+491701234567', '49 - 170 - 1234567'],
	])('sent as %j, said as %j', (sent, said) => {
		for (const before of ['Client ', 'Client (', 'tel:', '12 ']) {
			const shown = withoutValues(`${before}${said} is blocked`, [sent]);
			expect(shown).toMatch(/\[value\][)]? is blocked$/);
			expect(shown.startsWith(before.trim())).toBe(true);
			expect(shown.replace(/\D/g, '').length).toBeLessThan(5);
		}
	});

	test('what is no number of theirs stays', () => {
		const said =
			'Limit 1234 of 5678 on 2026-11-22 at 14:30:00 for id 550e8400-e29b-41d4-a716-446655440000, chat_4917, +49 30 7654321, order 20261122';
		expect(withoutValues(said, ['+491701234567', '(555) 123-4567', '0170/1234567'])).toBe(said);
		// A date is no number to call; it is found as it was sent.
		expect(withoutValues(said, ['2026-11-22'])).toBe(said.replace('2026-11-22', '[value]'));
		expect(withoutValues(said, ['22.11.2026', '12,34,56,78', '14:30:00:12', '123456'])).toBe(said);
	});

	test('only its own digits and those joined to them go', () => {
		expect(withoutValues('Order 12 for 01701234567, 3 left', ['+49-170-1234567'])).toBe(
			'Order 12 for [value], 3 left',
		);
	});
});

describe('the beginning of a value where words were cut', () => {
	test.each([
		['refused ada.love…', 'refused [value]…'],
		['refused ADA.…', 'refused [value]…'],
		['refused ada.lovelace@private.example…', 'refused [value]…'],
		['refused ada.lovers…', 'refused ada.lovers…'],
		['refused ad…', 'refused ad…'],
		['refused ada.love', 'refused ada.love'],
	])('%j', (said, shown) => {
		expect(withoutValues(said, ['ada.lovelace@private.example'])).toBe(shown);
	});
});

describe('marks that the server wrote itself', () => {
	const TOKEN = 'agt_7Kq2mXv9Zt4LpW8sRb3N5cHy';

	test.each(['[value]', '[hidden]', '[VALUE]'])('%s protects no part of a token', (mark) => {
		const said = `bad agt_7Kq${mark}2mXv9Zt${mark}4LpW8sR${mark}b3N5cHy here`;
		const shown = scrubber([TOKEN])(said);
		expect(shown).toBe('bad [hidden] here');
		expect(presentable(said, scrubber([TOKEN]), [])).toBe('bad [hidden] here');
	});

	test('nor of a value', () => {
		expect(
			withoutValues('by ada.love[value]lace@private.example!', ['ada.lovelace@private.example']),
		).toBe('by [value]!');
	});

	test('those that stand beside what is hidden stay as they are', () => {
		expect(withoutValues('a [hidden] b [value] Maria [value]', ['Maria', 'value'])).toBe(
			'a [hidden] b [value] [value] [value]',
		);
	});
});

describe('values of three and four characters', () => {
	test.each([
		['Jane', 'JANE … jane', '[value] … [value]'],
		['Jane', 'user jane_7 (JANE)', 'user [value]_7 ([value])'],
		['Zoë', 'ZOE\u0308 and zoë', '[value] and [value]'],
		['Ana', 'ANA, banana, ANALYSIS', '[value], banana, ANALYSIS'],
		['Bob', 'BOBBY and bob', 'BOBBY and [value]'],
		['Bo', 'BO and Bo', 'BO and Bo'],
	])('%j is found in any case where it is a whole word: %j', (value, said, shown) => {
		expect(withoutValues(said, [value])).toBe(shown);
	});
});

describe('what nobody sees is not in the words of an API', () => {
	test.each([
		['a variation selector of plane 14', 'a\u{e0100}b'],
		['a filler of Hangul', 'a\u3164b'],
		['a blank of Braille', 'a\u2800b'],
		['a variation selector', 'a\ufe0fb'],
		['one of Mongolian', 'a\u180bb'],
		['a replacement', 'a\ufffdb'],
		['half a character', 'a\ud83db'],
	])('%s', (_what, said) => {
		expect(presentable(said, keep, [])).toMatch(/^a ?b$/);
	});

	test('of marks on one letter four are left', () => {
		expect(presentable(`a${'\u0301'.repeat(450)}b`, keep, [])).toBe('a\u0301\u0301\u0301\u0301b');
	});

	test.each(['\u3164', '\u2800', '\u{e0100}', '\ud83d', '\u180b', '<b>'])(
		'nor what it would have hidden: %j',
		(unseen) => {
			const said = `by ${[...'ada.lovelace@private.example'].join(unseen)}`;
			expect(presentable(said, keep, ['ada.lovelace@private.example'])).toBe('by [value]');
		},
	);
});

describe('long values', () => {
	const SAID = `The text ${'가나다라마바사아'.repeat(3)} is not valid. `.repeat(40);
	const LENGTH = 20_000;
	const letters = (from: number) =>
		Array.from({ length: LENGTH }, (_, at) => String.fromCodePoint(from + ((at * 7_919) % 11_000)));

	afterEach(() => {
		jest.restoreAllMocks();
	});

	test('of many letters give few parts to look for: those that the words can hold', () => {
		const add = jest.spyOn(Parts.prototype, 'add');
		const values = [0, 1, 2].map((more) => letters(0xac00 + more).join(''));
		withoutValues(SAID, values);
		const parts = add.mock.calls.flatMap(([texts]) => texts);
		expect(parts.length).toBeLessThan(SAID.length);
		expect(withoutValues(values[0].slice(0, 100), values)).toBe('[value]');
	});

	test('are put into normal forms a few marks at a time', () => {
		const normalize = jest.spyOn(String.prototype, 'normalize');
		withoutValues(SAID, ['\u0301'.repeat(LENGTH), `a${'\u0323\u0301'.repeat(LENGTH / 2)}`]);
		const pieces = normalize.mock.contexts.map(String);
		expect(pieces.length).toBeGreaterThan(0);
		expect(pieces.filter((piece) => /\p{M}{31}/u.test(piece))).toEqual([]);
	});

	test('are found with many marks, and with their letters taken apart', () => {
		const value = `${'x'.repeat(10)}${'\u0323\u0301'.repeat(60)} ${letters(0xac00).join('').slice(0, 40)}`;
		for (const form of ['NFC', 'NFD'] as const)
			expect(withoutValues(`${value.slice(-40).normalize(form)} end`, [value])).toBe('[value] end');
		expect(withoutValues(value, [value])).toBe('[value]');
	});
});

describe('a number to call', () => {
	test.each([
		['0301234567', ['301234567']],
		['0049 30 12345678', ['493012345678', '012345678']],
		['00 30 1234567', ['301234567']],
		['030\t1234567', ['301234567']],
		...['tel:', 'TEL:', 'fax:', 'zalo:', 'whatsapp:', 't:'].map((kind): [string, string[]] => [
			`${kind}0301234567`,
			['301234567'],
		]),
	])('%j is known by its digits', (value, digits) => {
		expect(phoneDigitsOf(value)).toEqual(digits);
	});

	test.each(['030 tel:1234567', ':0301234567', 'x tel:0301234567'])('is not %j', (value) => {
		expect(phoneDigitsOf(value)).toEqual([]);
	});

	// Each has as many digits as a number.
	test.each([
		...['2026-06-20', '2026/06/20', '2026.06.20', '2026-6-20', '2026-06-5'],
		...['20-06-2026', '20/06/2026', '20.06.2026', '15-6-2026', '5-12-2026'],
	])('is not the date %s', (date) => {
		expect(phoneDigitsOf(date)).toEqual([]);
	});

	test.each([
		...['1 2026-10-11', '2026-10-11 22', '430-11-22', '20261-10-11', '2026-110-11', '2026-11-110'],
		...['110-11-2026', '11-110-2026', '12-11-202', '12-11-20261', '2026-10.11', '11-10.2026'],
		...['1 11-10-2026', '11-10-2026 1'],
	])('can be %s, which only looks like a date', (value) => {
		expect(phoneDigitsOf(value)[0]).toBe(value.replace(/\D/g, ''));
	});

	test.each([
		['030 - 1234567', '[value]'],
		['030,--,1234567', '030,--,1234567'],
		// The plus belongs to something else.
		['+1x0301234567', '+1x[value]'],
	])('said as %j is shown as %j', (said, shown) => {
		expect(withoutValues(said, ['0301234567'])).toBe(shown);
	});
});

describe('a short value is hidden in other letters where it is a word', () => {
	test.each([
		['ada is here', '[value] is here'],
		['(ada)', '([value])'],
		...['7ada', 'ada7', 'xada', 'adax', 'ada\u0301', 'e\u0301ada', '٣ada'].map(
			(said): [string, string] => [said, said],
		),
	])('%j', (said, shown) => {
		expect(withoutValues(said, ['Ada'])).toBe(shown);
	});
});
