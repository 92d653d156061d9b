import { findPerson } from '../../nodes/OptimlyMessage/found';

const [mine, other] = ['ada@example.com', 'max@example.org'];

const asked = (label: string) => [
	findPerson({ [label]: other }).email,
	findPerson({ [label]: other, Email: mine }).email,
];

test.each([
	...["Captain's email", 'Captain’s email', 'Bookkeeper`s email', 'Bookkeeper´s email'],
	...["CAPTAIN'S EMAIL", 'CAPTAIN’S EMAIL', "The Smiths' email", 'The Smiths’ email'],
	...["SMITHS' EMAIL", "Bookkeepers' email", 'Bookkeepers´ email'],
])('somebody is named whose address it is: %s', (label) => {
	expect(asked(label)).toEqual([undefined, mine]);
});

test.each([
	...["What's your email?", 'WHAT’S YOUR EMAIL?', "Where's your email?", 'Email (’s if many)'],
	...["Client's email", "CLIENT'S EMAIL", 'Customers’ email'],
])('nobody else is: %s', (label) => {
	expect(findPerson({ [label]: mine }).email).toBe(mine);
});

test.each(['toNonprofit', 'to_nonprofit', 'toCharity'])(
	'whom something goes to is not who sent it: %s',
	(key) => {
		expect(findPerson({ [key]: { email: other } }).email).toBeUndefined();
	},
);

test.each(['autoFilled', 'photoUpload', 'tools', 'goto_step', 'tomorrow'])(
	'a key with these letters says nothing of the kind: %s',
	(key) => {
		expect(findPerson({ [key]: { name: 'Ada Example', email: mine } }).email).toBe(mine);
	},
);
