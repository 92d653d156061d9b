import OpenAPIBackend from 'openapi-backend';
import { menus } from '../../nodes/OptimlyMessage/resources';
import { documentPath } from '../../sandbox/optimly/api';
import { useSandbox } from '../engine/useSandbox';
import { scenes } from './everyOperation';
import { menuEntries } from './menuEntries';

const sandbox = useSandbox();

/** Endpoints that no operation calls, and why. */
const NOT_CALLED = new Map([
	['createChatLegacy', 'The other name of createChat: called where that one is missing'],
	[
		'health',
		'Undocumented, takes no token and tells nothing of an agent: there is nothing to do with it in a workflow',
	],
]);

/** Ids of the document's operations. Those that the newest page calls removed are not in it. */
async function documentedOperations(): Promise<string[]> {
	const document = new OpenAPIBackend({ definition: documentPath, strict: true, quick: true });
	await document.init();
	return document.router.getOperations().map(({ operationId }) => String(operationId));
}

test('every operation of the menus is among the scenes', () => {
	const played = scenes.map(
		({ parameters }) => menus.find(parameters.resource, parameters.operation)?.title,
	);
	expect(menuEntries.length).toBeGreaterThanOrEqual(9);
	expect([...new Set(played)].sort()).toEqual(menuEntries.map(({ title }) => title).sort());
});

test('the operations reach every documented endpoint, and call nothing else', async () => {
	const called: Array<string | undefined> = [];
	for (const { name, parameters, items } of scenes) {
		sandbox.now.reset();
		sandbox.now.createChat({ chat_id: 'chat_1', client_id: 'client-1' });
		const { run } = await sandbox.run(parameters, { items });
		expect({ name, error: run.data.resultData.error?.message }).toEqual({ name, error: undefined });
		called.push(...sandbox.now.requests.map(({ operationId }) => operationId));
	}
	const wanted = (await documentedOperations()).filter((id) => !NOT_CALLED.has(id));
	expect([...new Set(called)].sort()).toEqual(wanted.sort());
});

test('what is not called is in the document', async () => {
	const documented = await documentedOperations();
	expect([...NOT_CALLED.keys()].filter((id) => !documented.includes(id))).toEqual([]);
});
