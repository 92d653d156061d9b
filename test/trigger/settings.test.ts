import {
	EVENTS,
	eventsOf,
	wantedOf,
	type MessageFilter,
} from '../../nodes/OptimlyMessageTrigger/events';
import { triggerSettings } from '../../nodes/OptimlyMessageTrigger/triggerSettings';
import { MAX_IDS } from '../../nodes/OptimlyMessageTrigger/triggerFields';
import { Breaks } from '../../nodes/shared/breaks';
import { refusal as refusalOf } from '../parameters/refusal';

/** The parameters of the node as n8n reads them; what is not set takes the fallback. */
function settings(values: Record<string, unknown>) {
	const set: Record<string, unknown> = { chatIds: ['chat_1'], clientIds: ['client-1'], ...values };
	const getNodeParameter = (name: string, fallback?: unknown) =>
		name in set ? set[name] : fallback;
	return triggerSettings(Object({ getNodeParameter }));
}

const refusal = (values: Record<string, unknown>) => refusalOf(() => settings(values));

test('with nothing but ids, everything is at its default', () => {
	expect(settings({})).toEqual({
		event: EVENTS.find(({ value }) => value === 'newMessage'),
		watched: 'chat',
		ids: ['chat_1'],
		filter: { sender: 'any', ignoreOwn: true },
		emitExisting: false,
		timeoutMs: 30_000,
	});
});

test.each<[string, string | undefined, 'chat' | 'client']>([
	['newMessage', 'chats', 'chat'],
	['newMessage', 'clients', 'client'],
	['agentReply', 'clients', 'client'],
	['newChat', 'chats', 'client'],
	['leadCollected', undefined, 'client'],
])('%s, watch %s: what is watched is each %s', (event, watch, watched) => {
	const { watched: found, ids } = settings(watch ? { event, watch } : { event });
	expect([found, ids]).toEqual([watched, [watched === 'chat' ? 'chat_1' : 'client-1']]);
});

test('the switches and the sender', () => {
	const set = settings({
		sender: 'user',
		'options.emitExisting': true,
		'options.ignoreOwn': false,
	});
	expect(set).toMatchObject({ filter: { sender: 'user', ignoreOwn: false }, emitExisting: true });
	expect(settings({ sender: 'assistant' }).filter.sender).toBe('assistant');
});

test.each<[unknown, string[]]>([
	['a', ['a']],
	['a, b\nc', ['a', 'b', 'c']],
	[
		[' a ', 'b,a', '', null, undefined, 7],
		['a', 'b', '7'],
	],
])('the ids in %j', (chatIds, ids) => {
	expect(settings({ chatIds }).ids).toEqual(ids);
});

test('as many as the description says', () => {
	expect(MAX_IDS).toEqual({ chat: 100, client: 1_000 });
	const many = (count: number) => Array.from({ length: count }, (_, at) => `id_${at}`);
	expect(settings({ chatIds: many(100) }).ids).toHaveLength(100);
	expect(refusal({ chatIds: many(101) })).toBe("'Chat IDs' has more than 100 entries");
	const watch = 'clients';
	expect(settings({ watch, clientIds: many(1_000) }).ids).toHaveLength(1_000);
	expect(refusal({ watch, clientIds: many(1_001) })).toBe(
		"'Client IDs' has more than 1000 entries",
	);
});

test.each<[unknown, number]>([
	[1, 1_000],
	[50, 50_000],
	['7', 7_000],
	[1.2345, 1_235],
])('a time-out of %j', (timeout, ms) => {
	expect(settings({ 'options.timeout': timeout }).timeoutMs).toBe(ms);
});

test.each<[string, Record<string, unknown>, string]>([
	['an event', { event: 'other' }, "'Trigger On' is not one of its options"],
	['what to watch', { watch: 'other' }, "'Watch' is not one of its options"],
	['a sender', { sender: 'other' }, "'Sender' is not one of its options"],
	['no ids', { chatIds: [] }, "'Chat IDs' is empty"],
	['empty ids', { chatIds: [' ', ','] }, "'Chat IDs' is empty"],
	['objects', { chatIds: ['a', {}] }, "'Chat IDs' has to hold text, not objects or lists"],
	['lists', { chatIds: [['a']] }, "'Chat IDs' has to hold text, not objects or lists"],
	['one bad id', { chatIds: ['a', 'b/c'] }, "'Chat IDs' has an entry that contains a slash"],
	...[0.9, 50.1, 'x', ''].map((timeout): [string, Record<string, unknown>, string] => [
		`a time-out of ${JSON.stringify(timeout)}`,
		{ 'options.timeout': timeout },
		"'Timeout (Seconds)' has to be a number from 1 to 50",
	]),
])('refused with the name of the field: %s', (_what, values, words) => {
	expect(refusal(values)).toContain(words);
});

test('which events happen to what', () => {
	expect(eventsOf('message')).toEqual(['agentReply', 'newMessage']);
	expect(eventsOf('chat')).toEqual(['leadCollected', 'newChat']);
	const remembers = EVENTS.flatMap((event) =>
		event.happensTo === 'chat' ? [event.remembers] : [],
	);
	expect(remembers).toEqual(['leads', 'chats']);
	expect(EVENTS.map(({ noun }) => `${noun.one} ${noun.many}`)).toEqual([
		'reply replies',
		'lead leads',
		'chat chats',
		'message messages',
	]);
});

describe('what happens to a chat', () => {
	const [lead, opened] = EVENTS.flatMap((event) => (event.happensTo === 'chat' ? [event] : []));
	const chat = (record: object) => ({
		key: '',
		contentKey: '',
		time: 5,
		sortTime: 5,
		record: { ...record },
	});

	test('a lead is one that is marked so, some time until its last activity', () => {
		const marks = [true, false, 'true', undefined].map((lead_collected) =>
			lead.happened({ lead_collected }),
		);
		expect(marks).toEqual([true, false, false, false]);
		const last_activity = '2026-06-20T12:00:00Z';
		expect(lead.happenedBy(chat({ last_activity }))).toBe(Date.parse(last_activity));
	});

	test('every chat was opened, when it was made', () => {
		expect(opened.happened({})).toBe(true);
		expect(opened.happenedBy(chat({ last_activity: '2026-06-20T12:00:00Z' }))).toBe(5);
	});
});

describe('which messages are wanted', () => {
	const id = (digit: number) => `${digit}2345678-1234-1234-1234-123456789012`;
	const said = (name: string, sender: string, delivery_id?: unknown) => ({
		record: { name, sender, ...(delivery_id !== undefined && { metadata: { delivery_id } }) },
	});
	const all = [
		said('client', 'user'),
		said('node asks', 'user', id(1)),
		said('agent repeats it', 'assistant', id(1)),
		said('agent', 'assistant'),
		said('node notes', 'assistant', id(2)),
		said('a parcel', 'user', 42),
		said('a parcel of the agent', 'assistant', 'parcel 42'),
		said('system', 'system'),
	];
	const wanted = async (value: string, filter: MessageFilter) => {
		const event = EVENTS.find((one) => one.value === value);
		if (event?.happensTo !== 'message') throw new Error('No event of messages');
		const fitting = await wantedOf(all, all, event, filter, new Breaks());
		return fitting.map(({ record }) => record.name);
	};

	test.each<[string, MessageFilter, string[]]>([
		['newMessage', { sender: 'any', ignoreOwn: false }, all.map(({ record }) => record.name)],
		[
			'newMessage',
			{ sender: 'any', ignoreOwn: true },
			['client', 'agent repeats it', 'agent', 'a parcel', 'a parcel of the agent', 'system'],
		],
		['newMessage', { sender: 'user', ignoreOwn: true }, ['client', 'a parcel']],
		[
			'newMessage',
			{ sender: 'assistant', ignoreOwn: false },
			['agent repeats it', 'agent', 'node notes', 'a parcel of the agent'],
		],
		[
			'agentReply',
			{ sender: 'user', ignoreOwn: false },
			['agent repeats it', 'agent', 'a parcel of the agent'],
		],
	])('%s, %j', async (value, filter, names) => {
		expect(await wanted(value, filter)).toEqual(names);
	});
});
