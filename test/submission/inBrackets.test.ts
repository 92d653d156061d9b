import { findPerson } from '../../nodes/OptimlyMessage/found';

const email = 'x@example.com';

test('brackets say which name is asked for', () => {
	const last = { email, 'Name (First)': 'Ada', Name: 'Example' };
	expect(findPerson(last).name).toBe('Ada Example');
	const first = { email, 'Name (Last)': 'Example', 'First name': 'Ada' };
	expect(findPerson(first).name).toBe('Ada Example');
	const all = { email, 'Name (First)': 'Ada', 'Name (Middle)': 'Maria', 'Name (Last)': 'Example' };
	expect(findPerson(all).name).toBe('Ada Maria Example');
});

test.each([
	['Email (personal)', 'Email'],
	['Email', 'Email (work)'],
	['Email', 'Email (secondary)'],
	['Email', 'Email (manager)'],
	['Email [personal]', 'Email [work]'],
	['E-Mail（个人）', 'E-Mail'],
])('brackets say which address is whose: "%s" before "%s"', (theirs, other) => {
	const found = findPerson({ [other]: 'other@example.com', [theirs]: 'ada@example.com' });
	expect(found.email).toBe('ada@example.com');
});

test('brackets say that a number is a mobile phone', () => {
	const found = findPerson({ email, 'Phone (mobile)': '+49 170 5550', Phone: '+49 30 5550123' });
	expect(found.phone).toBe('+49 30 5550123');
});

test.each(['(we never share it)', '（经理不会看到）', '(optional)'])(
	'what else stands in brackets explains, and asks for nothing: %s',
	(aside) => {
		const found = findPerson({ [`Email ${aside}`]: 'ada@example.com', Xyzzy: 'b@example.com' });
		expect(found.email).toBe('ada@example.com');
		expect(findPerson({ email, [`Name ${aside}`]: 'Ada Example' }).name).toBe('Ada Example');
	},
);

test('a label that is all in brackets is a label', () => {
	expect(findPerson({ email, '(Name)': 'Ada Example' }).name).toBe('Ada Example');
});

test.each([
	["Friend's email", undefined],
	['Friends’ email', undefined],
	["Customer's email", 'ada@example.com'],
	["What's your email?", 'ada@example.com'],
	["Berit's email", undefined],
])('an apostrophe names whose it is: %s', (label, found) => {
	expect(findPerson({ [label]: 'ada@example.com' }).email).toBe(found);
});
