import { findPerson } from '../../nodes/OptimlyMessage/found';

const NUMBER = '254791541111';
const bySender = (key: string) => `${key} (number of the sender)`;

test.each([
	...['from', 'sender', 'originator', 'fromNumber', 'msisdn', 'sender_number', 'Contact Number'],
])('the number under "%s" is that of who wrote', (key) => {
	const found = findPerson({ [key]: NUMBER, text: 'Do you have a table?' });
	expect(found.phone).toBe(NUMBER);
});

test.each([
	...['to', 'recipient', 'receiver', 'to_number', 'text', 'body', 'message', 'content', 'contents'],
])('"%s" beside a number says that it was a message', (key) => {
	expect(findPerson({ from: NUMBER, [key]: 'Hello' }).phone).toBe(NUMBER);
	expect(findPerson({ from: NUMBER, xyzzy: 'Hello' })).not.toHaveProperty('phone');
});

test.each([
	...['data', 'payload', 'body', 'message', 'event', 'output', 'input', 'params'],
	...['results', 'items', 'events'],
])('a message may stand below "%s"', (key) => {
	const message = { from: NUMBER, text: 'Hello' };
	const held = ['results', 'items', 'events'].includes(key) ? [message] : message;
	expect(findPerson({ id: 7, [key]: held }).phone).toBe(NUMBER);
});

test.each([
	['whatsapp:+4930555012', '+4930555012'],
	['sms:+4930555012', '+4930555012'],
	['tel:+4930555012', '+4930555012'],
	['4930555012@c.us', '4930555012'],
	['4930555012@s.whatsapp.net', '4930555012'],
	['12345678', '12345678'],
	['123456789012345', '123456789012345'],
])('a gateway writes the number as %s', (written, number) => {
	expect(findPerson({ from: written, text: 'Hello' }).phone).toBe(number);
});

test.each(['1234567', '1234567890123456', '20260903143000', '19991231', 'SHOP', '4930555012@lid'])(
	'%s is no number of who wrote',
	(written) => {
		const { mappedFields } = findPerson({ from: written, text: 'Hello' });
		expect(mappedFields.phone).not.toBe(bySender('from'));
	},
);
