import fc from 'fast-check';
import { checkEmail } from '../../nodes/shared/parameters/checks';
import { findPerson, type Found } from '../../nodes/OptimlyMessage/found';

const RUNS = 1_000;

/** Stands below every key of a secret that the generator makes; must not come out. */
const CANARY = 'canary-7f3a';

const SECRET_KEYS = [
	...['headers', 'Authorization', 'x-auth-token', 'Cookie', 'set-cookie', 'password', 'Passwort'],
	...['accessToken', 'tally-signature', 'Signature', 'ip', 'ipAddress', 'remote_ip', 'user_agent'],
	...[
		'User Agent',
		'api_key',
		'client_secret',
		'g-recaptcha-response',
		'Contraseña',
		'Mot de passe',
	],
];
const PROTOTYPE_KEYS = ['__proto__', 'constructor', 'prototype'];

const label = fc.oneof(
	fc.constantFrom(
		...['name', 'First name', 'Nachname', 'Email', 'E-Mail-Adresse', "Friend's email", 'Telefon'],
		...[
			'Company',
			'Mensaje',
			'start_time',
			'Zeitzone',
			'date',
			'data',
			'body',
			'payload',
			'fields',
		],
		...['contact', 'properties', 'value', 'values', 'label', 'first', 'last', 'full', 'current'],
		...['emails', 'primary', 'questions_and_answers', 'toString', 'hasOwnProperty', 'answer'],
	),
	fc.string({ unit: 'binary', maxLength: 12 }),
);

const email = fc.emailAddress().filter((address) => checkEmail(address) === undefined);

const scalar = fc.oneof(
	email,
	fc.constantFrom('Ada Example', '+49 30 5550123', '2026-07-01T14:00', 'Europe/Berlin', '', '-'),
	fc.string({ unit: 'binary', maxLength: 60 }),
	fc.string({ unit: 'binary', minLength: 1, maxLength: 9 }).map((text) => text.repeat(300)),
	fc.double(),
	fc.boolean(),
	fc.constant(null),
);

const entry = (value: fc.Arbitrary<unknown>): fc.Arbitrary<[string, unknown]> =>
	fc.oneof(
		{ weight: 8, arbitrary: fc.tuple(label, value) },
		{ weight: 3, arbitrary: fc.tuple(fc.constantFrom('email', 'Your e-mail', 'Correo'), email) },
		{ weight: 2, arbitrary: fc.tuple(fc.constantFrom(...SECRET_KEYS), below(fc.constant(CANARY))) },
		{
			weight: 1,
			arbitrary: fc.tuple(fc.constantFrom(...PROTOTYPE_KEYS), below(fc.constant(CANARY))),
		},
	);

/** A value, alone or somewhere within a record or a list. */
const below = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
	fc.oneof(
		value,
		value.map((inner) => [inner]),
		value.map((inner) => ({ email: inner, value: inner, name: inner })),
	);

/** fromEntries makes "__proto__" a key as JSON.parse does, not a prototype. */
const { json } = fc.letrec<{ json: unknown; record: unknown }>((tie) => ({
	record: fc.array(entry(tie('json')), { maxLength: 7 }).map((pairs) => Object.fromEntries(pairs)),
	json: fc.oneof(
		{ depthSize: 'medium' },
		scalar,
		tie('record'),
		fc.array(tie('json'), { maxLength: 4 }),
		fc.record({ question: label, answer: tie('json') }),
		fc.record({ key: label, label, type: fc.constant('INPUT_EMAIL'), value: tie('json') }),
		fc.record({ value: tie('json'), primary: fc.boolean() }),
	),
}));

/** The shapes that have a reader of their own, around anything. */
const submission = fc.oneof(
	json,
	json.map((body) => ({ headers: { cookie: CANARY }, query: { a: CANARY }, params: {}, body })),
	fc.array(json).map((fields) => ({ eventType: 'FORM_RESPONSE', data: { fields } })),
	fc.array(json).map((answers) => ({ form_response: { token: CANARY, answers } })),
	json.map((rawRequest) => ({ formID: '1', ip: CANARY, rawRequest })),
	json.map((data) => ({ data, created_time: '2026-06-18', form: { name: 'F' } })),
	json.map((properties) => ({ vid: 1, 'profile-token': CANARY, properties })),
	json.map((current) => ({ meta: { object: 'person', action: 'added' }, current })),
	json.map((payload) => ({ event: 'invitee.created', payload })),
	json.map((payload) => ({ triggerEvent: 'BOOKING_CREATED', payload })),
	json.map((responses) => ({ triggerEvent: 'BOOKING_CREATED', responses, attendees: [responses] })),
	json.map((value) => JSON.stringify(value)),
);

function freeze<Value>(value: Value): Value {
	if (typeof value === 'object' && value !== null) {
		Object.values(value).forEach(freeze);
		Object.freeze(value);
	}
	return value;
}

function textsIn(value: unknown): readonly string[] {
	// The text of a form ("a=b&email=…") has its addresses encoded.
	if (typeof value === 'string') return [value, ...new URLSearchParams(value).values()];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

const forAll = (check: (input: unknown, found: Found) => void) =>
	fc.assert(
		fc.property(submission, (input) => check(input, findPerson(input))),
		{ numRuns: RUNS },
	);

const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

test('never throws, whatever it is given', () => {
	const anything = fc.anything({
		withBigInt: true,
		withDate: true,
		withMap: true,
		withSet: true,
		withNullPrototype: true,
		withObjectString: true,
		withSparseArray: true,
		withTypedArray: true,
	});
	fc.assert(
		fc.property(anything, (input) => expect(findPerson(input).source).not.toBe('')),
		{ numRuns: RUNS },
	);
});

test('never changes its input', () => {
	fc.assert(
		fc.property(submission, (input) => {
			const before = JSON.stringify(input);
			findPerson(freeze(input));
			expect(JSON.stringify(input)).toBe(before);
		}),
		{ numRuns: RUNS },
	);
});

test('what comes out is the same after JSON, flat and bounded', () => {
	forAll((_input, found) => {
		expect(JSON.parse(JSON.stringify(found))).toEqual(found);
		expect(Object.keys(found.rest).length).toBeLessThanOrEqual(60);
		expect(found.seenKeys.length).toBeLessThanOrEqual(50);
		for (const [key, value] of Object.entries(found.rest)) {
			expect(['string', 'number', 'boolean']).toContain(typeof value);
			expect(key).toMatch(/^[\p{L}\p{N}_]{1,80}$/u);
			expect(String(value).length).toBeLessThanOrEqual(1_000);
		}
		expect(bytes(found.rest)).toBeLessThanOrEqual(40 * 1024);
		expect(bytes(found)).toBeLessThanOrEqual(64 * 1024);
	});
});

test('no secret comes out, by key, by label or by value', () => {
	const secret =
		/authori[sz]ation|cookie|passwor|contrase|passe|token|signature|headers|user.?agent|ip.?address|api.?key|secret|captcha/i;
	forAll((_input, found) => {
		expect(JSON.stringify(found)).not.toContain(CANARY);
		const shown = [...Object.keys(found.rest), ...found.seenKeys];
		const places = [...shown, ...Object.values(found.mappedFields)];
		for (const place of places) expect(place).not.toMatch(secret);
		for (const key of Object.keys(found.rest)) expect(PROTOTYPE_KEYS).not.toContain(key);
	});
});

test('an e-mail is always well-formed and one that stood in the input', () => {
	let found = 0;
	forAll((input, { email: address }) => {
		if (address === undefined) return;
		found += 1;
		expect(checkEmail(address)).toBeUndefined();
		// JSON that is a text holds its addresses as they are.
		const texts = textsIn(input);
		expect(texts.some((text) => text.includes(address))).toBe(true);
	});
	// The property says nothing when the generator makes no e-mails.
	expect(found).toBeGreaterThan(RUNS / 50);
});
