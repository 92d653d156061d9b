import type { IDataObject } from 'n8n-workflow';
import type { ChatSeen } from '../../nodes/OptimlyMessageTrigger/clientChats';
import {
	readState,
	writeState,
	type Remembers,
	type TriggerState,
} from '../../nodes/OptimlyMessageTrigger/state';
import type { Mark } from '../../nodes/OptimlyMessageTrigger/whatIsNew';

const EMPTY = { marks: new Map(), said: [] };
const mark = { seen: 'abc', floor: 5, since: 7 };

/** As n8n keeps it: written, and read from its JSON. */
async function keptAs(remembers: Remembers, state: TriggerState): Promise<unknown> {
	const data: IDataObject = {};
	await writeState(data, remembers, state);
	return JSON.parse(JSON.stringify(data));
}

const reread = async (remembers: Remembers, state: TriggerState) =>
	await readState(Object(await keptAs(remembers, state)), remembers);

describe('what is written is read again', () => {
	test.each<Remembers>(['messages', 'chats', 'leads'])('of %s', async (remembers) => {
		const marks = new Map<string, Mark>([
			['a', mark],
			['b', { seen: '' }],
			['c', { seen: 'x', floor: 0 }],
			['d', { seen: 'x', since: 0 }],
		]);
		const state = { marks, said: ['gap', 'more'], startWith: 'b' };
		expect(await reread(remembers, state)).toEqual(state);
		expect(await reread(remembers, { marks, said: ['gap'] })).toEqual({ marks, said: ['gap'] });
	});

	test('of the messages of clients', async () => {
		const chats = new Map<string, ChatSeen>([
			['all', { count: 2, activity: 3, mark, readingsLeft: 1 }],
			['count', { count: 2, readingsLeft: 0 }],
			['none', { count: 0, readingsLeft: 0 }],
			['time', { activity: 3, readingsLeft: 0 }],
			['mark', { mark: { seen: '' }, readingsLeft: 0 }],
			['left', { readingsLeft: 2 }],
			['nothing', { readingsLeft: 0 }],
		]);
		const marks = new Map([
			['a', { chats, since: 7 }],
			['b', { chats: new Map() }],
		]);
		const { marks: read } = await reread('messages of clients', { marks, said: [] });
		expect(Object.keys(read.get('a') ?? {})).toEqual(['chats', 'since']);
		expect(Object.keys(read.get('b') ?? {})).toEqual(['chats']);
		// A count of 0 at the end is left out: it is known again from the next list.
		chats.set('none', { readingsLeft: 0 });
		expect(read).toEqual(marks);
	});

	test('with nothing that is not needed', async () => {
		expect(await keptAs('messages', { marks: new Map([['a', { seen: 'x' }]]), said: [] })).toEqual({
			state: { remembers: 'messages', marks: { a: { seen: 'x' } } },
		});
		const chats = new Map<string, ChatSeen>([
			['count', { count: 2, readingsLeft: 0 }],
			['time', { activity: 3, readingsLeft: 0 }],
			['nothing', { readingsLeft: 0 }],
			['left', { readingsLeft: 2 }],
		]);
		expect(
			await keptAs('messages of clients', { marks: new Map([['a', { chats }]]), said: [] }),
		).toEqual({
			state: {
				remembers: 'messages of clients',
				marks: {
					a: { chats: { count: [2], time: [null, 3], nothing: [], left: [null, null, null, 2] } },
				},
			},
		});
	});
});

describe('what cannot be used is passed over', () => {
	const state = { remembers: 'messages', marks: { a: mark }, said: ['gap'], startWith: 'a' };

	test('another thing was remembered', async () => {
		expect(await readState({ state }, 'chats')).toEqual(EMPTY);
		expect((await readState({ state }, 'messages')).marks.size).toBe(1);
	});

	test.each<[string, unknown]>([
		['nothing', undefined],
		['text', 'state'],
		['a list', []],
	])('%s is kept', async (_what, kept) => {
		expect(await readState(Object({ state: kept }), 'messages')).toEqual(EMPTY);
	});

	test.each<[string, object, object]>([
		['marks', { marks: 'x' }, { marks: new Map() }],
		['a mark', { marks: { a: { seen: 1 }, b: null, c: 'x' } }, { marks: new Map() }],
		[
			'parts of a mark',
			{ marks: { a: { seen: 'x', floor: '1', since: null } } },
			{ marks: new Map([['a', { seen: 'x' }]]) },
		],
		['what was said', { said: 'gap' }, { said: [] }],
		['a part of it', { said: ['gap', 1, null] }, { said: ['gap'] }],
	])('%s', async (_what, odd, expected) => {
		expect(await readState(Object({ state: { ...state, ...odd } }), 'messages')).toMatchObject(
			expected,
		);
	});

	test('where to begin', async () => {
		expect(await readState({ state: { ...state, startWith: 1 } }, 'messages')).not.toHaveProperty(
			'startWith',
		);
		expect((await readState({ state: { ...state, startWith: 'a' } }, 'messages')).startWith).toBe(
			'a',
		);
	});

	test.each<[string, unknown, unknown]>([
		['no chats', { since: 1 }, undefined],
		['no record', 'x', undefined],
		['odd chats', { chats: { a: 'x', b: { count: 1 } }, since: '1' }, { chats: new Map() }],
		[
			'odd parts',
			{ chats: { a: ['1', null, 'x', '2'] } },
			{ chats: new Map([['a', { readingsLeft: 0 }]]) },
		],
	])('of a client: %s', async (_what, kept, expected) => {
		const stored = { state: { remembers: 'messages of clients', marks: { a: kept } } };
		expect((await readState(Object(stored), 'messages of clients')).marks.get('a')).toEqual(
			expected,
		);
	});
});

test('n8n saves what has changed: so nothing is written anew when nothing has', async () => {
	const data: IDataObject = {};
	const state = { marks: new Map([['a', mark]]), said: ['gap'] };
	await writeState(data, 'messages', state);
	const { state: before } = data;
	await writeState(data, 'messages', { ...state });
	expect(data.state).toBe(before);
	await writeState(data, 'messages', { ...state, said: ['gap', 'more'] });
	expect(data.state).not.toBe(before);
});
