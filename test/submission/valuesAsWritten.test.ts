import {
	company,
	email,
	message,
	name,
	nameBesideAddress,
	phone,
} from '../../nodes/OptimlyMessage/found/values';

test.each([
	['Ada Example<ada@example.com>', 'Ada Example', 'ada@example.com'],
	['"Ada Example"<ada@example.com>', 'Ada Example', 'ada@example.com'],
	['Ada Example <ada@example.com>,', 'Ada Example', 'ada@example.com'],
	['Ada Example <ada@example.com> ,', 'Ada Example', 'ada@example.com'],
	['Ada Example <ada@example.com>; ', 'Ada Example', 'ada@example.com'],
	['Ada Example <ada@example.com>.', 'Ada Example', 'ada@example.com'],
	['Ada Example <ada@example.com> (work)', undefined, undefined],
	['Ada Example <@example.com>', undefined, undefined],
	['Ada Example <ada@>', undefined, undefined],
	['ada@example.com <>', undefined, undefined],
])('a name and an address as an e-mail program writes them: %j', (text, who, address) => {
	expect([nameBesideAddress(text), email(text)]).toEqual([who, address]);
});

test.each([
	['030 5550123 x12', '030 5550123 x12'],
	['030 5550123x12', '030 5550123x12'],
	['030 5550123, x12', undefined],
	['030 5550123 ax12', undefined],
	['030 5550123ax12', undefined],
	['1999-09-03', undefined],
	['1999-09-03 1430', undefined],
	['2026-09-03 1430', undefined],
	['030 2012-10-20', '030 2012-10-20'],
	['2012-10-2044', '2012-10-2044'],
	['1812-10-20', '1812-10-20'],
	['14:30 123456', undefined],
	['60165-081', undefined],
	['+55 11 60165-081', '+55 11 60165-081'],
	['60165-0812', '60165-0812'],
])('a number, and what only looks like one: %j', (text, number) => {
	expect(phone(text)).toBe(number);
});

test.each([
	...['ada example_works', 'ada_example works', 'Ada_Example', 'ADA_EXAMPLE', '_ada', 'ada_'],
	...[
		'deadbee',
		'fade-dace',
		'Bee 1abcdef',
		'1abcde',
		'HAL12345 Ltd',
		'abc1234 Works',
		'usr-20451-a b',
	],
	...['Ada 60812-44', 'B1-B2'],
])('somebody can be called so: %s', (text) => {
	expect(name(text)).toBe(text);
});

test.each([
	...['2nd_step', 'ada_example', 'form_2', 'step_2_name', '1abcdef', '1234567a', 'a123456-b-1'],
	...[
		'1ABCDEF',
		'usr-20451-12',
		'usr-2045',
		'usr-20451-a1',
		'con:AB12:c',
		'HAL12345',
		'U07K60SESLB',
	],
])('only a program calls somebody so: %s', (text) => {
	expect(name(text)).toBeUndefined();
});

test.each(['https://', 'http://', 'Site: https://', 'https://example.com'])(
	'a field with nothing but a link has no message: %s',
	(text) => {
		expect([message(text), company(text.replace('Site: ', ''))]).toEqual([undefined, undefined]);
	},
);

test.each(['2026-03-01', '2026-03-01T15:37', '2026-03-01T15:37:18Z', '2026-03-01 15:37Z'])(
	'nor has one with a moment that a machine wrote: %s',
	(text) => {
		expect(message(text)).toBeUndefined();
	},
);

test.each(['2026-03-01T15:37 suits me', '2026-03-01 if you can', 'On 2026-03-01T15:37'])(
	'a moment within a text is part of the message: %s',
	(text) => {
		expect(message(text)).toBe(text);
	},
);

test.each(['abcdef1-', 'Room:12ab-', 'evt_12ab_:x'])(
	'"%s" only begins like an ID: it is what somebody wrote',
	(written) => {
		expect(company(written)).toBe(written);
	},
);
