import type { INodeParameters } from 'n8n-workflow';
import { useProcessedStore } from '../engine/processedStore';
import type { EngineRun } from '../engine/engine';
import { describeOptimly } from '../onlyOptimly';
import { waitUntil } from '../waitUntil';
import { failureDetails } from './leftBehind';
import { posts, useFreshSandbox } from './useFreshSandbox';

const sandbox = useFreshSandbox();
const store = useProcessedStore();

const lead = (key: string, more: INodeParameters = {}): INodeParameters => ({
	...{ resource: 'lead', operation: 'capture', chatSource: 'newChat' },
	options: { ...(key && { idempotencyKey: key }), maxWait: 1 },
	...more,
});

const submission = { name: 'Ada Byron', email: 'ada@example.com' };

let execution = 0;
const run = async (parameters: INodeParameters, more: Partial<EngineRun> = {}) =>
	await sandbox.run(parameters, {
		items: [submission],
		executionId: `own ${++execution}`,
		...more,
	});

const leadMessages = () =>
	sandbox.now.store.messages.filter(({ metadata }) => metadata.form_type === 'lead_capture');

/** Runs the node and ends it, as a kill does, while it waits for the answer to the request with this number. */
async function killedAt(request: number, stored: boolean, parameters = lead('event 1')) {
	const path = ['/external/message/new-chat', '/external/message/new-message'][request - 1];
	const match = { method: 'POST' as const, path };
	sandbox.now.addFault({ match, store: stored, fault: { kind: 'hang' } });
	const cancelWhen = waitUntil(() => posts(sandbox.now).length === request, 'it is under way');
	await run(parameters, { cancelWhen });
}

describeOptimly('a lead in a new chat, submitted twice', () => {
	test('is stored once, and the second output is the first', async () => {
		const first = await run(lead('event 1'));
		const second = await run(lead('event 1'));
		const { chat_id, message_id } = first.done[0];
		expect(second.done[0]).toMatchObject({ chat_id, message_id, already_delivered: true });
		expect(first.done[0]).not.toHaveProperty('already_delivered');
		expect(sandbox.now.store.chats).toHaveLength(1);
		expect(leadMessages()).toHaveLength(1);
	});

	test.each<[string, () => void]>([
		['n8n has lost what it recorded', () => store.now.lose()],
		['n8n keeps no such record', () => void (store.now.isBroken = true)],
	])('is found by its message when %s', async (_what, happens) => {
		await run(lead('event 1'));
		happens();
		const { done } = await run(lead('event 1'));
		expect(done[0].already_delivered).toBe(true);
		expect(sandbox.now.store.chats).toHaveLength(1);
		expect(leadMessages()).toHaveLength(1);
	});

	test.each([
		['before the chat was there', 1, false, 1],
		['when the chat was there, before its answer', 1, true, 1],
		['before the message was there', 2, false, 1],
		['when the message was there, before its answer', 2, true, 1],
	])(
		'of which the first was killed %s: the second finishes it',
		async (_when, at, stored, chats) => {
			sandbox.now.settings.unknownClient = 'notFound';
			await killedAt(at, stored);
			const second = await run(lead('event 1'));
			expect(second.run.status).toBe('success');
			expect(leadMessages()).toHaveLength(1);
			expect(sandbox.now.store.chats).toHaveLength(chats);
			expect(second.done[0].chat_id).toBe(sandbox.now.store.chats[0].chat_id);
		},
	);

	test('of which the first was killed with its chat open, and n8n lost its record: stored once', async () => {
		await killedAt(2, false);
		store.now.lose();
		const second = await run(lead('event 1'));
		expect(second.run.status).toBe('success');
		expect(leadMessages()).toHaveLength(1);
	});

	test('at the same moment in two processes, and neither sees the record of the other: stored once', async () => {
		// The chat of the other process is there, a moment older than ours.
		const { chat_id } = sandbox.now.createChat({
			client_id: submission.email,
			lead_collected: true,
		});
		const second = await run(lead('event 1'));
		expect(second.done[0].chat_id).toBe(chat_id);
		expect(leadMessages()).toHaveLength(1);
	});

	test('with capitals in the address, which is the client, too: it is the same person, and stored once', async () => {
		const items = [{ ...submission, email: 'Ada@Example.com' }];
		const match = { method: 'POST' as const, path: '/external/message/new-message' };
		sandbox.now.addFault({ match, store: false, fault: { kind: 'hang' } });
		const cancelWhen = waitUntil(() => posts(sandbox.now).length === 2, 'it is under way');
		await run(lead('event 1'), { items, cancelWhen });
		const second = await run(lead('event 1'), { items });
		expect(second.run.status).toBe('success');
		expect(sandbox.now.store.chats).toHaveLength(1);
		expect(leadMessages()).toHaveLength(1);
	});

	test('for a client that stands for several people: no chat of another one is used', async () => {
		const shared = lead('event 1', { clientId: 'contact-page' });
		await killedAt(2, false, shared);
		const second = await run(shared);
		expect(failureDetails(second)).toMatchObject([{ kind: 'delivery_unknown' }]);
		expect((await run(lead('event 2', { clientId: 'contact-page' }))).run.status).toBe('success');
		expect(sandbox.now.store.chats).toHaveLength(2);
		expect(leadMessages()).toHaveLength(1);
	});
});

describeOptimly('a new chat for a lead', () => {
	test('carries the delivery id beside the metadata of the user; without a key, neither chat nor client is looked at', async () => {
		const metadata = { metadataMode: 'json', metadataJson: '{"source":"contact page"}' };
		await run(lead('event 1', metadata));
		const [keyed] = sandbox.now.store.chats;
		expect(keyed.metadata).toEqual({
			source: 'contact page',
			delivery_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
		});
		const before = sandbox.now.requests.length;
		await run(lead('', metadata));
		expect(sandbox.now.store.chats[1].metadata).toEqual({ source: 'contact page' });
		const later = sandbox.now.requests.slice(before);
		expect(later.map(({ method }) => method)).toEqual(['POST', 'POST']);
	});

	test('is not shared by two submissions of one person', async () => {
		await run(lead('event 1'));
		await run(lead('event 2'));
		expect(sandbox.now.store.chats).toHaveLength(2);
		expect(leadMessages()).toHaveLength(2);
	});
});
