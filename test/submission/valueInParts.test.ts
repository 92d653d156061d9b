import {
	dateIn,
	fileIn,
	fileNameOf,
	heldByType,
	isPrimary,
	numberIn,
	spansIn,
} from '../../nodes/OptimlyMessage/found/answers/valueInParts';

const date = { year: '2026', month: '9', day: '3' };

test.each<[string, object, string | undefined]>([
	['texts', date, '2026-09-03'],
	['numbers', { year: 2026, month: 12, day: 31 }, '2026-12-31'],
	['no year', { month: '9', day: '3' }, undefined],
	['no month', { year: '2026', day: '3' }, undefined],
	['no day', { year: '2026', month: '9' }, undefined],
	['an empty day', { ...date, day: '' }, undefined],
	['a year of two digits', { ...date, year: '26' }, undefined],
	['a season', { ...date, year: '2026/27' }, undefined],
	['hour and min', { ...date, hour: '9', min: '5' }, '2026-09-03 09:05'],
	['hours and minutes', { ...date, hours: 14, minutes: 30 }, '2026-09-03 14:30'],
	['hh and minute', { ...date, hh: '14', minute: '30' }, '2026-09-03 14:30'],
	['an hour alone', { ...date, hour: '9' }, '2026-09-03 09:00'],
	['an empty hour', { ...date, hour: '', hours: '8' }, '2026-09-03 08:00'],
	['minutes alone', { ...date, min: '5' }, '2026-09-03'],
	['ampm', { ...date, hour: '2', min: '30', ampm: 'PM' }, '2026-09-03 02:30 PM'],
	['meridiem', { ...date, hour: '2', min: '30', meridiem: 'pm' }, '2026-09-03 02:30 pm'],
])('a date in parts: %s', (_what, record, text) => {
	expect(dateIn({ ...record })).toBe(text);
});

const number = '555 0123';

test.each<[object, string | undefined]>([
	...['full', 'e164', 'formatted'].map((key): [object, string] => [
		{ [key]: '+49 30 5550123', number, country: '1' },
		'+49 30 5550123',
	]),
	[{ full: '(030) 555.01-23', number: 'x' }, '(030) 555.01-23'],
	[{ full: '030/5550' }, '030/5550'],
	[{ full: '03055' }, undefined],
	[{ full: 'x030555' }, undefined],
	...['number', 'phone', 'phoneNumber', 'phone_number', 'national'].map((key): [object, string] => [
		{ [key]: ` ${number} `, country: '49' },
		`+49 ${number}`,
	]),
	...[
		'country',
		'countryCode',
		'country_code',
		'dialCode',
		'dial_code',
		'prefix',
		'callingCode',
	].map((key): [object, string] => [{ number, [key]: '+49' }, `+49 ${number}`]),
	...['area', 'areaCode', 'area_code'].map((key): [object, string] => [
		{ number, [key]: '030', country: 49 },
		`+49 (030) ${number}`,
	]),
	[{ number, area: '030' }, `(030) ${number}`],
	[{ number, country: 'Germany', dialCode: '49' }, `+49 ${number}`],
	[{ number, country: '12345' }, number],
	[{ number: '+49 30 5550123', country: '1' }, '+49 30 5550123'],
	[{ number: 5550123, prefix: '49' }, '+49 5550123'],
	[{ number }, undefined],
	[{ number, ext: '1' }, undefined],
	[{ number: '555', country: '49' }, undefined],
	[{ number: '5550 or so', country: '49' }, undefined],
	[{ number, country: '49', message: 'x' }, undefined],
	[{ number, Country: 'DE', calling: 'x' }, number],
	...['type', 'isoCode', 'name', 'short', 'valid', 'dial', 'ext', 'e_164'].map(
		(key): [object, string] => [{ number, country: '49', [key]: 'x' }, `+49 ${number}`],
	),
	...['subtype', 'firstname'].map((key): [object, undefined] => [
		{ number, country: '49', [key]: 'x' },
		undefined,
	]),
	[{}, undefined],
])('a number in parts: %j', (record, text) => {
	expect(numberIn({ ...record })).toBe(text);
});

test.each<[object, string | undefined]>([
	...['mimeType', 'mime_type', 'size', 'contentType', 'content_type', 'fileName', 'file_name'].map(
		(key): [object, string] => [{ [key]: 'x', name: 'a.pdf' }, 'a.pdf'],
	),
	[{ filename: 'b.pdf', url: 'https://x/a.pdf' }, 'b.pdf'],
	[{ fileName: 'b.pdf', url: 'https://x/a.pdf' }, 'b.pdf'],
	[{ name: 'c.pdf', filename: 'b.pdf', fileName: 'a.pdf' }, 'c.pdf'],
	[{ size: 1, url: 'https://x/y/a.pdf?key=1#z' }, 'a.pdf'],
	[{ size: 1, url: 'http://x/a.pdf' }, 'a.pdf'],
	[{ size: 1, url: 'ftp://x/a.pdf' }, undefined],
	[{ size: 1, url: 5 }, undefined],
	[{ name: 'a.pdf', url: 'https://x/a.pdf' }, undefined],
	[{ resize: 1, name: 'a' }, undefined],
	[{ sizes: 1, name: 'a' }, undefined],
])('the name of a file: %j', (record, name) => {
	expect(fileIn({ ...record })).toBe(name);
});

test('the last part of an address, without what stands behind it', () => {
	expect(
		['https://x/a/b.pdf', 'https://x/b.pdf?c/d', 'b.pdf#c/d', 'https://x/'].map(fileNameOf),
	).toEqual(['b.pdf', 'b.pdf', 'b.pdf', '']);
});

test.each<[unknown, boolean]>([
	...[
		'primary',
		'is_primary',
		'isPrimary',
		'default',
		'is_default',
		'preferred',
		'main',
		'MAIN',
	].map((key): [unknown, boolean] => [{ [key]: true }, true]),
	[{ primary: 'true' }, false],
	[{ primary: false }, false],
	[{ primary_email: true }, false],
	[{ not_primary: true }, false],
	[{ type: 'primary' }, true],
	[{ label: 'primary' }, true],
	[{ Type: 'primary' }, true],
	[{ subtype: 'primary' }, false],
	[{ types: 'primary' }, false],
	[{ type: 'work' }, false],
	[{ metadata: { primary: true } }, true],
	[{ metadata: { primary: 'yes' } }, false],
	[{ metadata: true }, false],
	[{ other: { primary: true } }, false],
	['primary', false],
])('marked as the first choice, or not: %j', (entry, is) => {
	expect(isPrimary(JSON.parse(JSON.stringify(entry)))).toBe(is);
});

test.each<[object, unknown]>([
	[{ type: 'email', email: 'a' }, 'a'],
	[{ id: 1, type: 'email', email: 'a' }, 'a'],
	[{ id: 1, type: 'email', email: 'a', other: 1 }, undefined],
	[{ type: 'type' }, undefined],
	[{ type: 5, 5: 'a' }, undefined],
	[{ email: 'a' }, undefined],
	[{ plain_text: 'b', type: 'email', email: 'a' }, 'b'],
	[{ plain_text: 5 }, undefined],
])('a value below the name of its type: %j', (record, value) => {
	expect(heldByType({ ...record })).toEqual(value);
});

test('a text in pieces is one, and any other list is none', () => {
	const piece = (plain_text: string) => ({ plain_text, href: null });
	expect(spansIn([piece('Can '), piece('you?')])).toBe('Can you?');
	expect(spansIn([piece('Can '), { text: 'you?' }])).toBeUndefined();
	expect(spansIn([piece('Can '), 'you?'])).toBeUndefined();
	expect(spansIn([])).toBeUndefined();
});
