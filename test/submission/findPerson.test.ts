import { findPerson } from '../../nodes/OptimlyMessage/found';

/** Labels of addresses that are not the submitter's, each as the only one in a form. */
const OTHER_PEOPLE = [
	"Friend's email",
	'Manager email',
	'Referrer e-mail',
	'Accountant email',
	'Email of your accountant',
	"My wife's e-mail",
	'Emergency contact email',
	'shop_email',
	'Sales rep email',
	'CC email',
	'E-Mail Ihres Steuerberaters',
	'E-Mail des Vorgesetzten',
	'Correo de su contador',
	'Correo del referente',
	'E-mail de votre comptable',
	'E-mail du responsable',
	'E-mail do seu gerente',
	'E-mail do contador',
];

test.each(OTHER_PEOPLE)('"%s" is not the e-mail of who fills in the form', (label) => {
	const { email, rest } = findPerson({ Name: 'Ada Example', [label]: 'other@example.com' });
	expect(email).toBeUndefined();
	expect(Object.values(rest)).toContain('other@example.com');
});

test.each(OTHER_PEOPLE)('"%s" does not stand in the way of the own one', (label) => {
	const input = { [label]: 'other@example.com', 'Your email': 'ada@example.com' };
	expect(findPerson(input).email).toBe('ada@example.com');
});

test.each([
	['two labels that are equally good', { Email: 'a@example.com', 'E-Mail': 'b@example.com' }],
	['a list of two', { emails: ['a@example.com', 'b@example.com'] }],
	['several people', { people: [{ email: 'a@example.com' }, { email: 'b@example.com' }] }],
	['an invisible character', { email: 'ada@exam\u200bple.com' }],
])('no e-mail rather than a guess: %s', (_case, input) => {
	expect(findPerson(input)).not.toHaveProperty('email');
});

test('the keys that were seen are named, answered or not', () => {
	const input = { Name: 'Ada Example', Mail: '', budget: 5, password: 'x', headers: {} };
	expect(findPerson(input).seenKeys).toEqual(['Name', 'Mail', 'budget']);
});

test('says where a field was found', () => {
	const input = { contact: { first_name: 'Ada', last_name: 'Example', mail: 'ada@example.com' } };
	expect(findPerson(input).mappedFields).toEqual({
		name: 'contact.first_name + contact.last_name (label)',
		email: 'contact.mail (label)',
	});
});

test('what was not recognised gets keys that cannot be taken for a field', () => {
	const input = {
		Email: 'none',
		constructor: 'x',
		Constructor: 'y',
		'😀': 'z',
		Note: '',
		note_: 'n',
	};
	expect(findPerson(input).rest).toEqual({
		answer_email: 'none',
		answer_constructor: 'y',
		answer_3: 'z',
	});
});

test('the same key twice is counted', () => {
	const fields = ['Color', 'Color?', 'color'].map((label, index) => ({ label, value: index }));
	expect(findPerson({ fields }).rest).toEqual({ color: 0, color_2: 1, color_3: 2 });
});

test('reads dates and objects that write themselves as JSON', () => {
	const start = new Date('2026-07-01T12:00:00Z');
	const input = { start, other: { toJSON: () => 'text' }, broken: new Date(Number.NaN) };
	expect(findPerson(input)).toMatchObject({
		startTime: '2026-07-01T12:00:00Z',
		rest: { other: 'text' },
	});
});

test('takes values that refer to themselves, throw when read or are very deep', () => {
	const itself: Record<string, unknown> = { email: 'ada@example.com' };
	itself.again = itself;
	const throws = {
		get name(): string {
			throw new Error('not to be read');
		},
	};
	let deep: unknown = 'end';
	for (let level = 0; level < 50_000; level += 1) deep = [deep];
	expect(findPerson(itself).email).toBe('ada@example.com');
	expect(findPerson({ throws, deep, email: 'ada@example.com' }).email).toBe('ada@example.com');
});

test('long and many answers are cut', () => {
	const many = Array.from({ length: 80 }, (_, index) => [`Question ${index}?`, '𝒜"'.repeat(900)]);
	const { rest, message } = findPerson({
		...Object.fromEntries(many),
		['Why '.repeat(80)]: 'because',
		message: 'm'.repeat(9_000),
	});
	const written = Object.entries(rest).map(([key, value]) => key + String(value));
	expect(written.length).toBeGreaterThan(5);
	expect(written.join('').length).toBeLessThanOrEqual(12_000);
	expect(Math.max(...Object.values(rest).map((value) => String(value).length))).toBe(999);
	expect(message).toHaveLength(5_000);
});

test('in a huge item, prose takes no room from answers, and what is no label is not looked at', () => {
	const prose = Object.fromEntries(
		Array.from({ length: 500 }, (_, index) => [`text ${index}`, 'lorem ipsum '.repeat(900)]),
	);
	const found = findPerson({ ...prose, ['k'.repeat(2_000)]: 'x', Email: 'ada@example.com' });
	expect(found.email).toBe('ada@example.com');
	expect(JSON.stringify(found)).not.toContain('kkkk');
});

test.each([
	['a name around it', { email: 'Ada <ada@example.com>' }, 'email (label)'],
	[
		'the only address, without a label',
		{ answer_7: 'ada@example.com' },
		'answer_7 (looks like an email address)',
	],
	[
		'the only address in a text',
		{ note: 'Please answer me: ada@example.com.' },
		'note (address in a text)',
	],
	[
		'the type of the question',
		{ fields: [{ label: 'Where?', type: 'INPUT_EMAIL', value: 'ada@example.com' }] },
		'Where? (type of the field)',
	],
])('an address is found by %s, and the output says so', (_case, input, where) => {
	const { email, mappedFields } = findPerson(input);
	expect(email).toBe('ada@example.com');
	expect(mappedFields.email).toBe(where);
});

test('two that fit equally well are a problem that names both labels', () => {
	const { email, problems } = findPerson({ Email: 'a@example.com', 'E-Mail': 'b@example.com' });
	expect(email).toBeUndefined();
	expect(problems).toEqual([
		{
			field: 'email',
			words: expect.stringContaining("could be 'E-Mail' or 'Email'"),
			candidates: ['E-Mail', 'Email'],
		},
	]);
	expect(JSON.stringify(problems)).not.toContain('@example.com');
});

test('personal beats company', () => {
	const input = { 'Work email': 'work@example.com', 'Personal email': 'ada@example.com' };
	expect(findPerson(input).email).toBe('ada@example.com');
	const company = { company: { email: 'info@example.com' }, email: 'ada@example.com' };
	expect(findPerson(company).email).toBe('ada@example.com');
});

test.each([
	[
		'Tally',
		{ eventType: 'FORM_RESPONSE', eventId: 'e1', data: { responseId: 'r1', fields: [] } },
		'data.responseId',
		'r1',
	],
	['Typeform', { event_id: 'e1', form_response: { token: 't1', answers: [] } }, 'event_id', 'e1'],
	['Jotform', { submissionID: '5937', rawRequest: '{}' }, 'submissionID', '5937'],
	[
		'Calendly',
		{ event: 'invitee.created', payload: { uri: 'https://api.calendly.com/x' } },
		'payload.uri',
		'https://api.calendly.com/x',
	],
	['Cal.com', { triggerEvent: 'BOOKING_CREATED', payload: { uid: 'u1' } }, 'payload.uid', 'u1'],
	['Facebook Lead Ads', { leadgen_id: '5', field_data: [] }, 'leadgen_id', '5'],
	['HubSpot event', { subscriptionType: 'x', portalId: 1, eventId: 9 }, 'eventId', '9'],
	['HubSpot contact', { portalId: 1, formSubmissionId: 'h1' }, 'formSubmissionId', 'h1'],
	['Fillout', { submission: { submissionId: 'f1' } }, 'submission.submissionId', 'f1'],
	['Formbricks', { event: 'responseFinished', data: { surveyId: 's', id: 'b1' } }, 'data.id', 'b1'],
	['LinkedIn', { formResponse: {}, submittedAt: 1, id: 'l1' }, 'id', 'l1'],
	['Google Ads', { user_column_data: [], lead_id: 'g1' }, 'lead_id', 'g1'],
	['Google Forms', { responseId: 'r1', answers: {} }, 'responseId', 'r1'],
	['Formstack', { FormID: '1', UniqueID: 'u1' }, 'UniqueID', 'u1'],
	['Gravity Forms', { form_id: 1, entry_id: '7' }, 'entry_id', '7'],
	['Paperform', { submission_id: 'p1' }, 'submission_id', 'p1'],
])('%s numbers its submissions', (source, body, field, value) => {
	const found = findPerson({ headers: {}, params: {}, query: {}, body });
	expect(found.source).toBe(source);
	expect(found.submissionId).toEqual({ field, value });
});

test('what nobody numbers has no number, and the same one in every trial delivery is none', () => {
	expect(findPerson({ id: 5, Email: 'ada@example.com' }).submissionId).toBeUndefined();
	const trial = findPerson({ leadgen_id: '444444444444', field_data: [] });
	expect(trial).not.toHaveProperty('submissionId');
});

/** Keys as services and forms write them. */
const SECRET_KEYS =
	'auth Authentication credentials session sid authorization bearer api_key apikey X-Api-Key Cookie set-cookie token client_secret nonce csrf_token xsrf otp accessToken authtoken refreshToken sessionId PHPSESSID jsessionid signature hmac Unterschrift password passwd pwd Passwort Kennwort passphrase contraseña senha ip ip_address remote_addr headers rawBody';

test.each([...SECRET_KEYS.split(' '), 'clave de acceso', 'mot de passe'])(
	'what stands under %s is handed on nowhere',
	(key) => {
		const found = findPerson({ Email: 'ada@example.com', [key]: 'Value-9x7' });
		expect(JSON.stringify(found)).not.toContain('Value-9x7');
	},
);

test('a number of seven digits is a phone number before a shorter one with a better label', () => {
	const input = { Phone: '12 34 56', WhatsApp: '+49 30 5550123', Email: 'ada@example.com' };
	expect(findPerson(input).phone).toBe('+49 30 5550123');
});

test('a form with a name, and something among its answers that is none: the answers count', () => {
	const answers = [{ label: 'Company', value: 'Engine Works' }, { type: 'divider' }];
	for (const value of [answers, [...answers].reverse()])
		expect(findPerson({ name: 'Contact form', value }).company).toBe('Engine Works');
});

test('60 short answers go along, and no more', () => {
	const answers = Object.fromEntries(Array.from({ length: 80 }, (_, n) => [`Question ${n}`, n]));
	expect(Object.keys(findPerson({ Email: 'ada@example.com', ...answers }).rest)).toHaveLength(60);
});

test('questions that stand apart from their answers are found by their ids, whatever names them', () => {
	for (const named of ['title', 'label', 'name', 'ref']) {
		const fields = [{ id: 'q1', [named]: 'Your company' }];
		const { company } = findPerson({ fields, answers: [{ id: 'q1', value: 'Engine Works' }] });
		expect([named, company]).toEqual([named, 'Engine Works']);
	}
});
