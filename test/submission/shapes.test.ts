import { findPerson } from '../../nodes/OptimlyMessage/found';

const ada = { name: 'Ada Example', email: 'ada@example.com' };

test('labelled lines with full-width signs are read, and no address takes a sign along', () => {
	const text =
		'お名前：例 花子\nメールアドレス：hanako@example.jp\nお問い合わせ内容：資料を送ってください。';
	expect(findPerson({ text })).toMatchObject({
		name: '例 花子',
		email: 'hanako@example.jp',
		message: '資料を送ってください。',
	});
	expect(findPerson({ text: '連絡先：hanako@example.jp、よろしくお願いします。' }).email).toBe(
		'hanako@example.jp',
	);
});

test('an address in angle brackets is no tag of HTML', () => {
	const text = 'De: Lucía Ejemplo <lucia@example.com>\nTeléfono: 600 555 107\nMensaje: Hola';
	expect(findPerson({ text })).toMatchObject({
		name: 'Lucía Ejemplo',
		email: 'lucia@example.com',
		message: 'Hola',
	});
});

test("WordPress's own sender is nobody's address", () => {
	expect(findPerson({ email: 'wordpress@site.example' })).not.toHaveProperty('email');
});

test('a text that is nothing but a form is no message', () => {
	const form = 'Name: Ada Example\nE-mail: ada@example.com\nCourse: Painting for beginners';
	expect(findPerson({ text: form })).not.toHaveProperty('message');
	expect(findPerson({ text: `Please call me back.\n${form}` }).message).toContain('Please call');
});

test("what stands below the person's own record is the person's", () => {
	const customer = { ...ada, metadata: { company: 'Engine Works' } };
	expect(findPerson({ customer }).company).toBe('Engine Works');
	expect(findPerson({ ...ada, metadata: { company: 'Form Maker' } })).not.toHaveProperty('company');
});

test('answers in lists of one are of one record', () => {
	const namedValues = { 'Student Name': ['Ada Example'], 'Email Address': ['ada@example.com'] };
	expect(findPerson({ namedValues, range: { rowStart: 10, columnStart: 1 } })).toMatchObject({
		...ada,
		problems: [],
	});
});

test.each([
	[{ NAME: 'Ada', SECOND_NAME: 'King', LAST_NAME: 'Example' }, 'Ada King Example'],
	[{ 'First name': 'Ada', 'Second name': 'Example' }, 'Ada Example'],
])('a second name is the last one only when no other is called so: %j', (names, name) => {
	expect(findPerson({ ...names, email: 'ada@example.com' }).name).toBe(name);
});

test('a text beside an address is one of its own, and so is a text of a field', () => {
	const contacts = { ...ada, text: 'Please call after six' };
	expect(findPerson({ contacts }).message).toBe('Please call after six');
	expect(findPerson({ ...ada, message: { text: 'Please call' } }).message).toBe('Please call');
});

test("a column's title is the label of its text", () => {
	const column = (title: string, type: string, text: string) => ({
		id: `${type}_1`,
		...{ type, text, column: { title } },
	});
	const column_values = [
		column('Email', 'email', 'ada@example.com'),
		column('Company', 'text', 'Engine Works'),
	];
	expect(findPerson({ column_values })).toMatchObject({
		email: 'ada@example.com',
		company: 'Engine Works',
	});
});

test("what stands beside a contact's answers is the contact's, not the form's", () => {
	const contact = { ...ada, answers: [{ type: 'video', transcription: 'Hello' }] };
	const form = { title: 'Form', author: { name: 'Max Maker' } };
	expect(findPerson({ contact, form })).toMatchObject(ada);
});

test('a number of a machine is no company', () => {
	const organization_id = '3f2a9c1e-5a7b-4c1d-9e8f-0a1b2c3d4e5f';
	expect(findPerson({ ...ada, organization_id })).not.toHaveProperty('company');
	expect(findPerson({ ...ada, organization_id: 'o' })).not.toHaveProperty('company');
});

test('short questions: q and a', () => {
	const answers = [
		{ q: 'Your name', a: 'Ada Example' },
		{ q: 'Your e-mail', a: 'ada@example.com' },
	];
	expect(findPerson({ answers })).toMatchObject(ada);
});

test('properties whose values stand below the name of their type', () => {
	const written = (text: string) => [
		{ type: 'text', text: { content: text }, plain_text: text, href: null },
	];
	const properties = {
		Name: { id: 'title', type: 'title', title: written('Ada Example') },
		Email: { id: 'a', type: 'email', email: 'ada@example.com' },
		Company: { id: 'c', type: 'rich_text', rich_text: written('Engine Works') },
		Message: {
			...{ id: 'd', type: 'rich_text' },
			rich_text: [...written('Can you '), ...written('cater for us?')],
		},
	};
	expect(findPerson({ object: 'page', properties })).toMatchObject({
		...ada,
		company: 'Engine Works',
		message: 'Can you cater for us?',
	});
});

test('a user of the service is not the one whose own address stands beside', () => {
	const user = { firstName: 'Uri', email: 'uri@agency.example', phone: '+12025550199' };
	expect(findPerson({ ...ada, phone: '+12025550124', user })).toMatchObject({
		...ada,
		phone: '+12025550124',
	});
});

test('the name of an event above the answers says nothing about them', () => {
	const body = { 'x.form_on_submit': { results: { ...ada, firma: 'Engine Works' } } };
	expect(findPerson(body).company).toBe('Engine Works');
});

test('the second applicant is another person', () => {
	const second = { applicant2_name: 'Bob Other', applicant2_email: 'bob@other.example' };
	expect(findPerson({ ...ada, ...second })).toMatchObject(ada);
	expect(findPerson(second)).not.toHaveProperty('email');
});

test('what only holds the answers is no thing with a company', () => {
	const page_11 = { org_name: 'Engine Works', ...ada, _title: 'Employment' };
	expect(findPerson({ page_11 }).company).toBe('Engine Works');
	const product = { company: 'Maker', name: 'Lamp' };
	expect(findPerson({ ...ada, product })).not.toHaveProperty('company');
});

test('a thing that was bought names nobody; people in a list of items do', () => {
	const order = { email: 'ada@example.com', items: [{ name: 'Smartphone', price: 399 }] };
	expect(findPerson(order)).not.toHaveProperty('name');
	expect(findPerson({ items: [ada] })).toMatchObject(ada);
});

test("the company that the person's own record leaves empty is not the host's", () => {
	const input = { payer: { ...ada, company: null }, organizationName: 'Host' };
	expect(findPerson(input)).not.toHaveProperty('company');
	expect(findPerson({ payer: ada, organizationName: 'Engine Works' }).company).toBe('Engine Works');
});

test.each([
	'Engine Works GmbH',
	'Engine, Inc.',
	'Esempio S.r.l.',
	'PT Contoh Jaya',
	'例示株式会社',
])('a company by its legal form where the label has a word that nobody knows: %s', (value) => {
	expect(findPerson({ ...ada, 'Company blorb': value }).company).toBe(value);
	expect(findPerson({ ...ada, 'Company blorb': 'A focus' })).not.toHaveProperty('company');
});

test('a name below a label that nobody knows, when the address has a part of it', () => {
	const berit = { email: 'berit@example.no', Blorb: 'Berit Eksempel' };
	expect(findPerson(berit)).toMatchObject({
		name: 'Berit Eksempel',
		mappedFields: { name: 'Blorb (fits the address)' },
	});
	expect(findPerson({ ...berit, Blurb: 'Berit Other' })).not.toHaveProperty('name');
	expect(findPerson({ ...berit, Blorb: 'Deep Blue' })).not.toHaveProperty('name');
	expect(
		findPerson({ email: berit.email, 'Name of the dog': 'Berit Eksempel' }),
	).not.toHaveProperty('name');
});

test("a contact's name counts more than a bare one, which can be a thing's", () => {
	const lead = { name: 'Twenty desks', contact_name: 'Ada Example', email: 'ada@example.com' };
	expect(findPerson(lead).name).toBe('Ada Example');
});

test('a time from and a time to in Norwegian', () => {
	const rent = {
		...ada,
		'Dato for leie': '14. november 2026',
		'Fra kl.': '17:00',
		'Til kl.': '23:00',
	};
	expect(findPerson(rent)).toMatchObject({ startTime: '2026-11-14T17:00', durationMinutes: 360 });
});

test('a webhook with a body is not read from its query, whatever the body is', () => {
	const call = { headers: {}, params: {}, query: { email: 'ada@example.com' }, webhookUrl: 'x' };
	for (const body of [7, true, 'hello', [1]]) {
		expect(findPerson({ ...call, body })).not.toHaveProperty('email');
	}
	for (const body of [null, '', [], {}]) {
		expect(findPerson({ ...call, body }).email).toBe('ada@example.com');
	}
});

test('a box that was ticked is an answer; what Tally repeats of a choice is none', () => {
	const box = (key: string, label: string, value: unknown) => ({
		...{ key: `question_${key}`, label, type: 'CHECKBOXES', value },
		options: [{ id: 'm', text: 'Monday' }],
	});
	const fields = [
		{ key: 'question_a', label: 'Email', type: 'INPUT_EMAIL', value: 'x7@example.com' },
		...[box('b', 'Newsletter', true), box('c', 'Day', ['m']), box('c_m', 'Day (Monday)', true)],
	];
	expect(findPerson({ data: { fields } }).rest).toEqual({ newsletter: true, day: 'Monday' });
});

test('the fields of a form that arrive as one text are read', () => {
	const text = 'name=Ada+Example&email=ada%40example.com&message=Hello+there';
	const read = { ...ada, message: 'Hello there' };
	expect(findPerson({ body: text, headers: {}, params: {}, query: {} })).toMatchObject(read);
	expect(findPerson({ text })).toMatchObject(read);
	expect(findPerson({ text: `https://example.com/?${text}` })).not.toHaveProperty('name');
});
