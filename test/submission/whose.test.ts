import { findPerson } from '../../nodes/OptimlyMessage/found';

const ada = { name: 'Ada Example', email: 'ada@example.com' };

test("below a key that nobody knows, a number makes a name that only people have the person's", () => {
	const phone = '+49 30 5550123';
	const nameIn = (record: object) => findPerson({ kayitlar: [record] }).name;
	expect(nameIn({ adSoyad: 'Ada Example', telefon: phone })).toBe('Ada Example');
	expect(nameIn({ name: 'Branch in the Park', phone })).toBeUndefined();
	const customer = { nome: 'Ada Example', telefone: phone };
	expect(findPerson({ cliente_novo: customer }).name).toBe('Ada Example');
	const state = { kontaktperson: 'Ada Example', email: 'ada@example.com' };
	expect(findPerson({ state_json: state }).name).toBe('Ada Example');
	expect(findPerson({ hotel: { contact_person: 'The host' }, phone })).not.toHaveProperty('name');
});

test("what a program calls something is nobody's name", () => {
	const call = { name: 'send_confirmation', args: { 'guest-name': 'Ada Example' } };
	expect(findPerson(call).name).toBe('Ada Example');
});

test('whose account it is, beside the record of a lead, is not the lead', () => {
	const lead = { company: 'Engine Works', phone: '+49 30 5550123' };
	expect(findPerson({ user_name: 'Seller', lead })).not.toHaveProperty('name');
	expect(findPerson({ lead: { ...lead, user_name: 'Ada' } }).name).toBe('Ada');
});

test('several first names with one last name are no name', () => {
	const travellers = {
		'travellers[0][firstName]': 'Ada',
		'travellers[0][lastName]': 'Example',
		'travellers[1][firstName]': 'Ben',
		'travellers[1][lastName]': 'Example',
	};
	expect(findPerson({ 'contact[email]': 'ada@example.com', ...travellers })).toMatchObject({
		email: 'ada@example.com',
		problems: [{ field: 'name' }],
	});
});

test('an e-mail as it is parsed: the sender, and never an id that has the form of an address', () => {
	const mailbox = (text: string, value: object) => ({
		html: `<p>${text}</p>`,
		text,
		value: [value],
	});
	const mail = {
		to: mailbox('Desk <desk@example.com>', { name: 'Desk', address: 'desk@example.com' }),
		from: mailbox('"Ada Example" <ada@example.com>', { name: 'Ada Example', address: ada.email }),
		subject: 'A question',
		messageId: '<CAGD-2x@mail.example.com>',
	};
	expect(findPerson(mail)).toMatchObject(ada);
	expect(findPerson({ messageId: mail.messageId })).not.toHaveProperty('email');
	expect(findPerson({ iCalUID: '7kukuqrfed@calendar.example' })).not.toHaveProperty('email');
});

test('labelled lines in a message that was replied to are those of somebody else', () => {
	const text = 'From: Ben Other\nEmail: ben@example.com\nSubject: Updates';
	const from = { first_name: 'Ada', last_name: 'Example' };
	for (const key of ['reply_to_message', 'quotedMessage']) {
		const found = findPerson({ message: { from, text: 'Thank you', [key]: { text } } });
		expect(found).toMatchObject({ name: 'Ada Example', message: 'Thank you' });
		expect(found).not.toHaveProperty('email');
	}
});

test("beside a contact person, a name with a legal form is the company's", () => {
	const input = { nimi: 'Esimerkki Oy', yhteyshenkilo: 'Ada Example', sahkoposti: ada.email };
	expect(findPerson(input)).toMatchObject(ada);
	expect(findPerson({ name: 'Engine Works GmbH', email: ada.email }).name).toBe(
		'Engine Works GmbH',
	);
});

test("below a thing, a company is the person's when the address is there as well", () => {
	const account = { company_name: 'Engine Works', contact_name: 'Ada Example' };
	expect(findPerson({ account: { ...account, email: ada.email } }).company).toBe('Engine Works');
	expect(findPerson({ ...ada, product: { company: 'The maker' } })).not.toHaveProperty('company');
});

test('keys in letters of English are read in German and in the North', () => {
	const persoenlicheAngaben = { vorname: 'Ada', name: 'Example' };
	expect(findPerson({ persoenlicheAngaben, telefon: '030 5550123' }).name).toBe('Ada Example');
	expect(findPerson({ Geschaeftliche_Mail: ada.email, Mail: 'b@example.com' }).email).toBe(
		'b@example.com',
	);
});

test('a name that stands there again in capitals is used up with it', () => {
	const form = { Email: ada.email, 'Your full name': ada.name };
	const found = findPerson({ ...form, customer: { name: 'ADA EXAMPLE' } });
	expect(found.name).toBe(ada.name);
	expect(found.rest).toEqual({});
	expect(found.mappedFields.name).toBe('Your full name + customer.name (label)');
});

test('who holds an event and is the only guest is the person; beside other guests they are not', () => {
	const organizer = { email: ada.email };
	const event = (...attendees: object[]) => findPerson({ organizer, attendees }).email;
	expect(event(organizer, { name: 'Eve' })).toBe(ada.email);
	expect(event(organizer, { email: 'eve@example.org' })).toBe('eve@example.org');
});
