import { findPerson } from '../../nodes/OptimlyMessage/found';

const ada = { name: 'Ada Example', email: 'ada@example.com', phone: '+49 30 5550123' };

/** What was sent, as triggers hand it on. */
const FORMS: ReadonlyArray<(answers: object) => object> = [
	(answers) => answers,
	(body) => ({ body }),
	(data) => ({ event: 'form_submission', body: { data } }),
	(fields) => ({ id: 'rec1', fields }),
];

const WHO = [
	...['Manager', 'Assistant', 'Broker', 'Referral', 'Parent', 'Mother', 'Daughter', 'Guardian'],
	...['Vendor', 'Seller', 'Inhaber', 'Gerente'],
];
const AT_WORK = ['Owner', 'Agent', 'Host', 'Administrator', 'Staff'];

test.each([
	...['role', 'Role', 'relationship', 'Relation', 'contact_type'].map(
		(key): [string, readonly string[]] => [key, [...WHO, ...AT_WORK]],
	),
	['type', WHO] as const,
	['Kind', WHO] as const,
])('what somebody says they are is their own answer: %s', (key, answers) => {
	for (const form of FORMS)
		for (const who of answers)
			expect([who, findPerson(form({ ...ada, [key]: who }))]).toMatchObject([who, ada]);
});

test.each(['owner', 'Agent', 'staff', 'Admin', 'host', 'resource'])(
	'so is a box that was ticked: %s',
	(key) => {
		for (const form of FORMS) expect(findPerson(form({ ...ada, [key]: true }))).toMatchObject(ada);
	},
);

test.each(['Parent', 'Seller', 'Vendor', 'Tenant'])('a user of this kind asks: %s', (who) => {
	expect(findPerson({ ...ada, user_type: who })).toMatchObject(ada);
});

test.each([
	{ sender_type: 'agent' },
	{ author_type: 'bot' },
	{ user_type: 'Operator' },
	{ userType: 'admin' },
	{ type: 'agent' },
	{ kind: 'bot' },
	{ participant_type: 'host' },
	{ is_bot: true },
	{ isAgent: true },
	{ organizer: true },
])('what a program says of who wrote holds: %j', (said) => {
	expect(findPerson({ ...ada, ...said })).not.toHaveProperty('email');
});

test.each([{ role: 'Owner' }, { relationship: 'Daughter' }, { type: 'Agent' }, { owner: true }])(
	'of records within it, the one of somebody else is left alone: %j',
	(said) => {
		const other = { name: 'Max Other', email: 'max@example.org', ...said };
		for (const item of [
			{ ...ada, contact2: other },
			{ people: [{ ...ada, type: 'customer' }, other] },
		])
			expect(findPerson(item)).toMatchObject({ name: ada.name, email: ada.email });
	},
);
