import { segment } from '../../nodes/shared/http/route';
import { checkBaseUrl, checkEmail, checkId } from '../../nodes/shared/parameters/checks';

describe('an email address', () => {
	const signs = [...'<>"(),:;\\[]', ' ', '\u00a0', '\u3000', '\t', '\u0001'];

	test.each(signs)('has no %j, wherever it stands', (sign) => {
		for (const address of [
			`a${sign}b@example.com`,
			`ab@exa${sign}mple.com`,
			`ab@example.c${sign}om`,
		])
			expect([address, checkEmail(address)]).toEqual([
				address,
				expect.stringContaining('is not an email address'),
			]);
	});

	test.each(['a@.com', 'a@example.c'])('is not %j', (address) => {
		expect(checkEmail(address)).toContain('is not an email address');
	});
});

describe('an ID', () => {
	test.each([
		['a line end that is no control character', 'a\u2029b'],
		['a blank pattern of Braille', 'a\u2800b'],
		['what is left of a character that could not be read', 'a\ufffdb'],
		['an encoded tab', 'a%09b'],
		// RFC 3629, 3: these bytes begin nothing but a longer spelling of ASCII.
		['a dot in two bytes', 'a%c0%ae'],
		['the same in capitals', 'a%C0%AE'],
		['a dot in three bytes', 'a%e0%80%ae'],
		['a slash in four bytes', 'a%F0%80%80%AF'],
		['a backslash, as careless servers read it', 'a%c1%dc'],
		['an expression that found bytes', '[object Uint8Array]'],
		['an expression that found an object of some class', '[object My_Class]'],
		['an expression that found an object of a class with a short name', '[object X]'],
	])('is refused with %s', (_what, id) => {
		expect(checkId(id)).toMatch(/^(is|contains) /);
	});

	test.each([
		['three dots, which lead nowhere', '...'],
		['a percent sign before what is no hex', 'a%2g'],
		['a percent sign before other signs', 'a%2`'],
		['an encoded letter of Hindi', '%e0%a4%b9'],
	])('may be or hold %s', (_what, id) => {
		expect(checkId(id)).toBeUndefined();
	});

	test('becomes one segment of an address, whatever halves of characters it holds', () => {
		expect(segment('a\ud800\udbff😀b')).toBe('a%EF%BF%BD%EF%BF%BD%F0%9F%98%80b');
	});
});

describe('a base URL', () => {
	test.each(['http://127.255.255.254:3000', 'https://api.example.com/https:a@b'])(
		'can be %s',
		(url) => {
			expect(checkBaseUrl(url)).toBeUndefined();
		},
	);

	test.each(['\u00a0', '\u3000', '\u2028'])('has no %j', (space) => {
		expect(checkBaseUrl(`https://api.example.com/a${space}b`)).toContain('spaces');
	});
});
