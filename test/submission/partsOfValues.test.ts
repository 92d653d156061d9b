import {
	dateIn,
	fileIn,
	numberIn,
	qualifierIn,
} from '../../nodes/OptimlyMessage/found/answers/valueInParts';

const phone = '30 5550123';
const whole = '+49 30 5550123';
const country = { name: 'Germany', dialCode: '49' };

test.each([
	'iso',
	'iso2',
	'ISO',
	'short',
	'shortName',
	'country',
	'national',
	'e_164',
	'valid_iso',
])('a number beside the name of a country, as its %s says, is one with its code', (key) => {
	expect(numberIn({ ...country, phone, [key]: 'DE' })).toBe(whole);
});

test.each(['full', 'e164', 'formatted'])('the whole number is there already, as %s', (key) => {
	expect(numberIn({ ...country, phone, [key]: whole })).toBe(whole);
});

test('a number that is called so stands beside the name of a country, one that is called phone beside anybody’s', () => {
	expect(numberIn({ ...country, number: phone })).toBe(whole);
	expect(numberIn({ name: 'Ada Example', phone, dialCode: '49' })).toBeUndefined();
	expect(numberIn({ name: 'Ada Example', phone, country_code: '49' })).toBeUndefined();
	expect(numberIn({ name: 'Ada Example', phone, dial: '49', extNumber: '5' })).toBeUndefined();
});

test.each([
	['with words behind it', { full: `${whole} at home`, number: phone, country: '49' }, whole],
	['with words before it', { number: `Tel. ${phone}`, country: '49' }, undefined],
	['without the key of a code', { number: phone, isoCountry: 'DE' }, undefined],
])('a number in parts, %s', (_what, record, text) => {
	expect(numberIn({ ...record })).toBe(text);
});

test.each(['2026', 2026])('a year is four digits: %s', (year) => {
	expect(dateIn({ year, month: '9', day: '3' })).toBe('2026-09-03');
});

test.each(['SY2026', '02026', '2026/27', '26'])('%s is no year', (year) => {
	expect(dateIn({ year, month: '9', day: '3' })).toBeUndefined();
});

test.each([
	{ filename: 'plan.pdf' },
	{ fileName: 'plan.pdf' },
	{ name: 'plan.pdf', size: 4096 },
	{ name: 'plan.pdf', Size: 4096 },
	{ name: 'plan.pdf', size: '4 KB' },
	{ name: 'PLAN.PDF', size: '4 KB' },
	{ name: 'song.mp3', size: '4 MB' },
	{ name: 'film.3gp', size: '4 MB' },
])('a file is known by its name: %j', (record) => {
	expect(fileIn(record)).toMatch(/^\w+\.\w+$/);
});

test.each([
	{ name: 'Shirt', size: 'L' },
	{ name: 'Version 2.0', size: 'L' },
	{ name: 'Ada Example', content_type_id: '3' },
	{ name: 'Ada Example', size_of_firm: 5 },
	{ size: 5, url: 'see https://example.com/plan.pdf' },
])('what is no file: %j', (record) => {
	expect(fileIn(record)).toBeUndefined();
});

test('which of several a value is, is said beside it and beside nothing else', () => {
	const value = 'ada@example.com';
	expect(qualifierIn({ value, type: 'work' })).toBe('work');
	expect(qualifierIn({ id: '3', value, kind: 'home' })).toBe('home');
	expect(qualifierIn({ value, type: 'work', type_of_deal: 'x' })).toBeUndefined();
	expect(qualifierIn({ value, type: 'work', uid: '3' })).toBeUndefined();
});
