import { findPerson } from '../../nodes/OptimlyMessage/found';

const ada = { name: 'Ada Example', email: 'ada@example.com' };
const nothing = { name: undefined, company: undefined, message: undefined };

/** The fields about a person that were taken, without those that are not looked at here. */
const taken = (input: unknown) => {
	const { name, company, message } = findPerson(input);
	return { name, company, message };
};

test.each([
	[
		'of code',
		{ repository: { name: 'api', description: 'A tool for logs' }, sender: { login: 'jdoe' } },
	],
	[
		'of a release',
		{ release: { name: 'Spring', body: '- faster search', author: { login: 'jdoe' } } },
	],
	[
		'of a task',
		{
			gid: '12',
			name: 'Send the contract',
			description: 'Wait for the annex.',
			due_on: '2026-03-01',
		},
	],
	['of a board', { model: { name: 'Sprint 12', desc: 'All that is planned for this sprint' } }],
	[
		'of a feed',
		{ title: 'Save energy', content: '<p>Here is what helps.</p>', author: 'Lena Text' },
	],
	['of a shop', { title: 'A shirt', handle: 'a-shirt', body_html: '<p>Made of soft cotton.</p>' }],
	[
		'of a book',
		{ title: 'The Road', author: 'Ella Pen', synopsis: 'A woman walks home in winter.' },
	],
	['of an error', { execution: { error: { message: 'Connection refused', name: 'ApiError' } } }],
	['of an alert', { annotations: { description: 'The disk of web-1 is nearly full.' } }],
	['of a sensor', { deviceId: 's-1', deviceName: 'Greenhouse', message: 'within the limits' }],
	['of a model', { output: 'I booked the meeting with Dana for Tuesday at nine.' }],
	['of a place', { name: 'Berlin', weather: { description: 'scattered clouds over the city' } }],
	['of a share', { symbol: 'ACME', companyName: 'Acme Corp', latestPrice: 12.3 }],
	['of a row of a table', { Date: '2026-01-03', Description: 'Flight to Lisbon', Amount: 312.5 }],
	['of a job', { jobTitle: 'Driver', employer: 'Transport BV', description: 'You drive all day.' }],
])('an item %s names nobody, and nobody wrote what it says', (_of, item) => {
	expect(taken(item)).toEqual(nothing);
});

test.each([
	[
		'a payment',
		{ receipt_email: ada.email, currency: 'eur', description: 'Subscription of a year' },
	],
	['a bought thing', { customer: ada, items: [{ description: 'Cheese, half ripe', quantity: 1 }] }],
	['a commit', { user: ada, commit: { message: 'Make the header blue' } }],
	['an event', { guest: ada, event: { name: 'Growth Day', description: 'A day about growth.' } }],
	['a delivery', { recipientOf: ada, delivery: { message: 'Not delivered, the box is full' } }],
])('what %s says of itself beside somebody is no message of theirs', (_thing, item) => {
	expect(findPerson(item).message).toBeUndefined();
});

test.each([
	['project', { project: { name: 'Demo' } }],
	['event', { event: { name: 'Growth Day' } }],
	['board', { board: { name: 'Plans' } }],
])('the name of a %s beside somebody is not theirs', (_thing, other) => {
	expect(findPerson({ user: { email: ada.email }, ...other }).name).toBeUndefined();
	expect(findPerson({ user: ada, ...other }).name).toBe(ada.name);
});

test.each([
	['in their record', { customer: { ...ada, comments: 'Please ring twice.' } }],
	['around their record', { requester: ada, description: 'Please ring twice.' }],
	['beside their record', { requester: ada, ticket: { description: 'Please ring twice.' } }],
	['in their custom fields', { ...ada, attributes: { NOTES: 'Please ring twice.' } }],
	[
		'named as a customer’s',
		{ data: { booking: { customer_id: 'C1', customer_note: 'Please ring twice.' } } },
	],
	[
		'in a thread of theirs',
		{ customer: ada, threads: [{ body: 'Please ring twice.', customer: ada }] },
	],
	[
		'of somebody who is named',
		{ user: { id: 7, name: ada.name }, message: { text: 'Please ring twice.' } },
	],
	['in a form without an address', { form_id: 7, message: 'Please ring twice.' }],
])('what somebody wrote is taken %s', (_where, item) => {
	expect(findPerson(item).message).toBe('Please ring twice.');
});

test('where nobody can be reached, a key for people has a name, a bare one has none', () => {
	for (const key of ['full_name', 'customer_name', 'contact person', 'Your name'])
		expect(findPerson({ [key]: ada.name }).name).toBe(ada.name);
	expect(findPerson({ first_name: 'Ada', second_name: 'Example' }).name).toBe(ada.name);
	expect(findPerson({ name: ada.name, phone: '' }).name).toBe(ada.name);
	expect(findPerson({ name: ada.name, sku: 'A-12' }).name).toBeUndefined();
});

test('a business that is found with its number and its site is nobody', () => {
	const place = { name: 'Pizzeria Roma', phone: '+49 228 5550123' };
	expect(findPerson({ ...place, website: 'https://roma.example' }).name).toBeUndefined();
	expect(findPerson({ ...place, pageUrl: 'https://roma.example/contact' }).name).toBe(place.name);
});

test('of two free texts that nothing calls a message none is taken', () => {
	const one = { ...ada, field_1: 'I would like to know more about it.' };
	expect(findPerson(one).message).toBe(one.field_1);
	expect(findPerson({ ...one, field_2: 'We met at the fair last year.' }).message).toBeUndefined();
});
