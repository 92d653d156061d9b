import { findPerson } from '../../nodes/OptimlyMessage/found';

const ada = { name: 'Ada Example', email: 'ada@example.com' };

test.each(['item', 'items', 'Items', 'ITEM'])(
	'what was bought, below %s, has no name of a person',
	(key) => {
		expect(findPerson({ email: ada.email, [key]: [{ name: 'Door' }] })).not.toHaveProperty('name');
		expect(findPerson({ [key]: [ada] })).toMatchObject(ada);
	},
);

test.each([
	...['https://www.notion.so/1', 'https://notion.so/1', 'https://notion.site/1'],
	'https://www.notion.site/a/1',
])('the columns of a page in Notion are read without what n8n puts before them: %s', (url) => {
	const page = { property_name: ada.name, property_email: ada.email, property_company: 'Acme' };
	expect(findPerson({ url, ...page })).toMatchObject({ ...ada, company: 'Acme' });
});

test('a property with a company on another page is one that is for sale', () => {
	const url = 'https://example.com/?from=https://notion.so/1';
	expect(findPerson({ url, ...ada, property_company: 'Acme' })).not.toHaveProperty('company');
});

test('from and to are a start and an end only where nothing stands before the moment', () => {
	const span = { from: '2026-11-12T16:00', to: '2026-11-12T16:30' };
	expect(findPerson({ ...ada, ...span }).startTime).toBe(span.from);
	const trains = { from: 'Train of 2026-11-12 16:00', to: 'Train of 2026-11-12 18:00' };
	expect(findPerson({ ...ada, ...trains })).not.toHaveProperty('startTime');
});

test('a form with numbers for its fields: the parts of a name are words, and both are there', () => {
	const entry = { form_id: '1', '2': ada.email };
	expect(findPerson({ ...entry, '1.3': 'Ada', '1.6': 'Example' }).name).toBe(ada.name);
	expect(findPerson({ ...entry, '1.3': 'Ada', '1.6': '' })).not.toHaveProperty('name');
	expect(findPerson({ ...entry, '1.30': 'Monday', '1.6': 'Tuesday' })).not.toHaveProperty('name');
});

test('where a form only knows whom to reply to, that is whose message it is', () => {
	const message = 'Can you come on Monday?';
	expect(findPerson({ reply_to: ada.email, message }).email).toBe(ada.email);
	for (const key of ['sender', 'recipient', 'from', 'to', 'mailbox'])
		expect(findPerson({ reply_to: ada.email, message, [key]: 'The shop' })).not.toHaveProperty(
			'email',
		);
});

test.each(['customer', 'visitor', 'client', 'Customer'])(
	'of users of a chat one is a %s',
	(type) => {
		const users = [
			{ type, ...ada },
			{ type: 'agent', name: 'Ben Other', email: 'ben@example.org' },
		];
		expect(findPerson({ users })).toMatchObject(ada);
	},
);

test.each(['customer_care', 'non-visitor'])('a %s is none', (type) => {
	expect(findPerson({ users: [{ type, ...ada }] })).not.toHaveProperty('email');
});

test.each([
	...['question_m1', 'field_2f5c1aa', 'input_7', 'item_3', 'item3b', 'q3', 'answer-2', 'control4'],
	...['control_12', 'element_9', 'element-9a', 'form-3', 'form_field1', 'text 5', 'block_2'],
	...[
		'block-7f',
		'fld12',
		'fld_12',
		'cid_3',
		'cid3',
		'f1',
		'c2',
		'id7',
		'FIELD_7',
		'field_2_a1-b2',
	],
	...['question_4-00f1', '3f2a9c1e-77aa', 'dbafcede', 'dbafcede-bead', '12', 'xk81M22zz9'],
])('a name that a program made asks for nothing, so that a number tells itself: %s', (key) => {
	const phone = '+49 30 5550123';
	expect(findPerson({ ...ada, [key]: phone }).phone).toBe(phone);
});

test.each(['Customer reference', 'fields', 'itemised', 'item_three', 'decade', 'question'])(
	'a name that means something asks for something else than a number: %s',
	(key) => {
		expect(findPerson({ ...ada, [key]: '+49 30 5550123' })).not.toHaveProperty('phone');
	},
);
