import { findPerson } from '../../nodes/OptimlyMessage/found';

const email = 'ada@example.com';

test.each([
	['Call <picture></picture>me', 'Call me'],
	['Call<progress> </progress>me', 'Call me'],
	['<header>Call me</header>', 'Call me'],
	['Call<br>me', 'Call\nme'],
	['Call<br/>me', 'Call\nme'],
	['<p>Call</p>me', 'Call\nme'],
	['<style class="a">p{}</style>Call me', 'Call me'],
])('of HTML only what breaks a line for a reader does: %s', (Message, message) => {
	expect(findPerson({ email, Message }).message).toBe(message);
});

test.each([
	'message_headers',
	'message-headers',
	'mailHeaders',
	'email_headers',
	'emailHeaders',
	'RawHeaders',
	'raw_headers',
	'internet_message_headers',
])('what mail servers wrote is left out: %s', (key) => {
	expect(findPerson({ [key]: 'max@example.org' })).not.toHaveProperty('email');
	expect(findPerson({ email, [key]: 'X-Spam-Score: 5' }).rest).toEqual({});
});

test.each(['raw_headers_shown', 'mail_headers_read'])('what is said of it is not: %s', (key) => {
	expect(findPerson({ email, [key]: 'never' }).rest).toEqual({ [key]: 'never' });
});

test.each(['Bearer-of-good-tidings-to-all', 'Bearer of good tidings', 'Bearer Bakery and Sons'])(
	'words are no credential: %s',
	(company) => {
		expect(findPerson({ email, company }).company).toBe(company);
	},
);

test('a credential is none of the answers, however it is spaced', () => {
	for (const space of [' ', '  ', '\t'])
		expect(findPerson({ email, notes: `bearer${space}abcdefghijklmnop` }).rest).toEqual({});
});

test('what a form wrote flat keeps its labels where each has a number of its own', () => {
	const list = 'contacts[add][0][custom_fields][0]';
	expect(
		findPerson({ [`${list}[email1]`]: email, [`${list}[phone1]`]: '030 5550123' }),
	).toMatchObject({
		email,
		phone: '030 5550123',
		mappedFields: { email: expect.stringContaining('email1') },
	});
});
