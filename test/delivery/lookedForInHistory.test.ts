import { inHistory, isSameText, replyAfterAnswer } from '../../nodes/OptimlyMessage/api/history';
import { ID, SENT, at, BEFORE, QUESTION, ANSWER } from './saidInHistory';

test.each<[unknown, unknown, boolean]>([
	['a', 'a', true],
	[' a\r\nb ', 'a b', true],
	['é'.normalize('NFD'), 'é'.normalize('NFC'), true],
	['a', 'b', false],
	['ab', 'a b', false],
	[undefined, 'b', true],
	['a', undefined, true],
	[7, '7', false],
	[null, 'a', false],
])('whether %j was sent as %j: %j', (stored, sent, expected) => {
	expect(isSameText(stored, sent)).toBe(expected);
});

describe('how it is looked for', () => {
	const lookup = inHistory({ ...SENT, metadata: { source: 'crm' } });

	test('with the delivery id beside the metadata', () => {
		expect(lookup.bodyWithId(ID)).toEqual({
			...SENT,
			metadata: { source: 'crm', delivery_id: ID },
		});
	});

	test('by the ids of the message and its reply', () => {
		expect(lookup.idsIn({ message_id: 'm1', agent_response: { message_id: 'm2' } })).toEqual([
			'm1',
			'm2',
		]);
		expect(lookup.idsIn({ message_id: 'm1', agent_response: { message_id: 7 } })).toEqual(['m1']);
		expect(lookup.idsIn({ message_id: 'm1' })).toEqual(['m1']);
	});

	test('what was found is the same by its words', () => {
		expect(lookup.isSame?.({ message_id: 'm1', content: 'Where is it? ' })).toBe(true);
		expect(lookup.isSame?.({ message_id: 'm1', content: 'Who?' })).toBe(false);
	});
});

describe('a reply that comes after the answer', () => {
	const message = { message_id: 'm5', content: 'Where is it?' };

	test.each<[string, object, number]>([
		['is waited for', {}, 9],
		['not when the answer has one', { agent_response: null }, 0],
		['not when nothing was processed', { processed: false }, 0],
		['but when it was', { processed: true }, 9],
		['not where the agent is off', { ai_enabled: false }, 0],
		['but where it is on', { ai_enabled: true }, 9],
	])('%s', (_what, more, expected) => {
		expect(replyAfterAnswer(SENT, 9)?.waitMs({ ...message, ...more })).toBe(expected);
	});

	test('is looked for after messages of users, as long as somebody waits', () => {
		expect(replyAfterAnswer({ ...SENT, sender: 'assistant' }, 9)).toBeUndefined();
		expect(replyAfterAnswer(SENT, 0)).toBeUndefined();
		expect(replyAfterAnswer(SENT, 1)).toBeDefined();
	});

	test('is added to what the answer said; until then there is none', async () => {
		const later = replyAfterAnswer(SENT, 9);
		const judge = later?.evidence(message);
		expect(await judge?.([BEFORE])).toBe('inconclusive');
		expect(await judge?.([BEFORE, { ...QUESTION, content: 'x' }])).toMatchObject({
			found: message,
			complete: false,
		});
		expect(await judge?.([BEFORE, QUESTION, ANSWER])).toEqual({
			found: {
				...message,
				agent_response: { message_id: 'm6', content: 'On its way.', timestamp: at(6) },
			},
			complete: true,
		});
		expect(later?.without(message)).toEqual({ ...message, agent_response: null });
	});
});
