import { findPerson } from '../../nodes/OptimlyMessage/found';

const ada = { name: 'Ada Example', email: 'ada@example.com' };
const number = '+49 30 5550123';

const reached = (record: object) => findPerson(record).email;

/** On which side of a deal somebody is who asks, as forms of each language list it. */
const SIDES = [
	...['Vendor', 'seller', 'landlord', 'supplier', 'PARTNER', 'vendeur', 'bailleur'],
	...['Vermieter', 'Vermieterin', 'Verkäufer', 'Verkäuferin', 'Verkaeufer', 'Verkaeuferin'],
	...['Partnerin', 'verkoper', 'arrendador', 'proprietario'],
];

test.each(SIDES)('a contact of this kind asks; in this role they are somebody else: %s', (side) => {
	for (const key of ['type', 'Kind', 'contact_type', 'contactType', 'user_type', 'userType'])
		expect([key, reached({ contact: { ...ada, [key]: side } })]).toEqual([key, ada.email]);
	for (const key of ['role', 'relationship', 'participant_type'])
		expect([key, reached({ contact: { ...ada, [key]: side } })]).toEqual([key, undefined]);
});

test.each(['Preferred vendor', 'Vendor manager', 'Partner agency'])(
	'more than the side is said of somebody else: %s',
	(kind) => {
		expect(reached({ contact: { ...ada, type: kind } })).toBeUndefined();
	},
);

/** What an account may do on a WordPress site. */
const ON_SITE = ['administrator', 'editor', 'author', 'subscriber', 'shop_manager'];

test.each(ON_SITE)(
	'whoever buys on a WordPress site is a client, whatever they may do: %s',
	(role) => {
		expect(findPerson({ customer: { ...ada, role } })).toMatchObject(ada);
		expect(findPerson({ user: { ...ada, role } })).toMatchObject(ada);
	},
);

test.each(ON_SITE)('what they may do makes nobody the client, either: %s', (role) => {
	expect(findPerson({ blog: { name: 'Max Other', role }, phone: number })).not.toHaveProperty(
		'name',
	);
});

test.each(['Site administrator', 'administrators', 'Chief editor'])(
	'a role in other words is one: %s',
	(role) => {
		expect(reached({ customer: { ...ada, role } })).toBeUndefined();
	},
);

/** Who acts for the business, as programs call them. */
const OF_SERVICE = [
	...['agent', 'admin', 'Administrator', 'bot', 'operator', 'staff', 'support', 'host'],
	...['organizer', 'organiser', 'owner'],
];

test.each(OF_SERVICE)('a program says of who wrote that they act for the business: %s', (who) => {
	for (const said of [
		who,
		`${who[0]?.toUpperCase()}${who.slice(1)}`,
		who.toUpperCase(),
		` ${who} `,
	])
		for (const key of ['type', '@type', 'kind', 'user_type', 'userType'])
			expect([said, key, reached({ ...ada, [key]: said })]).toEqual([said, key, undefined]);
});

test.each(['Support request', 'Technical support', 'Owner inquiry', 'For the host', 'Event staff'])(
	'a kind of request only has the word: %s',
	(kind) => {
		for (const key of ['type', 'kind'])
			expect(findPerson({ ...ada, [key]: kind })).toMatchObject(ada);
	},
);

test.each([
	...['participant_type', 'participantType', 'author_type', 'authorType'],
	...['sender_type', 'senderType', 'attendee_type', 'attendeeType'],
])('whoever takes part on the other side is nobody who asks: %s', (key) => {
	for (const who of ['host', 'Seller', 'support agent'])
		expect([who, reached({ ...ada, [key]: who })]).toEqual([who, undefined]);
	expect(reached({ ...ada, [key]: 'guest' })).toBe(ada.email);
});

test.each([
	...['organizer', 'organiser', 'self', 'internal', 'bot', 'optimly', 'Organizer', 'BOT'],
	...['is_organizer', 'is_host', 'isHost', 'isowner', 'IsStaff', 'is_resource', 'is_self'],
])('what a program marks as the business’s own is nobody who asks: %s', (key) => {
	expect(reached({ ...ada, [key]: true })).toBeUndefined();
	expect(reached({ ...ada, [key]: false })).toBe(ada.email);
});
