import { findMessage, findPerson } from '../../nodes/OptimlyMessage/found';

const ada = { name: 'Ada Example', email: 'ada@example.com' };
const desk = { name: 'The Desk', email: 'desk@example.org' };

test.each([
	['Postmark', { FromFull: ada, ToFull: [desk, { ...desk, email: 'b@example.org' }] }],
	['of addresses', { from_address: ada, to_addresses: [desk], cc_list: [desk] }],
	['of recipients', { from: ada, toRecipients: [{ emailAddress: desk }], bccFull: [desk] }],
])("an e-mail's sender is who wrote it, its recipients are not: keys of %s", (_keys, people) => {
	const mail = { ...people, Subject: 'A question', TextBody: 'What does it cost?' };
	expect(findPerson(mail)).toMatchObject(ada);
	expect(findPerson({ ...mail, Date: '2026-03-01T10:00:00Z' })).not.toHaveProperty('startTime');
});

test('the sender in full is who wrote an e-mail', () => {
	const mail = { FromFull: ada, ToFull: [desk], Subject: 'A question', TextBody: 'Hello there' };
	expect(findMessage(mail)).toMatchObject({ clientId: ada.email, clientName: ada.name });
});

const times = { start: '2026-07-01T09:00:00Z', end: '2026-07-01T09:30:00Z' };

test.each(['organizer', 'Veranstalter', 'organisateur', 'organizzatore'])(
	'of the attendees of an event, the %s is not the one who comes',
	(host) => {
		const event = { ...times, attendees: [desk, ada], [host]: desk };
		expect(findPerson(event)).toMatchObject({ ...ada, startTime: '2026-07-01T09:00:00Z' });
		const three = { ...event, attendees: [desk, ada, { email: 'c@example.com' }] };
		expect(findPerson(three).problems[0]).toMatchObject({ field: 'email' });
	},
);

test('what an attendee proposes is not when the event is', () => {
	const proposed = { start: '2026-07-03T09:00:00Z', end: '2026-07-03T09:30:00Z' };
	const attendees = [desk, { ...ada, proposedNewTime: proposed }];
	expect(findPerson({ ...times, attendees, organizer: desk })).toMatchObject({
		startTime: '2026-07-01T09:00:00Z',
		durationMinutes: 30,
	});
});

test.each([
	{ name: 'Summer Party', start_time: times.start, end_time: times.end, event_type: 'group' },
	{ event_id: 7, name: 'Summer Party', status: 'open' },
	{ tapahtumaId: 7, nimi: 'Summer Party' },
	{ nombre: 'Summer Party', organizador: { nombre: 'Ben Other', correo: 'ben@example.com' } },
	{ name: 'Summer Party', Veranstalter: { Name: 'Ben Other', Telefon: '030 5550123' } },
])('the name of an event is no name of a person: %j', (event) => {
	expect(findPerson(event)).not.toHaveProperty('name');
});

test('with an address or a number beside it, the name is the one who comes', () => {
	const event = { event_id: 7, start_time: times.start, end_time: times.end };
	expect(findPerson({ ...event, ...ada }).name).toBe(ada.name);
	expect(findPerson({ ...event, name: ada.name, phone: '+49 30 5550123' }).name).toBe(ada.name);
	expect(findPerson({ ...event, attendee_name: ada.name }).name).toBe(ada.name);
	expect(findPerson({ ...ada, organizer: desk })).toMatchObject(ada);
	expect(findPerson({ name: ada.name, city_id: 3, Phone: '', message: 'Call me' }).name).toBe(
		ada.name,
	);
	expect(findPerson({ 'Your name': ada.name, Start: times.start, End: times.end }).name).toBe(
		ada.name,
	);
});

test.each(['con_DEF456', 'usr-20451', 'U07K60SESLB', '7ed53fa5-9ef2-4f2f-975b-27447440bc09'])(
	'an id is never a name: %s',
	(id) => {
		for (const key of ['contactId', 'customer', 'name', 'Cliente']) {
			expect(findPerson({ [key]: id, email: ada.email })).not.toHaveProperty('name');
		}
	},
);

test('names that look a little like ids are names', () => {
	expect(findPerson({ contact_id: 'Lead7', email: ada.email })).not.toHaveProperty('name');
	for (const name of ['Anne-Marie', 'ADA', 'Ada Example 2', 'Jean-Luc O’Neill', 'X Æ A-12']) {
		expect(findPerson({ name, email: ada.email }).name).toBe(name);
	}
});

test('a number beside the name of an institution is not the one of the person', () => {
	const office = { name: 'Police Station 32', telefon: '+49 30 5550199' };
	expect(findPerson({ abgegeben_bei: office, titel: 'Wallet' })).not.toHaveProperty('phone');
	expect(findPerson({ retirado_en: office })).not.toHaveProperty('phone');
	const person = { firstName: 'Ada', telefon: office.telefon };
	expect(findPerson({ abgegeben_von: person }).phone).toBe(office.telefon);
	expect(findPerson({ kunde: office }).phone).toBe(office.telefon);
	expect(findPerson({ xyz: { ...office, email: ada.email } }).phone).toBe(office.telefon);
});

test('a full name is whole when the last name was left empty beside it', () => {
	const record = { name: 'Ada Example', first_name: 'A.', last_name: null, email: ada.email };
	expect(findPerson(record).name).toBe('Ada Example');
	expect(findPerson({ Vorname: 'Ada', Name: 'Example', email: ada.email }).name).toBe(
		'Ada Example',
	);
});

test.each(['contacts[add][0]', 'clients[new][0]'])(
	'records written flat by a form are read as records: %s',
	(root) => {
		const written = {
			'leads[status][0][name]': 'A deal',
			[`${root}[name]`]: 'Ada Example',
			[`${root}[custom_fields][0][name]`]: 'Телефон',
			[`${root}[custom_fields][0][values][0][value]`]: '+79995550305',
			[`${root}[custom_fields][1][name]`]: 'Budget',
			[`${root}[custom_fields][1][values][0][value]`]: '5000',
		};
		expect(findPerson(written)).toMatchObject({ name: 'Ada Example', phone: '+79995550305' });
		const mail = {
			[`${root}[custom_fields][2][name]`]: 'Email',
			[`${root}[custom_fields][2][values][0][value]`]: ada.email,
		};
		expect(findPerson({ ...written, ...mail })).toMatchObject({ ...ada, phone: '+79995550305' });
		expect(JSON.stringify(findPerson({ ...written, 'a[__proto__][0][b][0][c]': 'x' }))).toContain(
			'Ada',
		);
	},
);

test('one number in two writings is one number', () => {
	const record = { telefon: '+4740156666', telefon_oppgitt: '40 15 66 66', navn: 'Ada Example' };
	expect(findPerson(record).phone).toBe('+4740156666');
	expect(findPerson({ phone: '+4740156666', telefon: '40 15 66 67' })).not.toHaveProperty('phone');
});

test('the number of a thing makes a record that of the thing only where it comes first', () => {
	expect(findPerson({ event_id: 7, name: 'Ada Example', form_id: 3 })).not.toHaveProperty('name');
	expect(findPerson({ name: 'Ada Example', event_id: 7, form_id: 3 }).name).toBe('Ada Example');
});
