import fc from 'fast-check';
import {
	checkBaseUrl,
	checkEmail,
	checkId,
	checkSecret,
} from '../../nodes/shared/parameters/checks';
import {
	metadataFromJson,
	metadataFromRows,
} from '../../nodes/OptimlyMessage/fields/metadataValues';
import { holds } from './holds';
import { orInvalid } from './orInvalid';

describe('metadata', () => {
	const FIELD = 'Metadata JSON';
	const FORBIDDEN = ['__proto__', 'constructor', 'prototype'];

	function depthOf(value: unknown): number {
		if (typeof value !== 'object' || value === null) return 0;
		return 1 + Math.max(0, ...Object.values(value).map(depthOf));
	}

	const anyKey = fc.oneof({ weight: 9, arbitrary: fc.string() }, fc.constantFrom(...FORBIDDEN));
	const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
		tree: fc.oneof(
			{ maxDepth: 12, depthSize: 'large' },
			fc.jsonValue({ maxDepth: 0 }),
			fc.dictionary(anyKey, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
			fc.array(tie('tree'), { maxLength: 3 }),
		),
	}));

	test('what is accepted is a plain copy: no forbidden key, at most 10 levels, at most 64 KiB', () => {
		holds(
			fc.property(
				fc.oneof(
					tree,
					tree.map((value) => JSON.stringify(value)),
					fc.string(),
					fc.anything(),
				),
				(given) => {
					const outcome = orInvalid(() => metadataFromJson(given, FIELD));
					if ('refused' in outcome) return;
					const text = JSON.stringify(outcome.result);
					expect(JSON.parse(text)).toEqual(outcome.result);
					expect(outcome.result).not.toBe(given);
					expect(Buffer.byteLength(text)).toBeLessThanOrEqual(64 * 1024);
					expect(depthOf(outcome.result)).toBeLessThanOrEqual(10);
					for (const key of FORBIDDEN) expect(text).not.toContain(`"${key}":`);
				},
			),
		);
	});

	test('good metadata is accepted unchanged, as text and as object', () => {
		const good = fc.dictionary(
			fc.string().filter((key) => !FORBIDDEN.includes(key)),
			fc.jsonValue({ maxDepth: 3 }),
			{ noNullPrototype: true },
		);
		holds(
			fc.property(good, (metadata) => {
				const text = JSON.stringify(metadata);
				fc.pre(!FORBIDDEN.some((key) => text.includes(`"${key}"`)));
				expect(metadataFromJson(metadata, FIELD)).toEqual(JSON.parse(text));
				expect(metadataFromJson(text, FIELD)).toEqual(JSON.parse(text));
			}),
		);
	});

	test('a refusal names the field, never what is in it', () => {
		const secret = 'Xanthippe';
		const bad = fc.constantFrom(
			`{"a": "${secret}"`,
			[secret],
			`"${secret}"`,
			{ __proto__: null, constructor: secret },
			{ a: { prototype: secret } },
			{ a: secret.repeat(8000) },
		);
		holds(
			fc.property(bad, fc.string(), (given, field) => {
				const outcome = orInvalid(() => metadataFromJson(given, field));
				if (!('refused' in outcome)) throw new Error('It was accepted');
				expect(outcome.refused.message).toContain(`'${field}'`);
				expect(outcome.refused.message.replace(`'${field}'`, '')).not.toContain(secret);
			}),
		);
	});

	test('rows become an object with their keys, or are refused', () => {
		const anyRow = fc.record(
			{ key: fc.oneof(anyKey, fc.anything()), value: fc.anything() },
			{ requiredKeys: [] },
		);
		holds(
			fc.property(fc.array(anyRow, { maxLength: 5 }), (rows) => {
				let names: string[];
				try {
					names = rows.map(({ key }) => String(key ?? '').trim());
				} catch {
					// An object that cannot become text: no form of n8n makes one.
					return;
				}
				const outcome = orInvalid(() => metadataFromRows(rows, FIELD));
				const isBad =
					names.some((name) => name === '' || FORBIDDEN.includes(name)) ||
					new Set(names).size < names.length;
				if (isBad) expect(outcome).toHaveProperty('refused');
				if ('result' in outcome)
					for (const name of Object.keys(outcome.result)) expect(names).toContain(name);
			}),
		);
	});
});

describe('single values', () => {
	const anyText = fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.string({ maxLength: 300 }),
		fc.emailAddress(),
		fc.webUrl(),
	);

	test('an accepted id has one line of at most 200 characters', () => {
		holds(
			fc.property(anyText, (text) => {
				if (checkId(text) !== undefined) return;
				expect(text.length).toBeLessThanOrEqual(200);
				expect(text).not.toMatch(/[\p{Cc}]/u);
			}),
		);
		holds(fc.property(fc.uuid(), (id) => expect(checkId(id)).toBeUndefined()));
	});

	test('an accepted e-mail address is one address: one @, no spaces, brackets, commas or control characters', () => {
		const nearly = fc
			.tuple(
				fc.emailAddress(),
				fc.nat(),
				fc.constantFrom(' ', '\n', '\u0000', '\u2028', ',', ';', '<', '>', '@', '..', '"'),
			)
			.map(([address, at, odd]) => {
				const place = at % (address.length + 1);
				return address.slice(0, place) + odd + address.slice(place);
			});
		holds(
			fc.property(fc.oneof(anyText, nearly), (text) => {
				if (checkEmail(text) !== undefined) return;
				expect(text).toMatch(/^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]{2,}$/);
				expect(text).not.toMatch(/\p{Cc}|\.\./u);
				expect(text.length).toBeLessThanOrEqual(254);
			}),
		);
	});

	test('good e-mail addresses are accepted', () => {
		holds(
			fc.property(fc.emailAddress(), (address) => {
				fc.pre(address.length <= 254);
				expect(checkEmail(address)).toBeUndefined();
			}),
		);
	});

	test('an accepted base URL is https, or http on this machine, and a path added to it stays on its host', () => {
		const parts = fc.tuple(
			fc.constantFrom(
				'https://',
				'http://',
				'HTTPS://',
				'https:',
				'ftp://',
				'javascript:',
				'//',
				'',
			),
			fc.constantFrom('', '', 'user@', 'user:password@', '@'),
			fc.oneof(
				fc.domain(),
				fc.ipV4(),
				fc.constantFrom(
					'localhost',
					'127.0.0.1',
					'127.1',
					'[::1]',
					'localhost.example',
					'127.0.0.1.example',
					'2130706433',
				),
			),
			fc.constantFrom('', ':8080', ':', ':99999'),
			fc.constantFrom(
				'',
				'/api',
				'/..',
				'\\@example.com',
				'/a?b',
				'?',
				'#',
				'/%2e%2e',
				'\n/a',
				' ',
			),
		);
		holds(
			fc.property(
				fc.oneof(
					parts.map((all) => all.join('')),
					fc.webUrl({ withFragments: true, withQueryParameters: true }),
					anyText,
				),
				(given) => {
					// The credential is trimmed before it is checked.
					const text = given.trim();
					if (checkBaseUrl(text) !== undefined) return;
					const url = new URL(text);
					const isLocal = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
					expect(url.protocol === 'https:' || (url.protocol === 'http:' && isLocal)).toBe(true);
					expect([url.username, url.password, url.search, url.hash]).toEqual(['', '', '', '']);
					const called = new URL(`${text.replace(/\/+$/, '')}/external/chat/a/messages`);
					expect(called.host).toBe(url.host);
					expect(called.pathname.endsWith('/external/chat/a/messages')).toBe(true);
					expect(text).not.toMatch(/[\p{Cc}]/u);
				},
			),
		);
	});

	test('an accepted secret can stand in a header', () => {
		holds(
			fc.property(fc.oneof(anyText, fc.stringMatching(/^agt_[0-9a-f]{32}$/)), (text) => {
				if (checkSecret(text) === undefined) expect(text).not.toMatch(/[\s\p{Cc}]/u);
				if (/^[!-~]+$/.test(text)) expect(checkSecret(text)).toBeUndefined();
			}),
		);
	});
});
