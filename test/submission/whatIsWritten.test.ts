import { findPerson } from '../../nodes/OptimlyMessage/found';

const ada = { name: 'Ada Example', email: 'ada@example.com' };
const text = 'The heating in our office has been cold since Monday morning';

test.each(['Skin care,Hair,Nails', 'Skin care,Hair'])(
	'what was ticked below a vague label is no message: %s',
	(value) => {
		expect(findPerson({ ...ada, details: value })).not.toHaveProperty('message');
	},
);

test.each([
	'Please call me. Skin,Hair,Nails',
	'Please call me about hair,',
	'Please call me, it is about hair',
])('what somebody wrote there is one: %s', (value) => {
	expect(findPerson({ ...ada, details: value }).message).toBe(value);
});

test.each([
	['My kitchen needs a new door, soon.', true],
	['Do you have a free slot? ', true],
	['A question about prices at shop.example.com', false],
	['A question about the prices there', false],
])('a subject that is a whole sentence is the message: %s', (Subject, is) => {
	expect(findPerson({ ...ada, Subject }).message).toBe(is ? Subject.trim() : undefined);
});

test.each([
	['Married: left empty, Single: ticked', undefined],
	['Married: left empty by them,Single: ticked', undefined],
	['repair iPhone iPad eBike eScooter', 'repair iPhone iPad eBike eScooter'],
	['Repair Phone Pad Bike Scooter', undefined],
	['Deluxe Head Spa and Massage (50 min)', undefined],
	['Deluxe Head Spa and Massage – 50 min', undefined],
	['Deluxe head spa and massage (50 min)', 'Deluxe head spa and massage (50 min)'],
])('below a label that nobody knows, text is told from values and titles: %s', (value, message) => {
	expect(findPerson({ ...ada, Xyzzy: value }).message).toBe(message);
});

test.each([
	...['form', 'form_mode', 'form_id', 'form_name', 'form_title', 'form_type', 'submitted'],
	...['submission', 'submitted_at', 'submissionNumber', 'response_id', 'respondent_id'],
])('a name alone is taken where somebody handed it in, as %s says', (key) => {
	expect(findPerson({ name: 'Ada Example', [key]: '12' }).name).toBe('Ada Example');
	expect(findPerson({ name: 'Ada Example', xyzzy: '12' })).not.toHaveProperty('name');
});

test.each(['text', 'content', 'body', 'Text', 'BODY'])(
	'below %s is what somebody said, with who said it right below',
	(key) => {
		const said = { id: 7, [key]: text, phone: null, author: { email: ada.email } };
		expect(findPerson({ xyzzy: said }).message).toBe(text);
		expect(
			findPerson({ xyzzy: { ...said, [key]: null, [`${key}_type`]: text } }),
		).not.toHaveProperty('message');
	},
);

test.each(['committer', 'creator', 'author', 'Creator', 'lastCommitter'])(
	'what a %s says of a change is no message to anybody',
	(key) => {
		const change = { commit_message: text, [key]: { full_name: ada.name, email: ada.email } };
		expect(findPerson(change)).not.toHaveProperty('message');
	},
);

test.each(['customer', 'handled.customer', 'handle_of_customer'])(
	'what stands around the record of a %s is theirs',
	(path) => {
		const record = { full_name: ada.name, email: ada.email };
		const below = path.split('.').reduceRight<object>((inner, key) => ({ [key]: inner }), record);
		expect(findPerson({ heating_message: text, ...below }).message).toBe(text);
	},
);
