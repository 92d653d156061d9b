import { findPerson } from '../../nodes/OptimlyMessage/found';

const [mine, own] = ['+393331234590', '+39021234567'];

const CALLS: readonly object[] = [
	{ call_id: 'c1', direction: 'inbound', customer_number: mine, business_phone_number: own },
	{ id: 7, call_type: 'missed', client_number: mine, our_number: own },
	{ event: 'call', is_outgoing: 1, clientNumber: mine, ourNumber: own },
	{ callSid: 'c2', direction: 'outbound', contactNumber: mine, trackingPhoneNumber: own },
	{ lead_phone_number: mine, formatted_tracking_number: own, duration: 12 },
	{ caller_number: mine, office_number: own, is_outbound: false },
];

test.each(CALLS)('the number of a call is the client’s, never the business’s own: %j', (call) => {
	for (const item of [call, { body: call }, { event: 'call.ended', data: { call } }])
		expect(findPerson(item).phone).toBe(mine);
});

test.each(CALLS)('a company with an id is the one that was called: %j', (call) => {
	const account = { company_id: 998, company_name: 'Engine Works', customer_name: 'Ada Example' };
	const found = findPerson({ ...call, ...account });
	expect(found).toMatchObject({ name: 'Ada Example', phone: mine });
	expect(found).not.toHaveProperty('company');
	expect(findPerson({ ...account, email: 'ada@example.com' }).company).toBe('Engine Works');
});

test.each(['session_data', 'legs', 'call_segments', 'transfers'])(
	'who took a part of a call is not the client: %s',
	(key) => {
		const part = { email: 'desk@example.org', duration: 12 };
		const [call] = CALLS;
		expect(findPerson({ ...call, [key]: [part] })).not.toHaveProperty('email');
		expect(findPerson({ ...call, [key]: [part], email: 'ada@example.com' }).email).toBe(
			'ada@example.com',
		);
	},
);

test('a client’s number is only in a call a number to call', () => {
	for (const key of ['customer_number', 'clientNumber', 'Patient number'])
		expect(findPerson({ [key]: '3933312345', email: 'ada@example.com' })).not.toHaveProperty(
			'phone',
		);
});

test('of a call that is told of beside a person the business made it', () => {
	const call = { id: 88, from: own, to: mine, duration_in_sec: 26 };
	const lead = { name: 'Ada Example', email: 'ada@example.com', phone: mine };
	for (const key of ['calls', 'latest_call', 'history'])
		expect(findPerson({ ...lead, [key]: [call] })).toMatchObject(lead);
});
