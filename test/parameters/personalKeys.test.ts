import { refusal } from '../../nodes/OptimlyMessage/fields/inputRefusal';
import { shownKey } from '../../nodes/OptimlyMessage/fields/shownKey';

describe('an address in a key is not shown', () => {
	test.each([
		...['a@b', 'ada@intranet', 'a @ b.c', 'a@ b.c', 'a @b.c', 'ａ＠ｂ．ｃ'],
		...['a [at] b.c', 'a (at) b.c', 'a {at} b.c', 'a[at]b.c', 'a [ at ] b.c', 'a( at)b.c'],
	])('%s', (key) => {
		expect(shownKey(key)).toBe('[value]');
	});

	test.each([...'@,;:()[]{}'])('beside "%s" only the address itself is hidden', (sign) => {
		const [before, after] = sign === '@' ? [',', ','] : [sign, sign];
		expect(shownKey(`x${before}ada@b.c${after}y`)).toBe(`x${before}[value]${after}y`);
	});

	test.each([
		['x"ada@b.c"y', 'x [value] y'],
		['x<ada@b.c>y', 'x [value] y'],
		['x&#9;ada@b.c', 'x #9;[value]'],
	])('%s is shown as %s', (key, shown) => {
		expect(shownKey(key)).toBe(shown);
	});

	test.each(['@b', 'a@', 'a @ bc', 'a (at) b.', 'a (at) .b', 'a at b.c'])('%s is none', (key) => {
		expect(shownKey(key)).toBe(key);
	});
});

describe('a UUID in a key is shown', () => {
	const uuid = '12345678-1234-1234-1234-123456789012';

	test.each([uuid, '92345670-1034-1234-1234-123456789019'])('%s', (key) => {
		expect(shownKey(key)).toBe(key);
	});

	const withSign = (sign: string) =>
		[/^./, /-1/, /.$/].map((place) =>
			uuid.replace(place, (old) => (old.startsWith('-') ? `-${sign}` : sign)),
		);

	test.each([...'abcdefABCDEF'].flatMap(withSign))('%s', (key) => {
		expect(shownKey(key)).toBe(key);
	});

	test.each([
		...[...'gG'].flatMap(withSign),
		...['1234567-1234-1234-1234-123456789012', '123456789-1234-1234-1234-123456789012'],
		...['12345678-123-1234-1234-123456789012', '12345678-12345-1234-1234-123456789012'],
		...['12345678-1234-1234-1234-12345678901', '12345678-1234-1234-1234-1234567890123'],
		...['12345678-1234-1234-123456789012', '12345678-1234-1234-1234-1234-123456789012'],
	])('%s is none: it holds a number', (key) => {
		expect(shownKey(key)).toContain('[value]');
	});
});

describe('a date in a key is shown', () => {
	test.each([
		...['2026-06-20', '2026/06/20', '2026.06.20', '2026-6-20', '2026-06-5', '1999-12-31'],
		...['20-06-2026', '20/06/2026', '20.06.2026', '15-6-2026', '5-12-2026', '31.12.1999'],
		...['2025-2026', '2025/2026', '2025 - 2026', '2025 -2026', '2025- 2026', '1998-1999'],
		...['2026-06-20 14:00', '2026-06-20T9:05', '2026-06-20 14:00:05', '20.06.2026 9:05:00'],
	])('%s', (key) => {
		expect(shownKey(key)).toBe(key);
		expect(shownKey(`From ${key}, or later`)).toBe(`From ${key}, or later`);
	});

	test.each([
		...['2026-110-11', '2026-11-110', '110-11-2026', '11-110-2026', '12026-11-10'],
		...['2026-06.20', '20-06.2026', '31-12-998', '31-12-198', '2026-06-20-12', '2026-06-20/12'],
		...['2026-06-20.12', '2126-06-20', '2026.2027', '12-2026-2027'],
	])('%s is none: it can be a number to call', (key) => {
		expect(shownKey(key)).toBe('[value]');
	});

	test.each(['-x', '/x', '.x'])('before "%s" it is a part of something longer', (end) => {
		expect(shownKey(`2026-06-20${end}`)).toBe(`[value]${end}`);
	});
});

describe('the number of an account in a key is not shown', () => {
	// The lengths are those of the IBAN registry: 15 in Norway, 33 in Russia; ISO 13616 allows 34.
	test.each([
		...['NO9386011117947', 'BE68539007547034', 'DE89370400440532013000', 'AT611904300234573201'],
		...['AZ21NABZ00000000137010001944', 'MT84MALT011000012345MTLCAST00AZ'],
		...['RU0304452522540817810538091310419', 'RU03044525225408178105380913104199'],
		...['DE89 3704 0044 0532 0130 00', 'DE89-3704-0044-0532-0130-00', 'NO93 8601 1117 947'],
		...['no9386011117947', 'az213704004405320130', `ru${'3'.repeat(32)}`],
	])('%s', (key) => {
		expect(shownKey(key)).toBe('[value]');
	});

	test.each([
		...['E89370400440532013000', 'CDE89370400440532013000', 'AB12-3456-7890-12', 'AB12 3456 7890'],
		...['e89370400440532013000', 'cde89370400440532013000', `ru${'3'.repeat(33)}`],
	])('%s is none', (key) => {
		expect(shownKey(key)).toBe(key);
	});
});

describe('a number to call in a key is not shown', () => {
	test.each([
		...['030 1234567', '(+49) 30 1234567', '030 - 1234567', '030.123.4567', '030(1)234567'],
		...['+49+30+1234567', '030%E2%80%8B1234567', '030%091234567', '1234567'],
	])('%s', (key) => {
		expect(shownKey(key)).toBe('[value]');
	});

	test.each([
		['behind a sign that is no name', '#1234567', '#[value]'],
		['behind a name and a space', 'Phone 1234567', 'Phone [value]'],
		['behind a name and a tab', 'Phone\\t1234567', 'Phone\\t[value]'],
		['behind a name that ended before', '_ #1234567', '_ #[value]'],
	])('%s', (_where, key, shown) => {
		expect(shownKey(key)).toBe(shown);
	});

	test.each(['entry.1234567', '_1234567', '1_1234567', 'fields_[1234567]', '0301.-/.2345'])(
		'%s is none',
		(key) => {
			expect(shownKey(key)).toBe(key);
		},
	);
});

test('words about the input hold no signs of markup, whoever wrote them', () => {
	const field = { displayName: 'Email', name: 'email', default: '' };
	const words = 'is <b>, `code`, "text" & what else there is';
	const refused = refusal(
		field,
		'email address',
		{ source: 'input', seenKeys: [] },
		{ words, candidates: [] },
	);
	expect(refused.message).toContain('is b , code , text what else there is');
});

test('a key is shown without the signs of markup', () => {
	expect(shownKey('a&b"c`d<e>f\'g')).toBe('a b c d e f g');
});
