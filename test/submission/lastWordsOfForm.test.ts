import { findPerson } from '../../nodes/OptimlyMessage/found';

const withLine = (line: string) =>
	findPerson({
		text: `Name: Ada Example\nEmail: ada@example.com\nMessage: Call me\n${line}\nPhone: 030 5550123`,
	});

test.each(['--', '---', '__', '_____', '==', '======', '***', '*****', ' -- ', '\t==', ' ***  '])(
	'behind the line %j a form written as text has its last words: a number there is nobody’s',
	(line) => {
		const found = withLine(line);
		expect(found).toMatchObject({ name: 'Ada Example', message: 'Call me' });
		expect(found).not.toHaveProperty('phone');
	},
);

test.each([
	...['-', '_', '=', '*', '**', '-- or later', 'about noon --', '** today', 'today ***', 'x--'],
	...['--x', '__init__'],
])('the line %j is part of the answer above it', (line) => {
	expect(withLine(line)).toMatchObject({
		name: 'Ada Example',
		phone: '030 5550123',
		message: `Call me\n${line}`,
	});
});
