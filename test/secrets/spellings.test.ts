import {
	folded,
	partsOf,
	partsOfSecret,
	smallLetters,
	spellingsOf,
} from '../../nodes/shared/http/secretForms';
import { formsOfValue } from '../../nodes/shared/http/valueForms';

test('small letters keep the length of a text', () => {
	expect(smallLetters('ABCÄß')).toBe('abcäß');
	expect(smallLetters('İABZ')).toBe('İabz');
});

test('what is looked for has small letters and one alphabet of base64', () => {
	expect(folded('Ab-_+/c')).toBe('ab+/+/c');
});

test('parts are all those of one length', () => {
	expect(partsOf('abcd', 3)).toEqual(['abc', 'bcd']);
	expect(partsOf('abc', 3)).toEqual(['abc']);
});

describe('base64 of a secret', () => {
	const around = ['', 'x', 'xy', 'xyz', 'user:'];
	const secrets = ['k', 'k9', 'k9Q', 'k9Qz', 'k9Qz-', 'k9Qz-7'];

	test.each(secrets)('%s is found wherever it stands in a longer text', (secret) => {
		const [, , ...forms] = spellingsOf(secret);
		for (const before of around) {
			for (const after of around) {
				const whole = Buffer.from(`${before}${secret}${after}`).toString('base64');
				expect(whole).toContain(forms[before.length % 3]);
			}
		}
	});

	test('and is as long as it can be', () => {
		expect(spellingsOf('k9Qz-7')).toEqual([
			'k9Qz-7',
			'6b39517a2d37',
			'azlRei03',
			's5UXotN',
			'rOVF6LT',
		]);
		expect(spellingsOf('k9Q')[2]).toBe('azlR');
		expect(spellingsOf('k9Qz').slice(2)).toEqual(['azlRe', 's5UX', 'rOVF6']);
	});
});

test('the parts of a secret: of a word of up to five letters only the word', () => {
	expect(partsOfSecret('')).toEqual([]);
	expect(partsOfSecret('K9Qz-')).toEqual(['k9qz+']);
	expect(partsOfSecret('k9Qz-7')).toEqual([
		'k9qz+7',
		'6b39517a2d37',
		'azlrei03',
		's5uxotn',
		'rovf6lt',
	]);
});

test('of a longer one eight characters at a time, and as much of its other spellings', () => {
	const parts = partsOfSecret('k9Qz-7w_M2');
	const ofLength = (length: number) => parts.filter((part) => part.length === length);
	expect(ofLength(8)).toEqual(['k9qz+7w/', '9qz+7w/m', 'qz+7w/m2']);
	expect(ofLength(16)).toEqual([
		'6b39517a2d37775f',
		'b39517a2d37775f4',
		'39517a2d37775f4d',
		'9517a2d37775f4d3',
		'517a2d37775f4d32',
	]);
	expect(ofLength(11)).toEqual([
		...['azlrei03d19', 'zlrei03d19n', 'lrei03d19nm'],
		...['s5uxotn3dft', '5uxotn3dftt'],
		...['rovf6ltd3x0', 'ovf6ltd3x00', 'vf6ltd3x00y'],
	]);
	expect(parts).toHaveLength(16);
});

describe('forms of a value', () => {
	test.each<[string, string[]]>([
		['Ada', ['ada']],
		['A+B C', ['a b c']],
		['ab cd', ['ab cd']],
		['ab cde', ['ab cde', 'abcde']],
		['  ab\ncde ', ['  ab\ncde ', 'abcde']],
	])('%j', (value, forms) => {
		expect(formsOfValue(value)).toEqual(forms);
	});

	test('accents in both ways', () => {
		const [together, apart] = ['é'.normalize('NFC'), 'é'.normalize('NFD')];
		expect(formsOfValue(together)).toEqual([together, apart]);
	});
});
