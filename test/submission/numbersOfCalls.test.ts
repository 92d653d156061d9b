import { findPerson } from '../../nodes/OptimlyMessage/found';

const ada = { name: 'Ada Example', email: 'ada@example.com' };
const [mine, theirs] = ['+393331234590', '+39021234567'];

test.each([
	...['customer_number', 'client_phone_number', 'contactPhoneNumber', 'lead_num', 'visitor_number'],
	...['visitor_no', 'prospect_number', 'prospectPhoneNum', 'patient_number', 'external_number'],
	...['user_number', 'client_num', 'raw_digits'],
])('in the record of a call, %s is the number of the one who called', (key) => {
	const call = { call_id: 'c1', direction: 'inbound', [key]: mine, called_number: theirs };
	expect(findPerson(call).phone).toBe(mine);
	expect(findPerson({ data: call }).phone).toBe(mine);
});

test('what is said of the digits of a line is no number of the one who called', () => {
	const call = { call_id: 'c1', caller_number: mine, raw_digits_of_line: theirs };
	expect(findPerson({ ...call, called_number: theirs }).phone).toBe(mine);
});

test.each([
	...['session', 'sessions', 'leg', 'legs', 'segment', 'segments', 'transfer', 'transfers'],
	...['call_session', 'callSessions', 'call_legs', 'callLeg', 'calltransfer', 'leg_data'],
	...['transferData', 'segment_list', 'segmentlist', 'call_legs_data', 'LEGS', 'Transfer'],
])('whoever stands in a %s of a call took it', (key) => {
	const call = { from_number: mine, to_number: theirs, [key]: { email: 'desk@example.org' } };
	expect(findPerson(call)).not.toHaveProperty('email');
	expect(findPerson({ data: call })).not.toHaveProperty('email');
});

test.each(['transfer_request', 'legal', 'session_guest'])(
	'an address in another record beside a call is that of the one who called: %s',
	(key) => {
		const call = { from_number: mine, to_number: theirs, [key]: { email: ada.email } };
		expect(findPerson(call).email).toBe(ada.email);
	},
);

test.each(['030', '(030)', 30, '5'])(
	'an area code apart from the number belongs to it: %s',
	(code) => {
		const record = { ...ada, area_code: code, phone: '5550123' };
		expect(findPerson(record).phone).toBe(`${code} 5550123`);
	},
);

test.each(['Berlin 030', '030 or 040', '030000'])('%s is no area code', (code) => {
	expect(findPerson({ ...ada, area_code: code, phone: '5550123' }).phone).toBe('5550123');
});

test.each([
	['+49', '+49'],
	['49', '+49'],
	['Germany (+49)', '+49'],
	['+49 Germany', '+49'],
	['(+49) Germany', '+49'],
	['Trinidad and Tobago (+1868)', '+1868'],
])('the code of a country is read as lists of countries write it: %s', (code, read) => {
	expect(findPerson({ ...ada, country_code: code, phone: '30 5550123' }).phone).toBe(
		`${read} 30 5550123`,
	);
});

test.each(['Germany', 'Zone 49', 'Germany+49', '+49Germany', '+123456'])(
	'%s is no code of a country',
	(code) => {
		expect(findPerson({ ...ada, country_code: code, phone: '30 5550123' }).phone).toBe(
			'30 5550123',
		);
	},
);

test.each([
	...['+49 30 5550123', '+49 (0)30 / 555-0123', '(+49) 30 5550123', '+49 30 5550123 ext. 4'],
	...['(030) 5550123', '030-5550-1234'],
])('a number is seen as one where no label asks for it: %s', (phone) => {
	expect(findPerson({ ...ada, field_deeaf01: phone })).toMatchObject({ phone });
});

test.each([
	'1 2 3 4 5 8 9 10 10',
	'10+10 9 8 7 6 5 4',
	'10 10 1 2 3 4 5 8 9',
	'+49 30',
	'123.456.789-09',
])('%s is no number to call', (value) => {
	expect(findPerson({ ...ada, field_deeaf01: value })).not.toHaveProperty('phone');
});
