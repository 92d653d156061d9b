import { findPerson } from '../../nodes/OptimlyMessage/found';
import { findMessage } from '../../nodes/OptimlyMessage/found/findMessage';

test.each(['labels', 'fieldLabels', 'field_labels', 'titles', 'fieldTitles'])(
	'what the keys of a form are called stands beside them: %s',
	(key) => {
		const form = { q1: 'Ada Example', q2: 'ada@example.com', q3: 'Engine Works' };
		const called = { q1: 'Your name', q2: 'Your e-mail', q3: 'Where do you work?' };
		expect(findPerson({ ...form, [key]: called })).toMatchObject({
			...{ name: 'Ada Example', email: 'ada@example.com', company: 'Engine Works' },
		});
	},
);

test.each(['customer', 'client', 'company', 'organization', 'attendee', 'guest', 'employee'])(
	'what the title of a %s is, is not what an appointment is about',
	(whose) => {
		const booking = { start: '2026-09-03T14:30:00Z', duration: 30 };
		const found = findPerson({ booking, [whose]: { title: 'Manager', email: 'ada@example.com' } });
		expect(found.startTime).toBe('2026-09-03T14:30:00Z');
		expect(found.purpose).toBeUndefined();
	},
);

const PARTS = { message_parts: [{ text: { content: 'Hi there' } }] };

test.each([
	['at once', PARTS],
	['in one', { data: PARTS }],
	['in two', { data: { message: PARTS } }],
	['in three', { data: { payload: { message: PARTS } } }],
])('a message that is sent in parts is read whatever wraps it: %s', (_wrapped, item) => {
	expect(findMessage(item).text).toBe('Hi there');
});

test.each(['labels', 'titles'])('%s of something else are answers as any', (key) => {
	const ada = { name: 'Ada Example', email: 'ada@example.com' };
	for (const form of [ada, { ...ada, team: 'Sales' }]) {
		const { rest } = findPerson({ ...form, [key]: { priority: 'high', team: 'blue' } });
		expect(Object.values(rest)).toEqual(expect.arrayContaining(['high', 'blue']));
	}
});
