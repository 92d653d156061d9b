import { findPerson } from '../../nodes/OptimlyMessage/found';

const ada = { name: 'Ada Example', email: 'ada@example.com' };

test.each([
	'+49 30 5550123',
	'(555) 010-0199',
	'555-010-0199',
	'555.010.0199',
	'054-0000271',
	'06 12 34 56 78',
	'98400 00117',
])('a number that is written as one is found where the field has a made-up name: %s', (phone) => {
	for (const key of ['field_deeaf01', 'form_fields[field_2f5c1aa]', '3', 'input_7']) {
		expect(findPerson({ ...ada, [key]: phone })).toMatchObject({ ...ada, phone });
	}
	const items = [ada.email, phone].map((value, index) => ({
		id: `${index}`,
		position: index,
		value,
	}));
	expect(findPerson({ items }).phone).toBe(phone);
});

test.each([
	['digits alone, which may be an id', '01012345678'],
	['a tax number', '123.456.789-09'],
	['a social security number', '123-45-6789'],
	['the number of a card', '4000 0000 0000 0002'],
	['a date', '2026-10-24'],
	['a date in points', '24.10.2026'],
])('no number to call: %s', (_what, value) => {
	expect(findPerson({ ...ada, field_deeaf01: value })).not.toHaveProperty('phone');
});

test('of two such numbers none is taken, and of one beside a label none', () => {
	const two = { field_a1: '(555) 010-0199', field_b2: '(555) 010-0188' };
	expect(findPerson({ ...ada, ...two })).not.toHaveProperty('phone');
	const labelled = { Phone: '030 5550123', field_b2: '(555) 010-0188' };
	expect(findPerson({ ...ada, ...labelled }).phone).toBe('030 5550123');
	expect(findPerson({ ...ada, 'Customer reference': '555-010-0199' })).not.toHaveProperty('phone');
});

test('answers under the ids of fields that the form tells beside them', () => {
	const fields = [
		{
			id: 1,
			label: 'Name',
			inputs: [
				{ id: '1.3', label: 'First' },
				{ id: '1.6', label: 'Last' },
			],
		},
		{ id: 2, label: 'Email', type: 'email' },
		{ id: 3, label: 'Phone', type: 'phone' },
	];
	const entry = { '1.3': 'Ada', '1.6': 'Example', '2': ada.email, '3': '555-9876', form_id: '1' };
	const found = findPerson({ form: { id: 1, title: 'Contact', fields }, entry });
	expect(found).toMatchObject({ ...ada, phone: '555-9876' });
});

test('labels in a map beside the answers', () => {
	const labels = { q1: 'Your name', q2: 'Where can we write to you?', name: 'form' };
	const found = findPerson({ name: 'Footer', q1: ada.name, q2: ada.email, labels });
	expect(found).toMatchObject(ada);
	expect(found).not.toHaveProperty('message');
});

test('a question in a record of its own beside its answer', () => {
	const asked = (question_title: string, question_type: string) => ({
		question: { question_title, question_id: 'x4k3pgwkowan', question_type },
	});
	const raw_answers = [
		{ ...asked('What is your name?', 'text'), answer: ada.name },
		{ ...asked('What is your email?', 'email'), answer: ada.email },
		{ ...asked('What is your favourite fruit?', 'radio'), answer: ['Banana'] },
		{ ...asked('Where do you live?', 'address'), answer: { cep: '01425000', number: '123' } },
	];
	const found = findPerson({ raw_answers });
	expect(found).toMatchObject(ada);
	expect(found).not.toHaveProperty('message');
	expect(found).not.toHaveProperty('phone');
});

test('contacts beside a list of answers, initials beside a name, and two numbers in one field', () => {
	const answers = [
		{ q: 'Which kitchen?', a: 'A small one' },
		{ q: 'When?', a: 'Soon' },
	];
	const contacts = { name: ada.name, phone: '+38 (067) 555-01-29' };
	expect(findPerson({ answers, contacts })).toMatchObject(contacts);
	const dutch = { Voorletters: 'A.B.', Voornaam: 'Ada', Achternaam: 'Example', Email: ada.email };
	expect(findPerson(dutch)).toMatchObject(ada);
	expect(findPerson({ ...ada, Phones: '+79261112233,+79221112233' }).phone).toBe('+79261112233');
	expect(findPerson({ from: { identifier: '+4915255550199' } }).phone).toBe('+4915255550199');
	const german = { 'Erziehungsberechtigte/r (Vor- und Nachname)': ada.name, 'E-Mail': ada.email };
	expect(findPerson(german)).toMatchObject(ada);
});

test('a reply to another address of the site is no person’s', () => {
	const notification = { from: 'no-reply@example.org', reply_to: 'support@example.org' };
	expect(findPerson({ event: 'ticket.reassigned', notification })).not.toHaveProperty('email');
	const deal = { name: 'Test', user: ada, deal_stage: { name: 'New' } };
	expect(findPerson({ document: deal })).not.toHaveProperty('email');
	expect(findPerson({ confirmedBy: 'admin@example.org' })).not.toHaveProperty('email');
});

test('an id of a question is its label when it has nothing else, the answer never is', () => {
	const answers = Object.entries({
		FIRST_NAME: 'Ada',
		EMAIL: ada.email,
		PHONE_NUMBER: '+61400000000',
	});
	const question_list = answers.map(([question_id, answer]) => ({ question_id, answer }));
	expect(findPerson({ question_list })).toMatchObject({ name: 'Ada', phone: '+61400000000' });

	const text = (id: string, value: string) => ({ field: { id }, type: 'text', text: value });
	const email = { field: { id: 'email' }, type: 'email', email: ada.email };
	const list = [text('first_name', 'Ada'), text('last_name', 'Example'), email];
	expect(findPerson({ form_response: { answers: list } })).toMatchObject(ada);
});

test.each([
	['Greek', ['onoma', 'thlefwno', 'eteria', 'sxolia']],
	['Russian', ['fio', 'nomer_telefona', 'kompaniya', 'kommentariy']],
	['Ukrainian', ['pib', 'telefon', 'kompaniia', 'povidomlennya']],
	['Japanese', ['onamae', 'denwabangou', 'kaishamei', 'toiawase']],
	['Chinese', ['xingming', 'dianhua', 'gongsi', 'liuyan']],
	['Korean', ['seongham', 'yeonrakcheo', 'hoesamyeong', 'munui']],
	['Hebrew', ['shem_male', 'nayad', 'hevra', 'hodaa']],
	['Arabic', ['al_ism', 'jawal', 'sharika', 'risala']],
])('%s in Latin letters', (_language, [name, phone, company, message]) => {
	const form = { email: ada.email, [phone]: '030 5550123', [company]: 'Engine Works' };
	const found = findPerson({ ...form, [name]: ada.name, [message]: 'What does it cost?' });
	expect(found).toMatchObject({ ...ada, company: 'Engine Works', message: 'What does it cost?' });
	expect(found.phone).toBe('030 5550123');
});

test.each([
	['domanda', 'risposta'],
	['Pregunta', 'Respuesta'],
	['frage', 'antwort'],
	['вопрос', 'ответ'],
	['質問', '回答'],
	['질문', '답변'],
])('a list of questions whose keys are %s and %s', (question, answer) => {
	const all = Object.entries({ 'E-mail': ada.email, 'Full name': ada.name });
	const list = all.map(([label, value]) => ({ [question]: label, [answer]: value }));
	expect(findPerson({ list })).toMatchObject(ada);
});

test('whom to reply to, where a site writes under an address that nobody reads, and nowhere else', () => {
	const notice = { subject: 'New enquiry', reply_to: 'Ada Example <ada@example.com>' };
	expect(findPerson({ ...notice, from_email: 'wordpress@example.org' })).toMatchObject(ada);
	expect(findPerson({ ...notice, From: 'Site <noreply@example.org>' })).toMatchObject(ada);
	expect(findPerson({ ...notice, From: 'Eve <eve@example.org>' }).email).toBe('eve@example.org');
	expect(findPerson(notice)).not.toHaveProperty('email');
});

test('what the site says of itself is never the person’s', () => {
	const site = { site_email: 'desk@example.org', site_phone: '01632 960 100' };
	expect(findPerson({ ...site, data: { reach_me_at: ada.email } })).toMatchObject({
		email: ada.email,
	});
	expect(findPerson({ ...site, data: { who: 'Ada' } })).not.toHaveProperty('email');
});

test('a guardian who can only be called, or of whom only the name is known', () => {
	const child = { "Child's name": 'Bo Example' };
	const called = { 'Parent name': ada.name, 'Parent phone': '030 5550123' };
	expect(findPerson({ ...child, ...called })).toMatchObject({
		name: ada.name,
		phone: '030 5550123',
	});
	const named = { 'Parent name': ada.name, Email: ada.email };
	expect(findPerson({ ...child, ...named })).toMatchObject(ada);
	expect(findPerson({ ...named, Name: 'Eve Sample' }).name).toBe('Eve Sample');
	const student = { 'Student name': 'Eve Sample', 'Parent name': ada.name };
	expect(findPerson({ ...student, Email: ada.email })).toMatchObject(ada);
	const reached = { ...student, 'Student email': 'eve@example.org', 'Parent phone': '030 5550123' };
	expect(findPerson(reached)).toMatchObject({ name: 'Eve Sample', email: 'eve@example.org' });
	const security = { Email: ada.email, "Parent's maiden name": 'Sample' };
	expect(findPerson(security)).not.toHaveProperty('name');
});

test('from and to of a slot are its start and its end, and a follow-up is no appointment', () => {
	const slot = { from: '2026-11-12T16:00:00+01:00', to: '2026-11-12T16:25:00+01:00' };
	expect(findPerson({ guest: ada, slot })).toMatchObject({
		startTime: '2026-11-12T16:00:00+01:00',
		durationMinutes: 25,
	});
	const row = { 'Appt date': '9/14/2026', 'Appt time': '1:30 PM', 'Follow-up date': '9/21/2026' };
	expect(findPerson({ ...ada, ...row }).startTime).toBe('2026-09-14T13:30');
});

test('two numbered fields for a name, an area code apart, and what only a webhook or a meeting is called', () => {
	const numbered = { 'name-1': 'Ada', 'name-2': 'Example', 'email-1': ada.email };
	expect(findPerson(numbered)).toMatchObject(ada);
	const twoWhole = { 'name-1': 'Ada Example', 'name-2': 'Bo Example', 'email-1': ada.email };
	expect(findPerson(twoWhole)).toMatchObject(ada);

	const Phones = [{ PhoneCountryCode: '44', PhoneAreaCode: '113', PhoneNumber: '496 0155' }];
	expect(findPerson({ ...ada, Phones }).phone).toBe('+44 113 496 0155');
	expect(findPerson({ ...ada, ddd: '11', phone: '955550122' }).phone).toBe('11 955550122');
	expect(findPerson({ ...ada, ddd: '11', phone: '+5511955550122' }).phone).toBe('+5511955550122');

	const eventData = { siteId: 9, clientName: 'Ada Example', staffName: 'Eve Sample' };
	expect(findPerson({ messageId: 'm-1', eventData }).name).toBe('Ada Example');

	const webhook = { name: 'Lead survey', event_type: 'completed', event_id: '10', object_id: '11' };
	expect(findPerson(webhook)).not.toHaveProperty('name');

	const meeting = { topic: 'Weekly demo', start_time: '2026-02-18T10:00:00Z', registrant: ada };
	expect(findPerson({ object: meeting })).toMatchObject(ada);
	expect(findPerson({ object: meeting })).not.toHaveProperty('message');
	expect(findPerson({ ...ada, topic: 'I need help with my order.' })).toHaveProperty('message');
});

test('two questions show that somebody was asked; one may be anything', () => {
	const text = 'We need two of them by Friday, please.';
	const one = { 'Which colour?': 'red', info: { content: text } };
	expect(findPerson({ ...one, 'Which size?': 'L' }).message).toBe(text);
	expect(findPerson(one)).not.toHaveProperty('message');
});
