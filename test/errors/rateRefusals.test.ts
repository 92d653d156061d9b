import type { Scope } from '../../nodes/shared/http/connection';
import { refusalOf, saysTooMany } from '../../nodes/shared/http/rateRefusal';

test.each<[string | undefined, boolean]>([
	['Rate limit exceeded', true],
	['Sorry, RATE LIMIT EXCEEDED: 5 per minute', true],
	['Rate limits', false],
	['', false],
	[undefined, false],
])('%j says that there were too many: %j', (words, expected) => {
	expect(saysTooMany(words)).toBe(expected);
});

const limitOf = (words: string) => refusalOf(words, undefined, undefined).limit;

test.each<[string, number, number]>([
	['100 per 1 minute', 100, 60_000],
	['Rate limit exceeded: 5 per 10 seconds', 5, 10_000],
	['5/second', 5, 1_000],
	['1 per minute', 1, 60_000],
	['50 / hour', 50, 3_600_000],
	['50 PER HOURS', 50, 3_600_000],
	['1000 per day', 1_000, 86_400_000],
	['7per2days', 7, 172_800_000],
])('%j names a limit', (words, count, windowMs) => {
	expect(limitOf(words)).toEqual({ count, windowMs });
});

test.each(['per minute', '0 per minute', '5 per week', '5 minutes', '5 per minutely', ''])(
	'%j names none',
	(words) => {
		expect(limitOf(words)).toBeUndefined();
	},
);

test('what is known of a refusal, and nothing else', () => {
	expect(refusalOf(undefined, undefined, undefined)).toEqual({ ofScope: false });
	expect(refusalOf('5 per minute', 0, undefined)).toEqual({
		retryAfterMs: 0,
		limit: { count: 5, windowMs: 60_000 },
		ofScope: false,
	});
});

const CHAT: Scope = { kind: 'conversation', id: 'chat_1' };
const CLIENT: Scope = { kind: 'client', id: 'ada@example.com' };
const isOf = (words: string, scope: Scope | undefined) =>
	refusalOf(words, undefined, scope).ofScope;

describe('a refusal of one chat alone', () => {
	test.each([
		'5 per chat',
		'Too many in this conversation',
		'the same chat',
		'the limit for the chat',
		'of the conversation',
		'in the Chat',
		'per chat, wait',
	])('%j', (words) => {
		expect(isOf(words, CHAT)).toBe(true);
		expect(isOf(words, CLIENT)).toBe(false);
		expect(isOf(words, undefined)).toBe(false);
	});

	test.each([
		'5 per minute',
		'this chat api',
		'for the chat endpoint',
		'per chat message',
		'in the chat request',
		'this chat route',
		'of the chat service',
		'for chat messages',
		'this chatter',
		'superper chat',
		'for the new chat',
	])('not %j', (words) => {
		expect(isOf(words, CHAT)).toBe(false);
	});
});

describe('a refusal that names the chat or the client', () => {
	const named = (id: string, words: string) => isOf(words, { kind: 'client', id });

	test.each([
		['chat_1', 'Slow down in chat_1.'],
		['chat_1', 'chat_1'],
		['chat_1', 'chat_12, then chat_1!'],
		['ada@example.com', 'ada@example.com has had enough'],
		['ada@example.com', '(ada@example.com)'],
		['a', 'chat "a" is full'],
		['a', 'client a is full'],
		['busy', 'for customer: busy'],
		['busy', 'user=busy'],
		['42', 'id #42'],
		['42', 'conversation (42)'],
		['42', "Chat '`42"],
		['Ünal', 'client Ünal'],
	])('%s in %j', (id, words) => {
		expect(named(id, words)).toBe(true);
	});

	test.each([
		['chat_1', 'chat_12'],
		['chat_1', 'xchat_1'],
		['chat_1', '-chat_1'],
		['chat_1', 'chat_1-b'],
		['chat_1', 'chat_1.b'],
		['chat_1', 'b.chat_1'],
		['chat_1', 'b@chat_1'],
		['chat_1', 'chat_1@b'],
		['chat_1', 'b+chat_1'],
		['chat_1', 'chat_1+b'],
		['chat_1', 'chat_1:b'],
		['chat_1', 'ächat_1'],
		['chat_1', 'chat_1ä'],
		['chat_1', 'another'],
		['a', 'a limit'],
		['busy', 'the server is busy'],
		['42', 'wait 42 seconds'],
		['42', 'grid 42'],
		['42', 'client number is 42'],
		['42', 'client     42'],
	])('%s not in %j', (id, words) => {
		expect(named(id, words)).toBe(false);
	});
});

describe('the words of a refusal', () => {
	const isOfChat = (words: string, id = 'chat_abc') =>
		refusalOf(words, undefined, { kind: 'conversation', id }).ofScope;

	test.each<[string, number, number]>([
		['5\tper\n1\tminute', 5, 60_000],
		['5\u00a0/\u00a0second', 5, 1000],
		['100000000000000 per day', 1e14, 86_400_000],
	])('%j name a limit', (words, count, windowMs) => {
		expect(limitOf(words)).toEqual({ count, windowMs });
	});

	test.each(['1234567890123456 per minute', '5 per minutess', '5 per 1 minutely'])(
		'%j name none',
		(words) => {
			expect(limitOf(words)).toBeUndefined();
		},
	);

	test.each([
		'Too many messages for the chat',
		'Too many messages in the conversation, wait',
		'The limit of the chat is reached',
		'5 per chat today',
		'5 per chat an hour',
	])('%j are about one chat', (words) => {
		expect(isOfChat(words)).toBe(true);
	});

	test.each([
		'Too many requests by the chat window',
		'Too many requests, says the chat',
		...['api', 'endpoint', 'messages', 'requests', 'route', 'service'].map(
			(what) => `Rate limit for the chat ${what} exceeded`,
		),
	])('%j are about the token', (words) => {
		expect(isOfChat(words)).toBe(false);
	});

	test.each([
		['"b-7" stands behind a digit of another', 'Too many for 7b-7 now', 'b-7'],
		['"b-7" stands behind a word of another', 'Too many for a_b-7 now', 'b-7'],
		['"b-7" goes on', 'Too many for b-7_x now', 'b-7'],
		['"7" is a number', 'Try again in 7 seconds', '7'],
	])('name no chat where %s', (_where, words, id) => {
		expect(isOfChat(words, id)).toBe(false);
	});

	test.each([
		['an assignment', 'Slow down, chat = "7"', '7'],
		['a tab', 'Slow down, chat\t7', '7'],
		['four signs', 'Slow down, id: #(7)', '7'],
	])('name a chat by its number after %s', (_what, words, id) => {
		expect(isOfChat(words, id)).toBe(true);
	});
});
