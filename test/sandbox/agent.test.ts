import { answerOf, rules } from '../../sandbox/agent';

test.each(rules.map(({ name, example }) => [name, example]))(
	'rule %s answers "%s"',
	(name, example) => {
		expect(answerOf(example).rule).toBe(name);
	},
);

test.each([...rules.map(({ example }) => example), 'Tell me about llamas'])(
	'the answer to "%s" says that it is a sandbox',
	(text) => {
		expect(answerOf(text).text).toMatch(/Sandbox agent$/);
	},
);

test('an appointment uses date, time, purpose and length of the text', () => {
	const answer = answerOf('Book a 30-minute onboarding call on 2026-06-20 at 14:00 for Ada Byron');
	expect(answer.text).toContain('onboarding call on 2026-06-20 at 14:00 (30 minutes)');
	expect(answer.tools).toEqual([
		{
			tool: 'appointment_request',
			status: 'executed',
			data: { date: '2026-06-20', time: '14:00', purpose: 'onboarding call', duration_minutes: 30 },
		},
	]);
});

test('an appointment without day or time asks for them; the duration may come from metadata', () => {
	const answer = answerOf('I need an appointment', { duration_minutes: 45 });
	expect(answer.text).toContain('Which day and time suit you?');
	expect(answer.tools[0].data).toEqual({ duration_minutes: 45 });
});

test('an order number is found and named', () => {
	expect(answerOf('Where is my order #48213?')).toMatchObject({
		text: expect.stringContaining('48213'),
		tools: [{ tool: 'order_lookup', data: { order_number: '48213', found: false } }],
	});
});

test.each([
	['What do you know about llamas in Peru?', '"llamas in Peru"'],
	['Llamas', '"Llamas"'],
	['x'.repeat(500), `"${'x'.repeat(119)}…"`],
	['', '""'],
])('the fallback repeats the topic of "%s"', (text, topic) => {
	expect(answerOf(text)).toMatchObject({ rule: 'fallback', tools: [], handoff: null });
	expect(answerOf(text).text).toContain(topic);
});

test('a wish for a person beats all else', () => {
	expect(answerOf('Hello, I want a human to book a demo about prices')).toMatchObject({
		rule: 'human',
		handoff: { requested: true },
		tools: [{ tool: 'email_handoff' }],
	});
});
