import type { Fault } from '../../sandbox';
import { messageSend } from '../engine/parameters';
import { failureDetails } from './leftBehind';
import { nodeWith } from './scaledNode';
import { posts, reads, useFreshSandbox } from './useFreshSandbox';

const sandbox = useFreshSandbox();

describe('requests that only read', () => {
	/** Reads the chat's history, as an operation that lists messages does. */
	const reading = nodeWith('Test: Read', ({ itemIndex }) => ({
		request: { method: 'GET', path: `/external/chat/chat_${itemIndex}/messages` },
		read: (json) => (Array.isArray(json) ? { found: { count: json.length } } : { missing: 'list' }),
	}));

	/** The fault, how often it is met, the kind in the end (undefined: success), the requests. */
	const table: Array<[Fault, number, string | undefined, number]> = [
		[{ kind: 'reset' }, 1, undefined, 2],
		[{ kind: 'reset' }, 3, undefined, 4],
		[{ kind: 'reset' }, 100, 'connection', 4],
		[{ kind: 'hang' }, 1, undefined, 2],
		[{ kind: 'hang' }, 100, 'connection', 4],
		[{ kind: 'halfBody' }, 2, undefined, 3],
		[{ kind: 'status', status: 500 }, 2, undefined, 3],
		[{ kind: 'status', status: 500 }, 100, 'server_error', 4],
		[{ kind: 'status', status: 502 }, 1, undefined, 2],
		[{ kind: 'status', status: 504 }, 1, undefined, 2],
		[{ kind: 'status', status: 408 }, 1, undefined, 2],
		[{ kind: 'retryAfter', seconds: 1 }, 1, undefined, 2],
		[{ kind: 'retryAfter', seconds: 1, status: 503 }, 1, undefined, 2],
		[{ kind: 'status', status: 400 }, 1, 'invalid_request', 1],
		[{ kind: 'status', status: 401 }, 1, 'authentication', 1],
		[{ kind: 'status', status: 403 }, 1, 'permission', 1],
		[{ kind: 'status', status: 404 }, 1, 'not_found', 1],
		[{ kind: 'status', status: 409 }, 1, 'conflict', 1],
		[{ kind: 'redirect', location: 'http://127.0.0.1:1/' }, 1, 'unexpected_redirect', 1],
		[{ kind: 'html' }, 1, 'unreadable_response', 1],
		[{ kind: 'emptyBody' }, 1, 'unreadable_response', 1],
		[{ kind: 'truncatedJson' }, 1, 'unreadable_response', 1],
		[{ kind: 'wrongShape', body: {} }, 1, 'unreadable_response', 1],
	];

	test('are tried again after what can pass: at most four times, and never count as delivered', async () => {
		for (const [index, [fault, times]] of table.entries()) {
			const chat_id = `chat_${index}`;
			sandbox.now.createChat({ chat_id, client_id: chat_id });
			sandbox.now.addFault({ match: { chatId: chat_id }, times, fault });
		}
		const start = Date.now();
		const { output } = await sandbox.run(
			messageSend('unused', { options: { timeout: 2, maxParallelChats: 64 } }),
			{
				items: table.map((_, index) => ({ index })),
				settings: { onError: 'continueRegularOutput' },
				nodeType: reading,
			},
		);
		expect(Date.now() - start).toBeLessThan(15_000);
		const outcomes = output.map(({ json }) => Object(json.details));
		expect(outcomes.map(({ kind, delivered }) => [kind, delivered])).toEqual(
			table.map(([, , kind]) => [kind, kind && 'no']),
		);
		const requests = table.map(
			(_, index) => reads(sandbox.now).filter(({ chatId }) => chatId === `chat_${index}`).length,
		);
		expect(requests).toEqual(table.map(([, , , count]) => count));
	});

	test('in every operation that reads: a refusal or another form is an error, never an empty list', async () => {
		const chats = { resource: 'chat', operation: 'getAll', clientId: 'client-1' };
		const messages = { resource: 'message', operation: 'getAll', chatId: 'chat_1' };
		const send = messageSend('', { chatSource: 'client', clientId: 'client-1' });
		const noRoute = { detail: 'Not Found' };
		const faults: Array<[Fault, string]> = [
			[{ kind: 'status', status: 400 }, 'invalid_request'],
			[{ kind: 'status', status: 404, body: noRoute }, 'not_found'],
			[{ kind: 'wrongShape' }, 'unreadable_response'],
			[{ kind: 'wrongShape', body: {} }, 'unreadable_response'],
			[{ kind: 'wrongShape', body: [{ id: 'a record of something else' }] }, 'unreadable_response'],
		];
		for (const [fault, kind] of faults) {
			for (const parameters of [chats, messages, send]) {
				sandbox.now.reset();
				sandbox.now.createChat({ chat_id: 'chat_1', client_id: 'client-1' });
				sandbox.now.addFault({ match: { method: 'GET' }, fault });
				const result = await sandbox.run(parameters);
				expect([fault, failureDetails(result)]).toEqual([
					fault,
					[expect.objectContaining({ kind, delivered: 'no', attempts: 1 })],
				]);
				expect(posts(sandbox.now)).toEqual([]);
			}
		}
	});
});
