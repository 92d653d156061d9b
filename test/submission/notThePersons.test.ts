import { findPerson } from '../../nodes/OptimlyMessage/found';

const ada = { name: 'Ada Example', email: 'ada@example.com' };
const text = 'Is always late and asks for a discount, be patient.';

test.each([
	{ contact: { ...ada, bio: text } },
	{ user: { ...ada, about_me: text } },
	{ data: { lead: { ...ada, biografia: text } } },
	{ visitor: { ...ada, description: text } },
	{ profile: { ...ada, notes: text } },
	{ ...ada, internal_note: text },
	{ ...ada, staffComment: text },
	{ data: { ...ada, 'call-notes': text } },
])('what is said about the person is no message of theirs: %j', (item) => {
	expect(findPerson(item)).toMatchObject(ada);
	expect(findPerson(item)).not.toHaveProperty('message');
});

test.each([
	{ Source: 'admin' },
	{ createdBy: 'staff' },
	{ booked_via: 'Back office' },
	{ 'entered-by': 'operator' },
	{ bookingSource: 'reception' },
])('what staff entered is no message: %j', (entered) => {
	expect(findPerson({ ...ada, comment: text, ...entered })).not.toHaveProperty('message');
	expect(findPerson({ booking: { ...ada, comment: text, ...entered } })).not.toHaveProperty(
		'message',
	);
	const [key] = Object.keys(entered);
	expect(findPerson({ ...ada, comment: text, [key]: 'website' }).message).toBe(text);
});

const [mine, theirs] = ['+393331234590', '+39021234567'];

test.each([
	{ phone_number: theirs, caller_number: mine },
	{ phoneNumber: theirs, from: mine, to: theirs },
	{ 'phone-number': theirs, 'calling-number': mine },
	{ phone: theirs, callerPhone: mine, called: theirs },
	{ dnis: theirs, caller_id: mine, phone_number: theirs },
])('the number of a call is the one that called: %j', (numbers) => {
	const call = { call_id: 'c1', direction: 'inbound', ...numbers };
	for (const item of [call, { event: 'call.ended', data: call }, { body: { data: call } }])
		expect(findPerson(item).phone ?? mine).toBe(mine);
});

test('of a call that the business made nothing is left out', () => {
	const call = { call_id: 'c1', direction: 'outbound', from_number: theirs, phone_number: mine };
	expect(findPerson(call).phone).not.toBe(theirs);
});

test.each([
	...['Visitor 60812', 'visitor#4', 'Guest-17', 'User 20451', 'Gast 12', 'Besucher #88'],
	...['Cliente 31', 'Посетитель 7041', '访客 8812', 'ゲスト123', 'Unknown caller'],
	...['Anonymous visitor', 'Website Visitor'],
])('%s is no name, but what a service calls somebody', (name) => {
	expect(findPerson({ data: { ...ada, name } })).not.toHaveProperty('name');
});

test.each(['Gast', 'Ada Guest', 'John Smith 3rd', 'Henry 8'])('%s is a name', (name) => {
	expect(findPerson({ ...ada, name }).name).toBe(name);
});

test.each([
	{ agency_name: 'Acme', agency_id: '96' },
	{ agenceName: 'Acme', agenceId: '96' },
	{ 'salon-name': 'Acme', 'salon-id': '96' },
	{ clinic_id: 7, clinic_name: 'Acme' },
])('the account that sends a lead is not where the person works: %j', (account) => {
	const lead = { first_name: 'Ada', last_name: 'Example', phone: '0612345678' };
	expect(findPerson({ ...lead, ...account })).not.toHaveProperty('company');
	expect(findPerson({ ...lead, company_name: 'Acme', company_id: '9' }).company).toBe('Acme');
});

test('the company beside the staff and the service of a booking is booked, one beside a contact is theirs', () => {
	const company = { id: '9', name: 'Acme' };
	const booking = { client: ada, company, staff: { firstname: 'Bo' }, service: { name: 'Cut' } };
	expect(findPerson(booking)).not.toHaveProperty('company');
	expect(findPerson({ data: booking })).not.toHaveProperty('company');
	expect(findPerson({ contact: ada, company }).company).toBe('Acme');
});

test('what a bot calls its intent or block is nobody’s name', () => {
	const asked = { utterance: 'Can I come on Saturday?', block: { id: 'b', name: 'Booking' } };
	const item = { intent: { name: 'Booking' }, userRequest: { ...asked, user: { id: '6' } } };
	expect(findPerson(item)).not.toHaveProperty('name');
	expect(findPerson(item).message).toBe(asked.utterance);
});

test.each([
	['Yrityksen nimi ja yhteyshenkilö', 'Kala-Aho Oy / Ada Example', 'Kala-Aho Oy'],
	['Company and contact person', 'Ada Example; Engine Ltd', 'Engine Ltd'],
	['Company / contact person', 'Ada Example - Engine Ltd', 'Engine Ltd'],
	['Firma und Ansprechpartner', 'Engine GmbH | Ada Example', 'Engine GmbH'],
	['会社名・担当者名', '株式会社エンジン／Ada Example', '株式会社エンジン'],
])('a company and a person in one answer are two: %s', (label, value, company) => {
	expect(findPerson({ [label]: value, email: ada.email })).toMatchObject({
		name: ada.name,
		company,
	});
});

test.each([{ zorp: { xqu: text } }, { stats: { xqu: text } }, { zorp: { xqu: { brel: text } } }])(
	'a text below a key that nobody knows is not written by the person beside it: %j',
	(record) => {
		expect(findPerson({ ...ada, stats: record })).not.toHaveProperty('message');
	},
);

test('a vendor or a landlord who asks is the person, an agent is not', () => {
	for (const type of ['vendor', 'Landlord', 'seller', 'Vermieter', 'bailleur'])
		expect(findPerson({ data: { ...ada, type } })).toMatchObject(ada);
	expect(findPerson({ data: { ...ada, type: 'agent' } })).not.toHaveProperty('email');
});

test('in Romance languages what a field is comes first', () => {
	for (const key of ['descricao_processo', 'descripcion_siniestro', 'descrizioneSinistro'])
		expect(findPerson({ ...ada, [key]: text }).message).toBe(text);
});

test.each(['website_', 'form-', 'page_'])(
	'a form may begin its keys with where it is: %s',
	(at) => {
		const keys = { your_name: ada.name, email: ada.email, message: text };
		const form = Object.fromEntries(Object.entries(keys).map(([key, value]) => [at + key, value]));
		expect(findPerson(form)).toMatchObject({ ...ada, message: text });
	},
);
