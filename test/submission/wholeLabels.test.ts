import { findPerson } from '../../nodes/OptimlyMessage/found';

const email = 'x@example.com';

test.each(['I am', 'Ich bin', 'Je suis', 'Eu sou'])(
	'"%s" alone asks for a name, and begins other questions',
	(label) => {
		expect(findPerson({ email, [label]: 'Ada Example' }).name).toBe('Ada Example');
		expect(findPerson({ email, [`${label} xyzzy`]: 'Ada Example' })).not.toHaveProperty('name');
	},
);

test.each([
	['first', 'last'],
	['First', 'Last'],
	['ad', 'soyad'],
	['adi', 'soyadi'],
	['first', 'ape1'],
])('"%s" and "%s" alone are the two halves of a name', (first, last) => {
	expect(findPerson({ email, [first]: 'Ada', [last]: 'Example' }).name).toBe('Ada Example');
	expect(findPerson({ email, [last]: 'Example', [first]: 'Ada' }).name).toBe('Ada Example');
});

test('a Spanish name has two last names, in their order', () => {
	const found = findPerson({ email, ape2: 'Segundo', nombre: 'Ada', ape1: 'Primero' });
	expect(found.name).toBe('Ada Primero Segundo');
});

test.each(['number', 'tell'])('"%s" alone asks for a phone number', (label) => {
	const found = findPerson({ email, [label]: '+49 30 5550123', Xyzzy: '+49 30 5550999' });
	expect(found.phone).toBe('+49 30 5550123');
});

test.each(['user', 'nazwa'])(
	'"%s" alone is what an account calls somebody: a name at last',
	(label) => {
		expect(findPerson({ email, [label]: 'Ada Example' }).name).toBe('Ada Example');
		const { name } = findPerson({ email, [label]: 'Ada Other', 'Full name': 'Ada Example' });
		expect(name).toBe('Ada Example');
	},
);

test('a title is what a meeting is about', () => {
	const meeting = { email, start: '2026-09-03T14:00:00Z', title: 'Haircut' };
	expect(findPerson(meeting).purpose).toBe('Haircut');
});

const RECIPIENTS = ['to', 'cc', 'bcc', 'replyTo'].flatMap((to) =>
	['Full', 'List', 'Address', 'Addresses', 'Emails', 'Names', 'Recipients'].map((of) => to + of),
);

test.each([...RECIPIENTS, 'to', 'emailTo', 'toEmail', 'sendTo'])(
	'the address to which an e-mail went is not that of who wrote it: %s',
	(key) => {
		expect(findPerson({ [key]: 'desk@example.com' })).not.toHaveProperty('email');
		const found = findPerson({ [key]: 'desk@example.com', from: 'ada@example.com' });
		expect(found.email).toBe('ada@example.com');
	},
);

test.each(['toNumber', 'toPhone', 'toPhoneNumber'])(
	'the number to which a message went is not that of who wrote it: %s',
	(key) => {
		expect(findPerson({ email, [key]: '+49 30 5550123' })).not.toHaveProperty('phone');
	},
);

test('a name to which something goes is not that of who sent it', () => {
	expect(findPerson({ email, toName: 'Max Other' })).not.toHaveProperty('name');
});

test.each(['fromFull', 'fromAddress'])('the name below %s is that of who wrote', (key) => {
	expect(findPerson({ email, [key]: { name: 'Ada Example' } }).name).toBe('Ada Example');
	expect(findPerson({ email, xyzzy: { name: 'Ada Example' } })).not.toHaveProperty('name');
});
