import fc from 'fast-check';
import {
	checkBaseUrl,
	checkEmail,
	checkId,
	checkSecret,
	checkTimeZone,
	type Check,
} from '../../nodes/shared/parameters/checks';

const table: Array<[name: string, check: Check, good: string[], bad: string[]]> = [
	[
		'checkId',
		checkId,
		[
			'chat_abc123',
			'user 789',
			'a',
			'Müller 7',
			'a+b@example.com',
			'50%',
			'a..b',
			'x'.repeat(200),
			'undefined_1',
			'is undefined',
			'[object ]',
			'a%41',
			'a%2',
			// A dot that is encoded five times over.
			'%252525252e',
		],
		[
			...['undefined', 'null', 'NaN', '[object Object]', '[object Promise]'],
			...['a\nb', 'a\u0000', 'a\u0085', 'a\u200bb', 'a\u202e', '\ud800', 'x'.repeat(201)],
			...['.', '..', '%2e', '%252e%2E', 'a/b', 'a\\b', 'a%2fb', 'a%25252Fb', '..;a', '..;', ''],
			...['%2525252e', 'a%00', 'a%250Ab'],
			// They look like a space, like nothing, or in each program like something else.
			...['\u00a0', '\u2003', '\u3000', '\ufffc', '\u2800', '\u3164', '\u{1d159}', '\u{13441}'].map(
				(blank) => `a${blank}b`,
			),
			...['\u{13442}', '\u{16fe4}', '\ue000', '\u{10fffd}', '\ufffe', '\ufdd0'].map(
				(other) => `a${other}b`,
			),
		],
	],
	[
		'checkEmail',
		checkEmail,
		[
			'a@example.com',
			'first.last+tag@sub.example.co.uk',
			"o'neil@example.com",
			'jörg@exämple.de',
			`${'a'.repeat(64)}@example.com`,
			`${'a'.repeat(242)}@example.com`,
		],
		[
			'a',
			'a@b',
			'@example.com',
			'a@',
			'a@@example.com',
			'a b@example.com',
			'Ada <a@example.com>',
			'a@example.com,b@example.com',
			'a@example.com\nBcc: b@example.com',
			'a@exa..mple.com',
			'a..b@example.com',
			'a@example.com.',
			'a\u200b@example.com',
			'a\u202e@example.com',
			'a@exam\u00adple.com',
			'"a"@example.com',
			`${'a'.repeat(243)}@example.com`,
		],
	],
	[
		'checkSecret',
		checkSecret,
		['agt_0123', 'a+b/c=', '<>&%', '!~', ''],
		[
			'ümlaut',
			'ł',
			'a b',
			'a\nb',
			'a\r\nX: 1',
			'a\tb',
			'a\u0000b',
			'a\u007fb',
			'a\u0085b',
			'a\u2028b',
			'a\u00a0b',
		],
	],
	[
		'checkTimeZone',
		checkTimeZone,
		['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'UTC', 'America/Argentina/Buenos_Aires'],
		['Berlin', 'Europe/Atlantis', 'UTC+25', ' ', '__proto__', 'Europe/Berlin;'],
	],
	[
		'checkBaseUrl',
		checkBaseUrl,
		[
			'https://api.optimly.io',
			'https://api.optimly.io/v1',
			'https://api.optimly.io/v1/@me',
			'https://api.optimly.io:8443',
			'http://localhost:3000',
			'http://127.0.0.1:3000',
			'http://127.1.2.3',
			'http://[::1]:3000',
			'https://api.example.com/a:b@c',
		],
		[
			'',
			'api.optimly.io',
			'ftp://api.optimly.io',
			'file:///etc/hosts',
			'javascript:alert(1)',
			'http://api.optimly.io',
			'http://localhost.example.com',
			'http://127.0.0.1.example.com',
			'http://192.168.0.1',
			'http://mylocalhost',
			'http://[::2]',
			'https://api.optimly.io/a\nb',
			'https://api.optimly.io/a b',
			'https:\\\\ada@api.optimly.io',
			'https:ada@api.optimly.io',
			'https://ada@api.optimly.io',
			'https://ada:secret@api.optimly.io',
			'https://:@api.optimly.io',
			'HTTPS://ada@api.optimly.io',
			'http://ada@localhost',
			'https://api.optimly.io?a=1',
			'https://api.optimly.io/#a',
			'https://api.optimly.io?',
			'https://api.optimly.io/#',
		],
	],
];

describe.each(table)('%s', (_name, check, good, bad) => {
	test.each(good)('accepts %j', (text) => {
		expect(check(text)).toBeUndefined();
	});

	test.each(bad)('refuses %j in words that do not repeat it', (text) => {
		const wrong = check(text);
		expect(wrong).toMatch(/^(is|has|contains|must) \S/);
		if (text.length > 20) expect(wrong).not.toContain(text);
	});
});

test.each<[Check, string, string]>([
	[checkId, 'null', 'the expression found no value'],
	[checkId, 'x'.repeat(201), '200 characters'],
	[checkId, 'a\u200bb', 'cannot be seen'],
	[checkId, 'a/b', 'a slash, which'],
	[checkId, '..', 'a part of a path'],
	[checkBaseUrl, 'https://api.example.com/a\nb', 'line breaks'],
	[checkBaseUrl, 'api.example.com', 'not a web address'],
	[checkBaseUrl, 'ftp://api.example.com', 'begin with https://'],
	[checkBaseUrl, 'http://api.example.com', 'this machine only'],
	[checkBaseUrl, 'https://ada@api.example.com', 'a user name'],
	[checkBaseUrl, 'https://api.example.com?a:b@c', 'a query'],
	[checkBaseUrl, 'https://api.example.com#a:b@c', 'a fragment'],
])('what is wrong is said: %#', (check, text, words) => {
	expect(check(text)).toContain(words);
});

const checks = table.map(([, check]) => check);

test('no text makes a check throw', () => {
	fc.assert(
		fc.property(
			fc.constantFrom(...checks),
			fc.string({ unit: 'binary', maxLength: 300 }),
			(check, text) => {
				const wrong = check(text);
				expect(wrong === undefined || wrong.length > 0).toBe(true);
			},
		),
		{ numRuns: 2000 },
	);
});

test('an address with control characters or two @ is never accepted', () => {
	const around = fc.string({ unit: 'binary', maxLength: 20 });
	const evil = fc.constantFrom('\r', '\n', '\u0000', '\t', ' ', '<', '>', ',', '@');
	fc.assert(
		fc.property(around, evil, around, (before, character, after) => {
			expect(checkEmail(`${before}${character}${after}@example.com`)).toBeDefined();
		}),
		{ numRuns: 2000 },
	);
});

// A naive check of addresses takes minutes for these.
test.each([
	'a'.repeat(50_000),
	`${'a.'.repeat(25_000)}@`,
	`a@${'a.'.repeat(25_000)}`,
	`${'a@'.repeat(25_000)}`,
])('long hostile texts are refused at once', (text) => {
	const started = performance.now();
	expect(checkEmail(text)).toBeDefined();
	expect(performance.now() - started).toBeLessThan(1000);
});
