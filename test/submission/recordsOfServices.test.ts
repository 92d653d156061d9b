import { findMessage, findPerson } from '../../nodes/OptimlyMessage/found';

const ada = { name: 'Ada Example', email: 'ada@example.com' };
const max = { name: 'Max Other', email: 'max@example.org' };

test('a session with a record of its own is a visit, and its number stays a secret', () => {
	const session = { id: 'k7', startAt: '2026-09-03T14:30:00Z', visitor: ada };
	for (const item of [{ session }, { body: { session } }]) {
		expect(findPerson(item)).toMatchObject({ ...ada, startTime: '2026-09-03T14:30:00Z' });
		expect(JSON.stringify(findPerson(item).rest)).not.toContain('k7');
	}
	expect(findPerson({ ...ada, session: 'abc123' }).rest).toEqual({});
});

test.each([
	['vorher', 'nachher'],
	['antes', 'después'],
	['avant', 'après'],
	['prima', 'dopo'],
	['before', 'after'],
	['oldValues', 'newValues'],
])('of a change what is true now: %s, %s', (before, after) => {
	for (const by of ['changed_by', 'geaendert_von', 'updated_by']) {
		const change = { event: 'contact.updated', [before]: max, [after]: ada };
		expect(findPerson({ ...change, [by]: { email: 'staff@example.net' } })).toMatchObject(ada);
	}
});

test.each(['--', '-- ', '---', '____', '=====', '***'])(
	'what stands below the last answer is none of it: "%s"',
	(line) => {
		const answers =
			'Name: Ada Example\nE-mail: ada@example.com\nDate: 18 January 2027, 12:00-12:45';
		for (const text of [`${answers}\n${line}\nSent by a form`, `${answers}\n\n${line}\nPhone: 1`])
			expect(findPerson({ text })).toMatchObject({
				...{ ...ada, startTime: '2027-01-18T12:00', durationMinutes: 45, problems: [] },
			});
	},
);

test('when a notice was sent is not when somebody wants to come', () => {
	const mail = { subject: 'New request', from: 'no-reply@example.org', to: 'desk@example.org' };
	const text = 'Name: Ada Example\nE-mail: ada@example.com\nWished for: on a Monday';
	const date = '2026-11-20T06:11:00.000Z';
	expect(findPerson({ ...mail, date, text })).not.toHaveProperty('startTime');
});

test('whoever booked for a guest may be an assistant', () => {
	for (const key of ['booked_by', 'requestedBy', 'ordered_by'])
		expect(
			findPerson({ [key]: { role: 'Personal assistant', ...ada }, guest: { name: 'Max Other' } }),
		).toMatchObject(ada);
});

test('a number that is nobody else’s is the guardian’s who fills in the form', () => {
	const child = { "Child's name": 'Tim Example', "Child's date of birth": '2018-09-14' };
	const parent = { "Guardian's name": ada.name, "Guardian's e-mail": ada.email };
	const phone = '+49 30 5550123';
	expect(findPerson({ ...child, ...parent, Phone: phone })).toMatchObject({ ...ada, phone });
	expect(findPerson({ ...child, ...parent, "Student's phone": phone })).not.toHaveProperty('phone');
});

test.each(['threadId', 'messageId'])(
	'when an e-mail about an appointment was sent is not when that is: %s',
	(id) => {
		const mail = { [id]: '19a1', date: '2026-06-01T12:31:00.000Z', subject: 'New booking' };
		const text = 'Name: Ada Example\nE-mail: ada@example.com\nDate: 2026-06-17\nTime: 08:20-08:50';
		expect(findPerson({ ...mail, text })).toMatchObject({
			...{ ...ada, startTime: '2026-06-17T08:20', durationMinutes: 30, problems: [] },
		});
	},
);

test('a deal in a pipeline of sales has a title, and names nobody', () => {
	for (const change of ['add', 'update', 'status', 'responsible'])
		expect(
			findPerson({
				[`leads[${change}][0][name]`]: 'Ada Example',
				[`leads[${change}][0][pipeline_id]`]: '7',
			}),
		).not.toHaveProperty('name');
	expect(findPerson({ name: 'Ada Example', pipeline_id: 7 })).not.toHaveProperty('name');
});

test('who books for a guest is of the sales team', () => {
	const meeting = { bookerEmail: max.email, bookerName: max.name, primaryGuestEmail: ada.email };
	expect(findPerson(meeting).email).toBe(ada.email);
	expect(findPerson(meeting).name).not.toBe(max.name);
	expect(findPerson({ bookerEmail: ada.email, bookerName: ada.name })).toMatchObject(ada);
});

test('who books on a page of Nylas is its recipient', () => {
	const booking = {
		...{ recipient_name: ada.name, recipient_email: ada.email, recipient_tz: 'Asia/Tokyo' },
		...{ start_time: 1_790_355_600, end_time: 1_790_358_300 },
	};
	expect(findPerson({ booking, page: { name: 'Meet Max' } })).toMatchObject({
		...{ ...ada, timezone: 'Asia/Tokyo', durationMinutes: 45 },
	});
	const parcel = { recipient_name: max.name, recipient_email: max.email };
	expect(findPerson(parcel)).not.toHaveProperty('email');
});

test('of two zones the one of the person is theirs, and the other says when it is', () => {
	const start = { dateTime: '2026-06-03T07:30:00', timeZone: 'UTC' };
	expect(findPerson({ ...ada, start, customerTimeZone: 'Europe/Amsterdam' })).toMatchObject({
		...{ startTime: '2026-06-03T07:30:00+00:00', timezone: 'Europe/Amsterdam', problems: [] },
	});
});

test.each(['data_collection_results', 'structuredData', 'output_agent_variables'])(
	'what a voice agent was told is in words of its own: %s',
	(key) => {
		const told = { caller_name: { value: ada.name }, company_name: { value: 'Engine Works' } };
		const call = { customer: { number: '+14155550171' } };
		for (const item of [
			{ data: { call, analysis: { [key]: told } } },
			{ message: { type: 'end-of-call-report', call, analysis: { [key]: told } } },
		])
			expect(findPerson(item)).toMatchObject({
				...{ name: ada.name, company: 'Engine Works', phone: '+14155550171' },
			});
	},
);

test('LinkedIn asks for its own fields by their kind alone', () => {
	const answers = [
		{ questionType: 'FULL_NAME', stringAnswer: ada.name },
		{ questionType: 'EMAIL', stringAnswer: ada.email },
		{ questionType: 'COMPANY', stringAnswer: 'Engine Works' },
	];
	expect(findPerson({ formResponse: { answers } })).toMatchObject({
		...{ ...ada, company: 'Engine Works' },
	});
});

test('with whom a conversation in Chatwoot is stands below "meta"', () => {
	const sender = { id: 100, name: ada.name, phone_number: '+5511999990123' };
	const item = { event: 'conversation_created', id: 50, messages: [], meta: { sender } };
	expect(findPerson(item)).toMatchObject({ name: ada.name, phone: '+5511999990123' });
});

const senderData = {
	...{ chatId: '972503210022@c.us', sender: '972503210022@c.us', senderName: ada.name },
};
const incoming = { typeWebhook: 'incomingMessageReceived', idMessage: 'M1', senderData };

test.each([
	['text', { textMessageData: { textMessage: 'How much is it?' } }],
	['extended text', { extendedTextMessageData: { text: 'How much is it?' } }],
	['picture', { fileMessageData: { caption: 'How much is it?', fileName: 'a.jpg' } }],
])('WhatsApp through Green API: %s says what was said', (kind, more) => {
	const item = { ...incoming, messageData: { typeMessage: `${kind}Message`, ...more } };
	for (const wrapped of [item, { body: item }]) {
		expect(findMessage(wrapped)).toMatchObject({
			...{ source: 'WhatsApp', clientId: '972503210022' },
			...{ clientName: ada.name, attachments: kind === 'picture' ? ['a.jpg'] : [] },
			messageId: { value: 'M1' },
			text: expect.stringMatching(/^How much is it\?/),
		});
		expect(findPerson(wrapped)).toMatchObject({
			...{ name: ada.name, phone: '972503210022', message: 'How much is it?' },
		});
	}
	const own = { ...item, typeWebhook: 'outgoingMessageReceived' };
	expect(findMessage(own).problems[0]?.words).toContain('business');
});

test('of the users of a chat the customer, not the agent', () => {
	for (const type of ['customer', 'Visitor', 'client'])
		for (const users of [
			[
				{ type: 'agent', ...max },
				{ type, ...ada },
			],
			[{ type, ...ada }],
		])
			expect(findPerson({ payload: { chat: { users } } })).toMatchObject(ada);
	expect(findPerson({ users: [{ type: 'agent', ...max }] })).not.toHaveProperty('email');
});

test('of a call the user is of the staff', () => {
	const call = { direction: 'inbound', raw_digits: '+33612345678', user: max };
	expect(findPerson({ data: call })).not.toHaveProperty('email');
	const contact = { first_name: 'Ada', last_name: 'Example' };
	expect(findPerson({ data: { ...call, contact } }).name).toBe(ada.name);
	expect(findPerson({ data: { user: ada } })).toMatchObject(ada);
});

test('of a booking the guest, not an owner beside them', () => {
	for (const owner of ['subowner', 'sub_owner', 'co_owner'])
		expect(findPerson({ booking: { id: 1 }, guest: ada, [owner]: max })).toMatchObject(ada);
});

test('what a voice agent was set to is the business’s own', () => {
	const own = { business_name: 'Engine Works', business_id: 'b1', caller_phone: '+16095550154' };
	const found = findPerson({ data: { dynamic_variables: own } });
	expect(found.phone).toBe('+16095550154');
	expect(found).not.toHaveProperty('company');
});

test('Gravity Forms numbers the parts of a name', () => {
	const entry = { id: '318', form_id: '4', '2': ada.email };
	expect(findPerson({ ...entry, '1.3': 'Ada', '1.6': 'Example' })).toMatchObject(ada);
	const address = { '3.1': 'Main Street 5', '3.3': 'Berlin', '3.5': '10115', '3.6': 'Germany' };
	expect(findPerson({ ...entry, ...address })).not.toHaveProperty('name');
	expect(findPerson({ ...entry, ...address, '1.3': 'Ada', '1.6': 'Example' }).name).toBe(ada.name);
	expect(findPerson({ '1.3': 'Ada', '1.6': 'Example', '2': ada.email })).not.toHaveProperty('name');
});

test('Help Scout shows the beginning of what its customer wrote', () => {
	const item = { preview: 'Where is my parcel?', primaryCustomer: ada };
	expect(findPerson({ ...item, customerWaitingSince: { time: '' } }).message).toBe(item.preview);
});

test.each(['tutor', 'tutora'])('a pet has a %s who asks', (who) => {
	const form = { [`Nome do ${who}`]: ada.name, 'Nome do pet': 'Pipoca', 'E-mail': ada.email };
	expect(findPerson(form)).toMatchObject(ada);
});

test('a row of a table that has no title goes by its number', () => {
	const when = {
		...{ label: 'When?', type: 'MATRIX', value: { r1: ['c1'], r9: ['c2'] } },
		rows: [{ id: 'r1', text: 'Morning' }],
		columns: [
			{ id: 'c1', text: 'Yes' },
			{ id: 'c2', text: 'No' },
		],
	};
	expect(findPerson({ email: ada.email, fields: [when] }).rest).toEqual({
		when_morning: 'Yes',
		when_r_9: 'No',
	});
});

test('a number that is asked for is not what an appointment is about', () => {
	const start = { email: ada.email, Start: '2026-09-03 14:00' };
	for (const label of ['Mobile for the service', 'Phone for the service', 'E-mail for the service'])
		expect(findPerson({ ...start, [label]: 'the same' })).not.toHaveProperty('purpose');
});

test('a name and a mobile number in lines of a text are a form', () => {
	const text = 'Mobile: +49 30 5550123\nName: Ada Example';
	expect(findPerson({ text })).toMatchObject({ name: ada.name, phone: '+49 30 5550123' });
});
