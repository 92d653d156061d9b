import { inHistory } from '../../nodes/OptimlyMessage/api/history';
import { ID, SENT, at, said, marked, BEFORE, QUESTION, ANSWER } from './saidInHistory';

interface Setting {
	sender?: 'user' | 'assistant';
	known?: string[];
	expectsReply?: boolean;
	content?: string;
}

/** What each of the looks says, one after another. */
async function looks(histories: unknown[], { known = [], expectsReply, ...sent }: Setting = {}) {
	const judge = inHistory({ ...SENT, ...sent }, expectsReply).evidence({ deliveryId: ID, known });
	const findings = [];
	for (const history of histories) findings.push(await judge(history));
	return findings.map((finding) => {
		if (typeof finding === 'string') return finding;
		const { found, complete, unclear } = finding;
		const reply = Object(found.agent_response).content;
		const words = reply ?? (unclear ? 'unclear' : 'no reply');
		return `${found.message_id}: ${words}${complete ? '' : ', look on'}`;
	});
}
const look = async (history: unknown, setting?: Setting) => (await looks([history], setting))[0];

describe('a message is found by its delivery id', () => {
	test.each<[string, unknown[], Setting | undefined, string]>([
		['with its reply', [BEFORE, QUESTION, ANSWER], {}, 'm5: On its way.'],
		['newest first', [ANSWER, QUESTION, BEFORE], {}, 'm5: On its way.'],
		['without a reply yet', [BEFORE, QUESTION], {}, 'm5: no reply, look on'],
		['where none is expected', [BEFORE, QUESTION], { expectsReply: false }, 'm5: no reply'],
		[
			'metadata as text',
			[{ ...QUESTION, metadata: JSON.stringify(QUESTION.metadata) }],
			{},
			'm5: no reply, look on',
		],
		['without a sender', [{ ...QUESTION, sender: undefined }], {}, 'm5: no reply, look on'],
		[
			'of several the oldest',
			[said(7, 'user', 'x', marked(ID)), QUESTION],
			{ expectsReply: false },
			'm5: unclear',
		],
		['listed twice', [QUESTION, { ...QUESTION }, ANSWER], {}, 'm5: On its way.'],
		[
			'an own note',
			[said(5, 'assistant', 'x', marked(ID)), ANSWER],
			{ sender: 'assistant' },
			'm5: no reply',
		],
		[
			'beside one without a mark in words alike',
			[QUESTION, said(7, 'user', 'Where is it?')],
			{ expectsReply: false },
			'm5: unclear',
		],
		[
			'in a number of other messages',
			[said(2, 'user', 'x', marked('y')), said(3, 'assistant', 'z'), QUESTION],
			{},
			'm5: no reply, look on',
		],
		['in another chat: not', [{ ...QUESTION, chat_id: 'chat_2' }], {}, 'inconclusive'],
		['in a chat with a number', [{ ...QUESTION, chat_id: 1 }], {}, 'inconclusive'],
		[
			'in a chat that is not named',
			[{ ...QUESTION, chat_id: undefined }],
			{},
			'm5: no reply, look on',
		],
	])('%s', async (_what, history, setting, expected) => {
		expect(await look(history, setting)).toBe(expected);
	});

	test('and stays found, with the reply that comes', async () => {
		expect(await looks([[QUESTION], 'broken', [], [QUESTION, ANSWER], []])).toEqual([
			'm5: no reply, look on',
			'm5: no reply, look on',
			'm5: no reply, look on',
			'm5: On its way.',
			'm5: On its way.',
		]);
	});

	test('which others stood beside it is seen at the first look: what comes into sight later can be older', async () => {
		const late = said(4, 'assistant', 'One moment.');
		expect(await looks([[QUESTION], [late, QUESTION, ANSWER]])).toEqual([
			'm5: no reply, look on',
			'm5: unclear, look on',
		]);
		expect(await look([late, QUESTION, ANSWER])).toBe('m5: On its way.');
	});

	test('a reply that was found stays the reply', async () => {
		const other = said(6, 'assistant', 'No.', { message_id: 'm9' });
		expect(
			await looks([
				[QUESTION, ANSWER],
				[QUESTION, other],
			]),
		).toEqual(['m5: On its way.', 'm5: On its way.']);
	});

	test('the oldest of several of that id, not what stands before them', async () => {
		const again = said(7, 'user', 'x', marked(ID));
		expect(await look([BEFORE, QUESTION, again], { expectsReply: false })).toMatch(/^m5: /);
	});

	test('two records of one id that differ are two', async () => {
		expect(await look([QUESTION, { ...ANSWER, message_id: 'm5' }])).toBe('m5: On its way.');
		expect(await look([QUESTION, { ...QUESTION, content: 'x' }])).toBe('m5: unclear, look on');
	});

	test('the reply is as in an answer of the older form', async () => {
		const judge = inHistory(SENT).evidence({ deliveryId: ID, known: [] });
		const answer = { ...ANSWER, metadata: { tokens_used: 3 } };
		expect(await judge([QUESTION, answer])).toEqual({
			found: {
				...QUESTION,
				agent_response: { message_id: 'm6', content: 'On its way.', timestamp: at(6) },
			},
			complete: true,
		});
		const other = inHistory(SENT).evidence({ deliveryId: ID, known: [] });
		const { created_at, ...rest } = ANSWER;
		expect(await other([QUESTION, { ...rest, timestamp: created_at }])).toMatchObject({
			found: { agent_response: { timestamp: at(6) } },
		});
	});
});

describe('that a message is not there needs proof', () => {
	const OTHER = said(2, 'user', 'Bye', marked('another'));

	test.each<[string, unknown, Setting | undefined, string]>([
		['an empty chat', [], {}, 'absent'],
		['others with metadata that was sent', [BEFORE, OTHER], {}, 'absent'],
		['no list', {}, {}, 'inconclusive'],
		['a list that goes on', { data: [BEFORE], has_more: true }, {}, 'inconclusive'],
		['a list that may go on', { items: [BEFORE] }, {}, 'inconclusive'],
		['no metadata', [{ ...BEFORE, metadata: undefined }], {}, 'inconclusive'],
		['empty metadata', [{ ...BEFORE, metadata: {} }], {}, 'inconclusive'],
		[
			'metadata of another sender',
			[said(1, 'assistant', 'x', marked('another'))],
			{},
			'inconclusive',
		],
		...[
			'processing_time',
			'tools_used',
			'tools_executed',
			'tokens_used',
			'knowledge_chunks_used',
		].map((key): [string, unknown, Setting, string] => [
			`what the agent's service writes: ${key}`,
			[said(1, 'assistant', 'x', { metadata: { [key]: 1 } })],
			{ sender: 'assistant' },
			'inconclusive',
		]),
		['what is known is missing', [BEFORE], { known: ['m1', 'm0'] }, 'inconclusive'],
		['what is known is there', [BEFORE], { known: ['m1'] }, 'absent'],
		['a message of another chat', [BEFORE, { ...OTHER, chat_id: 'chat_2' }], {}, 'inconclusive'],
		[
			'the same words without a mark',
			[BEFORE, said(2, 'user', ' Where\n is it?')],
			{},
			'inconclusive',
		],
		[
			'the same words of the other side',
			[BEFORE, said(2, 'assistant', 'Where is it?')],
			{},
			'absent',
		],
		[
			'the same words with another mark',
			[BEFORE, said(2, 'user', 'Where is it?', marked('x'))],
			{},
			'absent',
		],
		['no words', [BEFORE, said(2, 'user', 'x', { content: undefined })], {}, 'absent'],
		['no words were sent', [BEFORE, said(2, 'user', 'x')], { content: undefined }, 'absent'],
		[
			'an answer repeats its mark',
			[BEFORE, said(6, 'assistant', 'x', marked(ID))],
			{},
			'inconclusive',
		],
	])('%s', async (_what, history, setting, expected) => {
		expect(await look(history, setting)).toBe(expected);
	});

	test('of several looks, none may lack what one before it showed', async () => {
		expect(await looks([[BEFORE, OTHER], [BEFORE], [BEFORE, OTHER]])).toEqual([
			'absent',
			'inconclusive',
			'inconclusive',
		]);
		expect(await looks([[BEFORE], [BEFORE, OTHER]])).toEqual(['absent', 'absent']);
	});
});
