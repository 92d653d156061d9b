/**
 * @jest-environment ./test/engine/timeZoneEnvironment.js
 */
import type { INodeParameters } from 'n8n-workflow';
import { failureDetails } from '../delivery/leftBehind';
import { runNode } from '../engine/engine';
import { inTimeZones } from '../engine/inTimeZones';
import { useOddService } from '../engine/oddService';
import { chatGetOrCreate, messageGetAll } from './operationParameters';

const service = useOddService();

const run = async (parameters: INodeParameters) =>
	await runNode({ parameters, credential: service.now.credential });

const chat = (chat_id: string, last_activity: unknown, more: object = {}) => ({
	...{ chat_id, client_id: 'c', status: 'active', last_activity },
	...more,
});

/** Which chat is used when the client's list is this; "opened": another one. */
async function chosenFrom(list: unknown): Promise<unknown> {
	service.now.manner = { chats: () => list, other: () => ({ chat_id: 'opened', client_id: 'c' }) };
	const { done } = await run(chatGetOrCreate('c'));
	return done[0]?.chat_id;
}

inTimeZones(() => {
	test('the newest chat, by times with and without an offset', async () => {
		const list = [
			chat('noon', '2026-06-20T12:00:00'),
			chat('newest', '2026-06-20T10:30:00-02:00'),
			chat('morning', '2026-06-20T11:59:00+0000'),
		];
		expect(await chosenFrom(list)).toBe('newest');
		expect(await chosenFrom([...list].reverse())).toBe('newest');
	});

	test('Message: Get Many, After: whatever the form of the times', async () => {
		service.now.manner = {
			history: () =>
				['2026-06-20T11:59:59', 1_781_956_801, '2026-06-20 14:00:02.5+02:00'].map(
					(created_at, index) => ({ message_id: `m${index}`, sender: 'user', created_at }),
				),
		};
		const filters = { after: '2026-06-20T12:00:00.000Z' };
		const { done } = await run(messageGetAll('a', { filters }));
		expect(done.map(({ message_id }) => message_id)).toEqual(['m1', 'm2']);
		expect(done[0].created_at).toBe('2026-06-20T12:00:01.000Z');
	});
});

test('After, where a message has no time: said, not dropped in silence', async () => {
	service.now.manner = { history: () => [{ message_id: 'm0', sender: 'user' }] };
	const result = await run(messageGetAll('a', { filters: { after: '2026-06-20' } }));
	expect(failureDetails(result)).toMatchObject([{ kind: 'unreadable_response' }]);
});

test.each<[string, unknown, string]>([
	['{chats: […]}', { chats: [chat('a', 1_781_956_800)] }, 'a'],
	['{data: {chats: […]}}', { success: true, data: { chats: [chat('a', 1_781_956_800)] } }, 'a'],
	['{items: […]} with more', { items: [chat('a', 1_781_956_800)], has_more: true }, 'a'],
	['{chats: []}', { chats: [] }, 'opened'],
	[
		'an active one before a newer one of unknown status',
		[
			chat('active', '2026-06-20T12:00:00Z'),
			chat('waiting', '2026-06-20T13:00:00Z', { status: 'waiting_for_human' }),
		],
		'active',
	],
	[
		'one of unknown status before a closed one',
		[
			chat('waiting', '2026-06-20T12:00:00Z', { status: 'waiting_for_human' }),
			chat('closed', '2026-06-20T13:00:00Z', { status: 'Closed' }),
		],
		'waiting',
	],
	[
		'only such as are over',
		['closed', 'archived', 'ended', 'deleted', 'resolved'].map((state) =>
			chat(state, '2026-06-20T12:00:00Z', { status: state }),
		),
		'opened',
	],
	[
		'one whose status only begins like one that is over',
		[chat('bot', '2026-06-20T12:00:00Z', { status: 'done_by_bot' })],
		'bot',
	],
	["another client's chat", [chat('b', '2026-06-20T12:00:00Z', { client_id: 'other' })], 'opened'],
])('%s', async (_what, list, chosen) => {
	expect(await chosenFrom(list)).toBe(chosen);
});

/** Ways in which services say that a list of one goes on. */
const goesOn: object[] = [
	...'next next_page nextPage next_cursor nextCursor next_page_token nextPageToken next_url cursor'
		.split(' ')
		.map((name) => ({ [name]: 'x' })),
	...'has_more hasMore has_next hasNext hasNextPage truncated'
		.split(' ')
		.map((name) => ({ [name]: true })),
	...'total total_count totalCount total_items totalItems pages total_pages totalPages page_count pageCount last_page page offset skip count'
		.split(' ')
		.map((name) => ({ [name]: 2 })),
	...'pagination paging page_info pageInfo meta links _links'
		.split(' ')
		.map((name) => ({ [name]: { next: 'x' } })),
];

test.each(goesOn)(
	'a list that goes on (%j) without a chat that could be used opens none',
	async (more) => {
		service.now.manner = {
			chats: () => ({ chats: [chat('a', 1_781_956_800, { status: 'closed' })], ...more }),
			other: () => ({ chat_id: 'opened' }),
		};
		const result = await run(chatGetOrCreate('c'));
		expect(failureDetails(result)).toMatchObject([
			{ kind: 'unreadable_response', delivered: 'no' },
		]);
		expect(service.now.requests.filter((request) => request.startsWith('POST'))).toEqual([]);
	},
);
