import { findPerson } from '../../nodes/OptimlyMessage/found';

test.each([
	'New lead',
	'Neuer Kontakt',
	'Nuevo contacto',
	'Nova oportunidade',
	'Nouveau client',
	'Nuovo cliente',
	'Nowy klient',
	'Новый лид',
	'Новая сделка',
	'Новий клієнт',
])('what a CRM calls a record that is new is nobody’s name: %s', (name) => {
	for (const item of [
		{ name, phone: '030 5550123' },
		{ 'leads[add][0][id]': '5000', 'leads[add][0][name]': name },
		{ lead: { full_name: name, email: 'ada@example.com' } },
	])
		expect(findPerson(item)).not.toHaveProperty('name');
});

test.each(['Newton Guest', 'Nova Klein', 'Nuno Cliente', 'Neu Ulrich', 'New Ada Example'])(
	'a person can have a name that is like it: %s',
	(name) => {
		expect(findPerson({ name, phone: '030 5550123' }).name).toBe(name);
	},
);

const eve = { vorname: 'Eve', nachname: 'Example' };
const ada = { vorname: 'Ada', nachname: 'Example' };
const email = 'ada@example.com';

test.each([
	{ versicherungsnehmer: { ...ada, email }, versicherte_person: eve },
	{ zahler: { ...ada, email }, teilnehmer: eve },
	{ policyHolder: { ...ada, email }, contact: eve },
	{ titulaire: { ...ada, email, mobile: '030 5550123' }, personne: eve },
	{ persona_asegurada: eve, tomador: { ...ada, email } },
])('of two with names, the one whose address is there is the person: %j', (item) => {
	expect(findPerson(item)).toMatchObject({ name: 'Ada Example', email });
});

test.each(['Student name', 'Name of the pupil', 'student_name', 'Trainee name'])(
	'beside somebody else’s name, that of a student is not that of the address: %s',
	(label) => {
		const form = { [label]: 'Bo Example', email };
		expect(findPerson({ ...form, 'Teacher name': 'Eve Example' })).not.toHaveProperty('name');
		expect(findPerson({ ...form, Teacher: '' }).name).toBe('Bo Example');
		const mine = { [label]: 'Bo Example', 'Student email': email };
		expect(findPerson({ ...mine, 'Teacher name': 'Eve Example' }).name).toBe('Bo Example');
	},
);

test.each<[string, object]>([
	['a tag', { contact: { id: 5, email: 'ada@example.com' }, tag: { id: 7, name: 'Newsletter' } }],
	['a list', { subscriber: { email: 'ada@example.com' }, list: { id: 7, name: 'Newsletter' } }],
	['an invoice', { email: 'ada@example.com', invoice: { id: 3, name: 'Spring Sale' } }],
	['a payment', { email: 'ada@example.com', payment: { name: 'Bank Transfer' } }],
	['a priority', { email: 'ada@example.com', priority: { id: 2, name: 'Very High' } }],
	['a membership', { member: { email: 'ada@example.com' }, membership: { name: 'Gold Member' } }],
	...['priority', 'membership', 'payment', 'invoice', 'tag', 'list'].map(
		(thing): [string, object] => [
			`a ${thing} in one key`,
			{ email: 'ada@example.com', [`${thing}_name`]: 'Gold Member' },
		],
	),
])('%s has a name, and it is nobody’s', (_what, input) => {
	const found = findPerson(input);
	expect(found).toMatchObject({ email: 'ada@example.com', problems: [] });
	expect(found).not.toHaveProperty('name');
});

test('in a list of people a name beside an address is somebody’s', () => {
	const list = { id: 7, name: 'Ada Example', email: 'ada@example.com' };
	expect(findPerson({ list })).toMatchObject({ name: 'Ada Example', email: 'ada@example.com' });
});

test.each([
	{ comment_name: 'Ada Example', comment_email: 'ada@example.com', comment_text: 'Call me' },
	{ feedback_name: 'Ada Example', feedback_email: 'ada@example.com', feedback: 'Call me' },
	{
		inquiry_first_name: 'Ada',
		inquiry_last_name: 'Example',
		inquiry_email: 'ada@example.com',
		inquiry: 'Call me',
	},
	{ 'Feedback name': 'Ada Example', Email: 'ada@example.com', Feedback: 'Call me' },
])('who wrote a comment is not what was written: %j', (input) => {
	expect(findPerson(input)).toMatchObject({
		...{ name: 'Ada Example', email: 'ada@example.com' },
		...{ message: 'Call me', rest: {} },
	});
});
