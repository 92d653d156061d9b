import { findPerson, type Found } from '../../nodes/OptimlyMessage/found';

type Field = 'email' | 'phone' | 'company' | 'name' | 'message' | 'startTime' | 'purpose';

/** Labels for one field, the plainest first, and different answers to all of them. */
const ORDERS: ReadonlyArray<readonly [Field, readonly string[], (letter: string) => string]> = [
	[
		'email',
		[
			...['Personal email', 'Your email', 'Email', 'Work email', 'Xyzzy email'],
			...['Company email', 'Student email', 'Second email'],
		],
		(letter) => `${letter}@example.com`,
	],
	[
		'phone',
		[
			...['Personal phone', 'Your phone', 'Phone', 'Mobile', 'Work phone', 'Xyzzy phone'],
			...['Company phone', 'Student phone', 'Second phone', 'Contact'],
		],
		(letter) => `+49 30 55501${letter.charCodeAt(0)}`,
	],
	[
		'company',
		['Your company', 'Company', 'Xyzzy company', 'Second company'],
		(letter) => `${letter.toUpperCase()} Works Ltd`,
	],
	[
		'name',
		['Your name', 'Name', 'Guest name', 'Customer', 'Username'],
		(letter) => `Ada ${letter.toUpperCase()}example`,
	],
	[
		'message',
		[
			...['Message', 'Your question', 'Xyzzy message', 'Event message', 'Details'],
			...['Message to the manager', 'Second question'],
		],
		(letter) => `Please tell me more about the ${letter} plan.`,
	],
	[
		'startTime',
		['Start', 'Xyzzy start', 'Appointment', 'Date', 'Xyzzy date', 'Second date'],
		(letter) => `2026-09-0${letter.charCodeAt(0) - 96}T14:30`,
	],
	[
		'purpose',
		[
			...['Purpose', 'Xyzzy purpose', 'Service', 'Message', 'Service notes', 'Topic'],
			...['Subject', 'Symptoms', 'Event'],
		],
		(letter) => `Cut and colour ${letter.toUpperCase()}`,
	],
];

const pairs = ORDERS.flatMap(([field, labels, answerOf]) => {
	const answers = labels.map((label, place): [string, string] => [
		label,
		answerOf(String.fromCharCode(97 + place)),
	]);
	return answers.flatMap((plain, place) =>
		answers.slice(place + 1).map((other): [Field, string, string, Found[Field], Found] => {
			const beside = field === 'email' ? {} : { email: 'x@example.com' };
			return [
				field,
				plain[0],
				other[0],
				plain[1],
				findPerson({ ...beside, ...Object.fromEntries([other, plain]) }),
			];
		}),
	);
});

test.each(pairs)('%s: "%s" comes before "%s"', (field, _plain, _other, answer, found) => {
	expect(found[field]).toBe(answer);
});

const [FIRST, SECOND] = ['ada@example.com', 'other@example.com'];

test.each([
	['customer', 'user'],
	['customer', 'booking'],
	['customer', 'company'],
	['customer', 'student'],
	['user', 'student'],
])('the address in the record "%s" comes before the one in "%s"', (person, other) => {
	const found = findPerson({ [other]: { email: SECOND }, [person]: { email: FIRST } });
	expect(found.email).toBe(FIRST);
});

test.each(['user', 'company', 'student'])(
	'an address that stands for itself comes before the one in the record "%s"',
	(other) => {
		expect(findPerson({ [other]: { email: SECOND }, email: FIRST }).email).toBe(FIRST);
	},
);

test('what equally plain labels ask for is told apart by nobody: it is a problem that names both', () => {
	const { email, problems } = findPerson({ 'E-mail': FIRST, 'Email address': SECOND });
	expect(email).toBeUndefined();
	expect(problems).toEqual([
		{
			field: 'email',
			words:
				"could be 'E-mail' or 'Email address': they differ and nothing says which one is meant",
			candidates: ['E-mail', 'Email address'],
		},
	]);
});

test('"Contact name" comes before "Name", but not before "Your name": then nobody knows which one is meant', () => {
	const named = (label: string) =>
		findPerson({ email: FIRST, [label]: 'Ada Example', 'Contact name': 'Grace Example' });
	expect(named('Name').name).toBe('Grace Example');
	expect(named('Your name')).not.toHaveProperty('name');
	expect(named('Your name').rest).toEqual({
		your_name: 'Ada Example',
		contact_name: 'Grace Example',
	});
});
