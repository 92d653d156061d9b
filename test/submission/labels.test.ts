import { findPerson } from '../../nodes/OptimlyMessage/found';
import labels from './labels.json';

type Field = keyof typeof labels.asked;

const FIELDS: readonly Field[] = ['name', 'email', 'phone', 'company', 'message'];

const ANSWERS: Readonly<Record<Field, string>> = {
	name: 'Ada Example',
	email: 'ada@example.com',
	phone: '+49 30 5550123',
	company: 'Engine Works',
	message: 'I would like to know what it costs for ten people.',
};

/** A form that asks for one thing, and for an address when that thing is not one. */
const form = (field: Field, label: string, answer: string) => ({
	...(field !== 'email' && { 'E-mail': 'x@example.com' }),
	[label]: answer,
	Budget: '100',
});

const table = (of: Readonly<Record<Field, readonly string[]>>) =>
	FIELDS.flatMap((field) => of[field].map((label): [Field, string] => [field, label]));

test.each(table(labels.asked))('the %s is asked for: %s', (field, label) => {
	expect(findPerson(form(field, label, ANSWERS[field]))[field]).toBe(ANSWERS[field]);
});

test.each(table(labels.notAsked))('another %s is asked for, or none: %s', (field, label) => {
	const answer =
		field === 'phone' ? '71234567' : field === 'message' ? 'Two words' : ANSWERS[field];
	expect(findPerson(form(field, label, answer))).not.toHaveProperty(field);
});

const labelled = (labels: readonly string[]) => labels.map((label) => `${label} (label)`);

test.each(Object.entries(labels.plain))(
	'%s: a plain form is understood by its labels alone',
	(_language, asked) => {
		const answers = FIELDS.map((field, index) => [asked[index], ANSWERS[field]]);
		const { mappedFields, ...found } = findPerson(Object.fromEntries(answers));
		expect(FIELDS.map((field) => found[field])).toEqual(FIELDS.map((field) => ANSWERS[field]));
		expect(FIELDS.map((field) => mappedFields[field])).toEqual(labelled(asked));
	},
);

test.each(Object.entries(labels.when))(
	'%s: when, how long and in which time zone is understood by its labels',
	(_language, [date, time, length, zone]) => {
		const answers = { [date]: '2026-09-03', [time]: '14:30', [length]: '45', [zone]: 'Asia/Tokyo' };
		const found = findPerson({ 'E-mail': 'ada@example.com', ...answers });
		expect(found).toMatchObject({
			startTime: '2026-09-03T14:30',
			durationMinutes: 45,
			timezone: 'Asia/Tokyo',
			problems: [],
		});
	},
);

test.each(Object.entries(labels.when))(
	'%s: one field for date and time is understood by its label',
	(_language, [, , , , moment]) => {
		const { startTime, mappedFields } = findPerson({
			'E-mail': 'ada@example.com',
			[moment]: '2026-09-03 14:30',
		});
		expect(startTime).toBe('2026-09-03T14:30');
		expect(mappedFields.startTime).toBe(`${moment} (label)`);
	},
);

test.each([...Object.entries(labels.service), ...Object.entries(labels.purpose)])(
	'%s: what an appointment is about is understood: %s',
	(_language, label) => {
		const input = {
			'E-mail': 'ada@example.com',
			Date: '2026-09-03 14:30',
			[label]: 'Product Demo',
		};
		expect(findPerson(input).purpose).toBe('Product Demo');
	},
);

test.each([
	["Hi! What's your name?", 'And your company?'],
	['Nice to meet you! ¿Cómo te llamas?', '¿En qué empresa trabajas?'],
	['Olá! Qual é o seu nome?', 'E qual é a sua empresa?'],
])('a greeting changes nothing: %s', (name, company) => {
	const found = findPerson({ [name]: 'Ada', [company]: 'Engine Works', Email: 'ada@example.com' });
	expect([found.name, found.company]).toEqual(['Ada', 'Engine Works']);
});

test.each([
	['the words of a consent', 'Mir ist bekannt, dass meine Angaben gespeichert werden.'],
	['the words of a consent', 'I agree to receive messages about my order and other offers.'],
	['the words of a consent', 'Autorizo el tratamiento de mis datos personales por la empresa.'],
	['a notice of a program', 'This is an automated message, please do not answer it at all.'],
	['a notice of a program', 'Novo lead recebido: Ada Example de Lisboa, pelo formulário do site'],
	['a web address', 'Page: https://example.com/contact/form'],
	['a time', '2026-03-01T15:37:18.437Z'],
	['a number of a machine', '6512f44f-e0a0-405a'],
])('%s is no message: %s', (_what, text) => {
	for (const label of ['Message', 'Notes', 'Details', 'x7']) {
		expect(findPerson({ Email: 'ada@example.com', [label]: text })).not.toHaveProperty('message');
	}
});

test.each([
	['You can write to ada@example.com, or call.', 'ada@example.com'],
	['Please write to me at ada@example.com', 'ada@example.com'],
	['Bitte schreiben Sie meinem Chef: chef@example.com', undefined],
	['Please forward this to my boss bob@example.com', undefined],
	['I wrote to help@example.com yesterday', undefined],
])('an address within what was written: %s', (text, address) => {
	expect(findPerson({ Name: 'Ada', 'What happened': text }).email).toBe(address);
});

test('where somebody was asked how to be reached, it is the own address', () => {
	const text = 'Simply write to ada@example.com in the evening';
	expect(findPerson({ Name: 'Ada', Contact: text }).email).toBe('ada@example.com');
});

test.each([
	[{ 'Nombre completo': 'Ada Example Ruiz', Nombre: 'Ada', Apellido: 'Example Ruiz' }],
	[{ Nachname: 'Example Ruiz', Vorname: 'Ada' }],
	[{ 'Vor-/Nachname': 'Ada Example Ruiz' }],
	[{ 'First name and surname': 'Ada Example Ruiz' }],
	[{ first_name: 'Ada', last_name: 'Example Ruiz', name: 'Ada Example Ruiz' }],
])('the whole name of %j', (names) => {
	expect(findPerson({ ...names, Email: 'ada@example.com' }).name).toBe('Ada Example Ruiz');
});

test('of an order the customer, not whom it is sent to', () => {
	const order = {
		name: '#1001',
		email: 'office@example.com',
		customer: { first_name: 'Ada', last_name: 'Example', email: 'ada@example.com' },
		billing_address: { first_name: 'Max', last_name: 'Other', company: null },
		shipping_address: { name: 'Max Other', company: null },
	};
	expect(findPerson(order)).toMatchObject({ name: 'Ada Example', email: 'ada@example.com' });
});

test("an answer in LinkedIn's records within records", () => {
	const answers = [
		['firstName', 'Ada'],
		['lastName', 'Example'],
		['email', 'ada@example.com'],
	].map(([name, answer], questionId) => ({
		questionId,
		name,
		accepted: { textQuestionAnswer: { answer } },
	}));
	expect(findPerson({ id: 'x', formResponse: { answers } })).toMatchObject({
		name: 'Ada Example',
		email: 'ada@example.com',
	});
});

test('what was written to the company as a whole gives way to what is called the own message', () => {
	const input = {
		...{ Email: 'ada@example.com', 'Message to the company': 'Greetings to everybody' },
		'Your message': 'The roof is leaking',
	};
	expect(findPerson(input).message).toBe('The roof is leaking');
});

test.each([
	['Telefonlarınız', '+90 532 123 45 67'],
	['Telefonnummern', '+49 30 901820'],
	['Telefoonnummertje', '+31 20 123 4567'],
])('a known word with a long ending is still known: "%s"', (label, number) => {
	expect(findPerson({ Email: 'ada@example.com', [label]: number }).phone).toBe(number);
});

test.each([
	'For your booking, what should we call you please?',
	'For your appointment: what should we call you, please?',
	'When your partner calls: what should we call you, please?',
])('who asks kindly is told the name, too: "%s"', (label) => {
	const input = { Email: 'x7@example.com', [label]: 'Ada Example' };
	expect(findPerson(input).name).toBe('Ada Example');
});

test.each([
	'Company party at Zwirnkowski: wie heißt du?',
	'Our course at Zwirnkowski! ¿Cómo te llamas?',
	'An order from Zwirnkowski. What should we call you?',
])('what a form is about says nothing of whom it calls by name: "%s"', (label) => {
	const found = findPerson({ Email: 'ada@example.com', [label]: 'Ada Example' });
	expect(found).toMatchObject({ name: 'Ada Example', rest: {} });
	expect(found).not.toHaveProperty('company');
});
