import { findPerson } from '../../nodes/OptimlyMessage/found';

const FIRST = '+49 30 5550123';
const SECOND = '+49 30 5550999';

test.each(['Property', 'Course', 'Product'])(
	'"Phone" is the person\'s before "%s phone", and so is "Email"',
	(thing) => {
		const phones = { email: 'x@example.com', [`${thing} phone`]: SECOND, Phone: FIRST };
		expect(findPerson(phones).phone).toBe(FIRST);
		const emails = { [`${thing} email`]: 'desk@example.com', Email: 'ada@example.com' };
		expect(findPerson(emails).email).toBe('ada@example.com');
	},
);

test.each(['Property', 'Course', 'Product'])(
	'a phone and an address below "%s" come after those beside it',
	(thing) => {
		const below = { phone: SECOND, email: 'desk@example.com' };
		const found = findPerson({ [thing]: below, Phone: FIRST, Email: 'ada@example.com' });
		expect(found).toMatchObject({ phone: FIRST, email: 'ada@example.com' });
	},
);

test("a company has a phone and an address of its own, which come after the person's", () => {
	const found = findPerson({
		...{ 'Company phone': SECOND, Phone: FIRST },
		...{ 'Company email': 'desk@example.com', Email: 'ada@example.com' },
	});
	expect(found).toMatchObject({ phone: FIRST, email: 'ada@example.com' });
	expect(findPerson({ 'Company phone': SECOND }).phone).toBe(SECOND);
});

test('a message is one in a single word, also where one word of its label is not known', () => {
	const email = 'ada@example.com';
	expect(findPerson({ email, 'Xyzzy message': 'Help' }).message).toBe('Help');
	expect(findPerson({ email, 'Xyzzy plugh message': 'Help' })).not.toHaveProperty('message');
	expect(findPerson({ email, 'Xyzzy plugh message': 'Please help' }).message).toBe('Please help');
});

test('of two messages the one with the plainer label counts', () => {
	const found = findPerson({
		email: 'ada@example.com',
		'Xyzzy message': 'This is the longer one of the two texts.',
		Message: 'The one that counts.',
	});
	expect(found.message).toBe('The one that counts.');
});
