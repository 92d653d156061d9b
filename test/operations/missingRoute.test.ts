import type { INodeParameters } from 'n8n-workflow';
import { failureDetails } from '../delivery/leftBehind';
import { chatCreate, leadInNewChat } from '../engine/parameters';
import { status, useOddService } from '../engine/oddService';
import { runNode } from '../engine/engine';
import { chatGetOrCreate } from './operationParameters';

const service = useOddService();

const NEWER = '/external/message/new-chat';
const OLDER = '/external/chat';

const run = async (parameters: INodeParameters, items = [{}]) =>
	await runNode({ parameters, credential: service.now.credential, items });

/** Paths of the requests that opened a chat, or should have. */
const opening = () =>
	service.now.requests
		.map((request) => request.slice(5))
		.filter((path) => [NEWER, OLDER].includes(path));

const only = (route: string) => ({
	other: (path: string) => (path === route ? { chat_id: 'a', client_id: 'c' } : undefined),
});

test.each([
	['Chat: Create', chatCreate('c')],
	['Chat: Get or Create', chatGetOrCreate('c')],
	['Lead: Capture, in a new chat', leadInNewChat('c')],
])(
	'%s: a server that has one of the two routes only, whichever it is',
	async (_title, parameters) => {
		for (const route of [OLDER, NEWER]) {
			service.now.requests.length = 0;
			service.now.manner = only(route);
			const { run: execution, done } = await run(parameters);
			expect(execution.status).toBe('success');
			expect(done).toMatchObject([{ chat_id: 'a' }]);
			expect(opening().at(-1)).toBe(route);
		}
	},
);

test('the missing route is asked for once, not for each chat', async () => {
	service.now.manner = only(OLDER);
	const { done } = await run(chatCreate('c'), [{}, {}, {}]);
	expect(done).toHaveLength(3);
	service.now.requests.length = 0;
	await run(chatCreate('c'), [{}, {}]);
	expect(opening()).toEqual([OLDER, OLDER]);
});

test.each([
	['both are missing', () => undefined],
	['the client is refused by its name', () => status(404, 'Client not found')],
])('%s: an error, and nothing is opened', async (_what, other) => {
	service.now.manner = { other: () => other() ?? status(404, 'Not Found') };
	const result = await run(chatCreate('c'));
	expect(failureDetails(result)).toMatchObject([{ kind: 'not_found', delivered: 'no' }]);
});
