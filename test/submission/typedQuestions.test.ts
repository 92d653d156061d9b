import { findPerson } from '../../nodes/OptimlyMessage/found';

const email = 'x@example.com';
const ask = (type: string, value: string) =>
	findPerson({ email, fields: [{ label: 'Xyzzy', type, value }] });

test.each([
	['control_fullname', 'name', 'Ada Example'],
	['name', 'name', 'Ada Example'],
	['given-name', 'name', 'Ada'],
	['first_name', 'name', 'Ada'],
	['family-name', 'name', 'Example'],
	['last_name', 'name', 'Example'],
	['INPUT_PHONE_NUMBER', 'phone', '+49 30 5550123'],
	['tel', 'phone', '+49 30 5550123'],
	['mobile', 'phone', '+49 30 5550123'],
	['company', 'company', 'Engine Works Ltd'],
	['organization', 'company', 'Engine Works Ltd'],
] as const)('the type %s of a question asks for the %s', (type, field, answer) => {
	const found = ask(type, answer);
	expect(found[field]).toBe(answer);
	expect(found.mappedFields[field]).toContain('(type of the field)');
});

test('the type of a question says which of two addresses is the answer', () => {
	const fields = [
		{ label: 'Xyzzy', type: 'INPUT_EMAIL', value: 'ada@example.com' },
		{ label: 'Plugh', type: 'INPUT_TEXT', value: 'other@example.com' },
	];
	expect(findPerson({ fields })).toMatchObject({
		email: 'ada@example.com',
		mappedFields: { email: 'Xyzzy (type of the field)' },
	});
});

test('parts of a name are known by their types', () => {
	const fields = [
		{ label: 'Plugh', type: 'family-name', value: 'Example' },
		{ label: 'Foo', type: 'additional-name', value: 'Maria' },
		{ label: 'Xyzzy', type: 'given-name', value: 'Ada' },
	];
	expect(findPerson({ email, fields }).name).toMatch(/^Ada .*Example$/);
});

test.each(['textarea', 'long_text', 'paragraph', 'multiline', 'INPUT_TEXTAREA'])(
	'two words are a message where the type is %s, and no message in a short text',
	(type) => {
		expect(ask(type, 'Two words').message).toBe('Two words');
		expect(ask('short_text', 'Two words')).not.toHaveProperty('message');
		expect(ask(type, 'One')).not.toHaveProperty('message');
	},
);

test.each(['select', 'radio', 'MULTIPLE_CHOICE', 'rating', 'file_upload', 'signature', 'dropdown'])(
	'a sentence that was chosen from a %s is no message',
	(type) => {
		const sentence = 'We would like to hear more about this.';
		expect(ask(type, sentence)).not.toHaveProperty('message');
		expect(ask('short_text', sentence).message).toBe(sentence);
	},
);

test('what a form hides says less than what somebody filled in', () => {
	const fields = [
		{ label: 'Email', type: 'HIDDEN_FIELDS', value: 'other@example.com' },
		{ label: 'Xyzzy email', type: 'INPUT_EMAIL', value: 'ada@example.com' },
	];
	expect(findPerson({ fields }).email).toBe('ada@example.com');
	expect(findPerson({ fields: fields.slice(0, 1) }).email).toBe('other@example.com');
});

test.each([
	['one question', { label: 'Mobile', value: '5550123456' }, { phone: 'Mobile (label)' }],
	[
		'a list of questions',
		[
			{ label: 'Email', value: 'ada@example.com' },
			{ label: 'Phone', value: '+49 30 5550123' },
		],
		{ email: 'Email (label)', phone: 'Phone (label)' },
	],
])('an item that is %s and nothing around it', (_what, item, mappedFields) => {
	expect(findPerson(item)).toMatchObject({ mappedFields });
});
