import fc from 'fast-check';
import { checkEmail } from '../../nodes/shared/parameters/checks';
import { findPerson, type Found } from '../../nodes/OptimlyMessage/found';

const RUNS = 1_000;

const email = fc.emailAddress().filter((address) => checkEmail(address) === undefined);

/** A plain form of one person, as pairs so that the order can change. */
const form = fc.record(
	{
		Name: fc.constantFrom('Ada Example', 'Test User', '李娜'),
		Email: email,
		Phone: fc.constantFrom('+49 30 5550123', '(555) 010-0199'),
		Company: fc.constantFrom('Engine Ltd', 'Muster GmbH'),
		Message: fc.constantFrom('Please call me back.', 'Was kostet das?'),
		Color: fc.constantFrom('red', 'blue'),
		'Preferred date': fc.constantFrom('2026-07-01', '03.09.2026'),
		Time: fc.constantFrom('14:30', '2 pm'),
		'Contact phone': fc.constantFrom('+1 555 010 0100', ''),
		'Billing email': email,
	},
	{ requiredKeys: ['Email'] },
);

const withoutOrder = ({ rest, seenKeys, ...found }: Found) => ({
	...found,
	rest: Object.fromEntries(Object.entries(rest).sort()),
	seenKeys: [...seenKeys].sort(),
});

test('the order of the keys changes nothing', () => {
	fc.assert(
		fc.property(form, fc.infiniteStream(fc.nat()), (answers, places) => {
			const shuffled = Object.entries(answers)
				.map((pair) => ({ pair, place: places.next().value }))
				.sort((a, b) => a.place - b.place)
				.map(({ pair }) => pair);
			expect(withoutOrder(findPerson(Object.fromEntries(shuffled)))).toEqual(
				withoutOrder(findPerson(answers)),
			);
		}),
		{ numRuns: RUNS },
	);
});

const otherPerson = fc.constantFrom(
	...[
		"Manager's",
		'Emergency contact',
		'Sales rep',
		'Lead owner',
		"Friend's",
		'Guardian',
		'Assistant',
		'CC',
	],
);

test('a field about another person never changes whose lead it is', () => {
	fc.assert(
		fc.property(form, otherPerson, email, (answers, who, address) => {
			const { name, email: own, phone } = findPerson(answers);
			const others = {
				[`${who} email`]: address,
				[`${who} name`]: 'Max Other',
				[`${who} phone`]: '+1 555 010 0555',
			};
			for (const input of [
				{ ...others, ...answers },
				{ ...answers, owner: { email: address, name: 'Max Other' } },
			]) {
				const found = findPerson(input);
				expect([found.name, found.email, found.phone]).toEqual([name, own, phone]);
			}
		}),
		{ numRuns: RUNS },
	);
});
