import { findPerson } from '../../nodes/OptimlyMessage/found';

const ada = { name: 'Ada Example', email: 'ada@example.com' };
const agent = { firstName: 'Ben', email: 'ben@desk.example', type: 'user' };

test.each([
	['skills', { Készségek: 'Falazat, betonozás, vakolás, csempe ragasztás' }],
	['a place', { 'Nơi thường trú': 'Số 123, Đường Láng, Đống Đa, Hà Nội' }],
	['what is booked', { szolgaltatas: 'PÁROS Head Spa kezelés (50 perc + Szárítás)' }],
	['an answer to an invitation', { สถานะตอบรับ: 'เข้าร่วม' }],
	['values with their names', { zivilstand: 'Verheiratet: leer, Ledig: angekreuzt' }],
])('below a label that nobody knows, no list and no title is a message: %s', (_what, record) => {
	expect(findPerson({ ...ada, ...record })).not.toHaveProperty('message');
});

test.each([
	['Düşünceleriniz', 'Kurulum ne kadar sürer, merak ediyorum.'],
	['field_2', 'PLEASE CALL ME BACK TOMORROW MORNING'],
	['field_3', '我对产品很感兴趣'],
	['maal', 'Vi bruker mye tid på fakturahåndtering og lurer på om dere kan hjelpe'],
	['field_4', 'Ich suche eine Wohnung mit Balkon, Garten, Keller, Garage'],
	['รายการนัด', 'นัดเก่าที่ผ่านมาแล้ว'],
])('what somebody wrote is one: %s', (label, text) => {
	expect(findPerson({ ...ada, [label]: text }).message).toBe(text);
});

test.each(['createdBy', 'author', 'sender'])(
	'an answer of the one who works on it, as its %s says, is no message',
	(writer) => {
		const thread = { body: 'This is what we have to say.', [writer]: agent };
		expect(findPerson({ customer: ada, owner: agent, threads: [thread] })).not.toHaveProperty(
			'message',
		);
		const question = { body: 'This is what I want to know.', [writer]: ada };
		expect(findPerson({ customer: ada, owner: agent, threads: [question] }).message).toBe(
			question.body,
		);
		expect(findPerson({ customer: ada, owner: agent, threads: [thread, question] }).message).toBe(
			question.body,
		);
	},
);

test('what was said of the help is not what help was asked for', () => {
	const ticket = { ...ada, description: 'The printer is on fire, please come soon.' };
	for (const key of ['satisfaction_rating', 'rating']) {
		const rated = { ...ticket, [key]: { comment: 'Great support!', score: 'good' } };
		expect(findPerson(rated).message).toBe(ticket.description);
	}
	expect(findPerson({ ...ada, feedback: { comment: 'Great support!' } }).message).toBe(
		'Great support!',
	);
});

test('what an assistant, a reminder or a dialog says is nobody’s message', () => {
	const call = { callerEmail: ada.email, assistant: { firstMessage: 'Hello, this is Riley.' } };
	expect(findPerson(call)).not.toHaveProperty('message');
	for (const other of ['organizer', 'jarjestaja', 'Vertriebsmitarbeiter_Inhaber']) {
		const record = { [other]: { ...agent, note: 'Head of the sales department' } };
		expect(findPerson({ ...ada, ...record })).not.toHaveProperty('message');
		expect(findPerson({ ...ada, ...record, note: 'I would come on Friday.' }).message).toBe(
			'I would come on Friday.',
		);
	}
	const support = { support: { message: 'The printer is on fire.' } };
	expect(findPerson({ ...ada, ...support }).message).toBe('The printer is on fire.');
	const booking = { customerEmail: ada.email, reminders: [{ message: 'Please be on time.' }] };
	expect(findPerson(booking)).not.toHaveProperty('message');
	const text = { type: 'plain_text', text: 'You can upload up to ten files at a time.' };
	const view = { blocks: [{ type: 'context', elements: [text] }], state: { values: {} } };
	expect(findPerson({ type: 'view_submission', view })).not.toHaveProperty('message');
	expect(findPerson({ ...ada, message: { to: 'Sales', text: 'What is it?' } }).message).toBe(
		'What is it?',
	);
});

test('how long a request took, and when a message was sent, is no appointment', () => {
	const time = {
		start: 1741002780.12,
		finish: 1741002780.31,
		duration: 0.19,
		date_start: '2025-03-03T11:53:00+00:00',
	};
	const none = (item: object) => {
		const { startTime, endTime, problems } = findPerson(item);
		expect({ startTime, endTime, problems }).toEqual({ problems: [] });
	};
	none({ result: { booking: { id: 5 } }, time });
	none({ timing: { start: 1741002780120, end: 1741002780310 } });
	none({ from: '254791541111', to: '2020', text: 'Hi', event_time: '2026-03-01T10:00:00Z' });
	none({
		data: { direction: 'O', from: '254791541111', body: 'Hi', datetime: '2026-03-01 10:00' },
	});
	const slot = { start: 1782896400, end: 1782898200 };
	expect(findPerson({ ...ada, time: slot }).durationMinutes).toBe(30);
});

test.each([
	'День народження',
	'fecha_nacimiento',
	'Data Cadastro',
	'data_angajare',
	'hire_date',
	'factuurdatum',
])('a day of birth, of hiring or of a bill is no appointment: %s', (label) => {
	expect(findPerson({ ...ada, [label]: '2026-02-01' })).not.toHaveProperty('startTime');
});

test('notes and names in the letters of Greek and Ukrainian', () => {
	expect(findPerson({ Σημειώσεις: 'Κοντά στο παράθυρο' }).message).toBe('Κοντά στο παράθυρο');
	expect(findPerson({ ФІО: 'Іваненко Іван', Email: ada.email }).name).toBe('Іваненко Іван');
});
