import { findPerson } from '../../nodes/OptimlyMessage/found';

const ada = { name: 'Ada Example', email: 'ada@example.com' };

test.each(['feedback-', 'register_', 'acme_', 'booking_', 'form_', 'please_', 'type_'])(
	'what a form put before all its keys says nothing: %s',
	(prefix) => {
		const asked = (answers: object) =>
			findPerson(
				Object.fromEntries(
					Object.entries({ ...answers, email: ada.email }).map(([key, value]) => [
						prefix + key,
						value,
					]),
				),
			);
		const { email } = ada;
		const rest = { xyzzy: 'Bonn' };
		expect(asked({ firstname: 'Ada', lastname: 'Example' })).toMatchObject({ ...ada, rest: {} });
		expect(asked({ ...rest, firstname: 'Ada' })).toMatchObject({ email, name: 'Ada', rest });
		expect(asked({ ...rest, lastname: 'Example' })).toMatchObject({ email, name: 'Example', rest });
		expect(asked({ ...rest, message: 'Hi' })).toMatchObject({ email, message: 'Hi', rest });
	},
);

test('what only two keys begin with is not what a form put before all of them', () => {
	const others = { acme_firstname: 'Grace', acme_email: 'grace@example.com' };
	expect(findPerson({ ...others, first_name: 'Ada', email: ada.email })).toMatchObject({
		...{ name: 'Ada', email: ada.email, rest: others },
	});
});

test('a clinic has a name, an address and a number under keys of its own', () => {
	const clinic = {
		clinic_name: 'Lake Clinic',
		clinic_email: 'desk@example.com',
		clinic_phone: '030 5550123',
	};
	expect(findPerson(clinic)).not.toHaveProperty('name');
});

test('inputs of one name are told apart by what was filled in', () => {
	const text = 'When does the course begin this year?';
	expect(findPerson({ name: ['Ada', 'Example'], email: ada.email }).name).toBe(ada.name);
	expect(findPerson({ name: [ada.name, text], email: ada.email })).toMatchObject({
		...ada,
		message: text,
	});
	expect(findPerson({ uname: [ada.name, '030 5550123', ada.email] })).toMatchObject({
		...ada,
		phone: '030 5550123',
	});
	expect(findPerson({ ...ada, topics: ['Sales', 'Support'] }).rest).toMatchObject({
		topics: 'Sales, Support',
	});
});

test('a number is one in any digits, also when it begins like a date', () => {
	for (const phone of ['0138-22-4107', '٠٥٥٤١٢٣٨٧٩', '۰۹۱۲۴۴۷۱۸۳۶'])
		expect(findPerson({ tel: phone }).phone).toBe(phone);
	expect(findPerson({ tel: '2026-02-18' })).not.toHaveProperty('phone');
});

test('the size of a shirt makes nobody a file', () => {
	expect(findPerson({ name: ada.name, phone: '716-555-0139', size: 'yl' })).toMatchObject({
		name: ada.name,
	});
	expect(findPerson({ ...ada, photo: { name: 'me.png', size: 12 } }).rest).toMatchObject({
		photo: 'me.png',
	});
});

test('of addresses that say which kind they are, the personal one counts', () => {
	const emails = [
		{ value: ada.email, type: 'personal' },
		{ value: 'ada@work.example', type: 'work' },
	];
	for (const email_addresses of [emails, [...emails].reverse()])
		expect(findPerson({ candidate: { email_addresses } }).email).toBe(ada.email);
});

test('what is said of a message, a job or the one that something goes to is not the person’s', () => {
	expect(
		findPerson({ ...ada, MessageStream: 'inbound', TextBody: 'Hello there, you two' }).message,
	).toBe('Hello there, you two');
	expect(
		findPerson({ applicant: ada, job: { jobCompany: 'Acme', jobDescription: 'You bake.' } }),
	).not.toHaveProperty('company');
	expect(
		findPerson({ ...ada, toNonprofit: { name: 'Seal Rescue', company: 'Seals' } }),
	).not.toHaveProperty('company');
	expect(findPerson({ ...ada, personal_interests: 'Skiing, Traveling, Golf' })).not.toHaveProperty(
		'message',
	);
	expect(findPerson({ name: 'Association des jardins', email: ada.email })).not.toHaveProperty(
		'name',
	);
	expect(
		findPerson({ from: { name: 'Fix It', address: 'no-reply@example.com' }, Email: ada.email }),
	).not.toHaveProperty('name');
});

test('a subject in which somebody wrote it all is the message, when there is no other', () => {
	const subject = 'I bought a bag on Friday. How can I return it?';
	expect(findPerson({ ...ada, subject }).message).toBe(subject);
	expect(findPerson({ ...ada, subject: 'Return of a bag that I bought' })).not.toHaveProperty(
		'message',
	);
	expect(findPerson({ ...ada, subject, message: 'See above' }).message).toBe('See above');
});

test('a degree is no part of a name, a generation is', () => {
	const parts = { first_name: 'Ada', last_name: 'Example', email: ada.email };
	expect(findPerson({ ...parts, suffix: 'M.D.' }).name).toBe('Ada Example');
	expect(findPerson({ ...parts, suffix: 'Jr.' }).name).toBe('Ada Example Jr.');
});

test('a record that calls itself a person has the name of one', () => {
	const underName = { '@type': 'Person', name: ada.name };
	expect(findPerson({ '@type': 'Reservation', underName, partySize: '2' }).name).toBe(ada.name);
});

test('a CEP is a postal code in Brazil and a mobile phone in Turkey: the value tells', () => {
	expect(findPerson({ nome: 'Ada Example', cep: '60165-081' })).not.toHaveProperty('phone');
	expect(findPerson({ ad: 'Ada Example', cep: '0532 555 01 23' }).phone).toBe('0532 555 01 23');
});

test('a question without a name has the title of the record around it', () => {
	const item = (title: string, questionId: string) => ({
		title,
		questionItem: { question: { questionId } },
	});
	const items = [item('Company', '4e2f0c1d'), item('Full name', '6a1b2c3d')];
	const answers = [
		{ questionId: '4e2f0c1d', answer: 'Engine Works' },
		{ questionId: '6a1b2c3d', answer: ada.name },
	];
	expect(findPerson({ form: { items }, answers })).toMatchObject({
		name: ada.name,
		company: 'Engine Works',
	});
});
