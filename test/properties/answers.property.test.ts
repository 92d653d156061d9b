import fc from 'fast-check';
import {
	readChat,
	readHandoff,
	readMessage,
	readMessages,
} from '../../nodes/OptimlyMessage/api/answers';
import { newMessage } from '../../nodes/OptimlyMessage/api/calls';
import { optimly } from '../../nodes/OptimlyMessage/optimlyService';
import { apiDetailOf } from '../../nodes/shared/http/apiDetail';
import { presentable } from '../../nodes/shared/http/redact';
import { scrubber } from '../../nodes/shared/http/scrubber';
import { readResponseBody } from '../../nodes/shared/http/responseBody';
import { holds, holdsAsync } from './holds';

async function* streamOf(chunks: readonly Uint8Array[]): AsyncGenerator<Buffer> {
	for (const chunk of chunks) yield Buffer.from(chunk);
}

/** The bytes, cut into pieces anywhere. */
const inPieces = (bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] => {
	const places = [
		0,
		...[...cuts].map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b),
		bytes.length,
	];
	return places.slice(1).map((end, index) => bytes.subarray(places[index], end));
};

/** JSON as it is handed on. */
const withoutPrototype = (text: string): unknown =>
	JSON.parse(text, (key, value: unknown) => (key === '__proto__' ? undefined : value));

const anyCuts = fc.array(fc.nat(), { maxLength: 5 });

describe('the response reader', () => {
	test('reads any JSON, however it is cut into pieces', async () => {
		await holdsAsync(
			fc.asyncProperty(
				fc.jsonValue(),
				anyCuts,
				fc.constantFrom('', '\uFEFF', ' \n'),
				async (json, cuts, before) => {
					const text = JSON.stringify(json);
					const bytes = Buffer.from(before + text);
					const body = await readResponseBody(streamOf(inPieces(bytes, cuts)));
					expect(body).toEqual({ readable: true, json: withoutPrototype(text), text });
				},
			),
		);
	});

	test('never throws: what is no JSON is unreadable, with a reason', async () => {
		const anyBytes = fc.oneof(
			fc.uint8Array({ maxLength: 200 }),
			fc.string({ unit: 'binary' }).map((text) => Buffer.from(text)),
			fc.jsonValue().chain((json) => {
				const bytes = Buffer.from(JSON.stringify(json));
				return fc.nat(bytes.length).map((length) => bytes.subarray(0, length));
			}),
		);
		await holdsAsync(
			fc.asyncProperty(anyBytes, anyCuts, async (bytes, cuts) => {
				const body = await readResponseBody(streamOf(inPieces(bytes, cuts)));
				if (body.readable)
					expect(
						JSON.parse(
							Buffer.from(bytes)
								.toString()
								.replace(/^\uFEFF/, ''),
						),
					).toEqual(body.json);
				else expect(body.reason).toMatch(/^The answer .*\.$/);
			}),
		);
	});

	test('takes anything for a body without throwing', async () => {
		await holdsAsync(
			fc.asyncProperty(fc.anything(), async (body) => {
				expect(await readResponseBody(body)).toMatchObject({ readable: false });
			}),
		);
	});

	test('hands on what the connection throws, and nothing else', async () => {
		class Cut extends Error {}
		await holdsAsync(
			fc.asyncProperty(fc.uint8Array({ maxLength: 50 }), async (bytes) => {
				const breaking = async function* () {
					yield Buffer.from(bytes);
					throw new Cut();
				};
				await expect(readResponseBody(breaking())).rejects.toBeInstanceOf(Cut);
			}),
		);
	});
});

/** Bodies near to what the API sends, and far from it. */
const anyMessage = fc.record(
	{
		message_id: fc.oneof(fc.string(), fc.jsonValue()),
		sender: fc.oneof(fc.constantFrom('user', 'assistant'), fc.jsonValue()),
		timestamp: fc.oneof(fc.date().map(String), fc.jsonValue()),
		metadata: fc.oneof(
			fc.jsonValue(),
			fc.record({ delivery_id: fc.constantFrom('mine', 'other') }),
		),
	},
	{ requiredKeys: [] },
);
const anyBody = fc.oneof(
	fc.jsonValue(),
	fc.array(anyMessage),
	fc.record({ success: fc.boolean(), data: fc.array(anyMessage) }),
);

test('no answer makes the readers of ids, histories and details throw', async () => {
	const lookup = newMessage({ chat_id: 'a', sender: 'user', content: 'b' }).lookup;
	if (!lookup) throw new Error('Messages can be looked for');
	await holdsAsync(
		fc.asyncProperty(anyBody, async (body) => {
			for (const read of [readChat, readMessage, readHandoff, readMessages]) {
				const reading = await read(body);
				expect('found' in reading || 'missing' in reading).toBe(true);
			}
			const trace = await lookup.evidence({ deliveryId: 'mine', known: [] })(body);
			if (typeof trace !== 'string')
				expect(Object(trace.found).metadata).toMatchObject({ delivery_id: 'mine' });
			expect(['string', 'undefined']).toContain(typeof apiDetailOf(body));
		}),
	);
});

describe('secrets', () => {
	/** At least as long as the shortest that makes sense; the word that stands for it would look like a leak. */
	const anyToken = fc
		.oneof(
			fc.string({ minLength: 9, maxLength: 60 }),
			fc.string({ unit: 'grapheme', minLength: 9, maxLength: 40 }),
			fc.stringMatching(/^agt_[0-9a-zA-Z+/=&?%.-]{32}$/),
		)
		.filter((token) => !token.includes('hidden'));

	test('no form of a token is left in any text', () => {
		holds(
			fc.property(anyToken, fc.string(), fc.string(), (token, before, after) => {
				const scrub = scrubber([token]);
				const base64 = Buffer.from(token).toString('base64');
				const forms = [
					token,
					encodeURIComponent(token),
					base64,
					base64.replace(/=+$/, ''),
					Buffer.from(token).toString('base64url'),
				];
				for (const form of [...forms, encodeURIComponent(token).replace(/%20/g, '+')]) {
					const clean = scrub(`${before} ${form} ${form}${form} ${after}`);
					for (const other of forms) expect(clean).not.toContain(other);
				}
			}),
		);
	});

	// Found by the property above: U+FFFD is a character like any other, and a broken byte beside a token hides nothing.
	test.each(['\uFFFD         ', 'tökên-of-aćcess'])(
		'%j is found beside bytes that are no UTF-8',
		(token) => {
			for (const broken of ['', '%ff', '%e2%82', '%f0%9f'])
				expect(scrubber([token])(`${broken}${encodeURIComponent(token)}${broken}`)).toBe(
					`${broken}[hidden]${broken}`,
				);
		},
	);

	test('a text without the token stays as it is', () => {
		holds(
			fc.property(anyToken, fc.string({ maxLength: 8 }), (token, text) => {
				expect(scrubber([token])(text)).toBe(text);
				expect(scrubber([])(text)).toBe(text);
			}),
		);
	});

	test('what is shown of an answer has one line, no markup, at most 500 characters, and nothing that was sent', () => {
		// Words, as people write them; a value of one or two letters would be in everything.
		const anyValue = fc.string({
			unit: fc.constantFrom(...'äßabcdefXYZ0123456789@._-+ '),
			minLength: 3,
			maxLength: 30,
		});
		holds(
			fc.property(
				fc.string({ unit: 'binary', maxLength: 700 }),
				fc.array(anyValue, { maxLength: 4 }),
				(text, values) => {
					const kept = values.filter((value) => !'[value]'.includes(value.trim()));
					const shown = presentable([text, ...kept].join(' | '), (secret) => secret, kept);
					expect(shown).not.toMatch(/[<>\p{Cc}\p{Cf}\n]/u);
					expect(shown.length).toBeLessThanOrEqual(500);
					const untouched = kept.filter((value) =>
						kept.every((other) => other === value || !other.includes(value)),
					);
					for (const value of untouched)
						if (!text.includes(value)) expect(shown).not.toContain(value);
				},
			),
		);
	});
});

test('a credential is taken or refused as invalid input, whatever is in it', () => {
	const anyCredential = fc.record(
		{
			authentication: fc.oneof(fc.constantFrom('bearer', 'apiKey', 'queryToken'), fc.string()),
			accessToken: fc.string({ unit: 'binary' }),
			headerName: fc.oneof(fc.constantFrom('X-API-Key', 'x_api_key'), fc.string()),
			baseUrl: fc.oneof(fc.constant('https://api.optimly.example'), fc.webUrl(), fc.string()),
			requestsPerMinute: fc.oneof(fc.integer(), fc.double(), fc.string()),
		},
		{ requiredKeys: ['accessToken'] },
	);
	holds(
		fc.property(anyCredential, (credential) => {
			try {
				const { baseUrl, quotas, scrub } = optimly.connect(credential);
				expect(baseUrl).toMatch(/^https?:/i);
				for (const { limit } of quotas) expect(Number.isInteger(limit) && limit >= 0).toBe(true);
				scrub('any text');
			} catch (error) {
				expect(error).toMatchObject({ name: 'InvalidInput' });
				const { accessToken } = credential;
				if (accessToken.length > 8) expect(String(error)).not.toContain(accessToken);
			}
		}),
	);
});
