/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests are not part of the package */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';
import type { Fault } from '../../sandbox';
import { agentAsk, chatGetOrCreate } from '../operations/operationParameters';
import { chatCreate, handoffEmail, messageSend } from '../engine/parameters';
import { useFreshSandbox } from '../delivery/useFreshSandbox';

const sandbox = useFreshSandbox();

const MESSAGE = '/external/message/new-message';
const reset: Fault = { kind: 'reset' };

/** Makes the first request to a path meet a fault. */
const faultAt = (path: string, fault: Fault, store = false) =>
	sandbox.now.addFault({ match: { path }, fault, store });

const chat = (ai_enabled = true) =>
	sandbox.now.createChat({ chat_id: 'chat_1', client_id: 'client-1', ai_enabled });

/** Sends a message without any metadata, so that the history shows none. */
async function messageWithoutMetadata(): Promise<void> {
	await sandbox.run(
		messageSend('chat_1', { content: 'Earlier', options: { onUncertainDelivery: 'fail' } }),
	);
}

interface Scene {
	/** Prepares the sandbox and returns the node's parameters. */
	play: () => INodeParameters | Promise<INodeParameters>;
	credential?: ICredentialDataDecryptedObject;
	/** Longest wait in seconds, where the default is too short for what happens. */
	maxWait?: number;
	/** What the output has, where it is a success. */
	output?: IDataObject;
}

/** How each row of the table is brought about. */
const SCENES = new Map<string, Scene>([
	[
		'No answer; the message is in the chat, with a reply',
		{
			play: () => {
				chat();
				faultAt(MESSAGE, reset, true);
				return messageSend('chat_1');
			},
			output: { reply: expect.stringContaining('Sandbox agent') },
		},
	],
	[
		'No answer; the message is in the chat, no reply came in time',
		{
			play: () => {
				chat(false);
				faultAt(MESSAGE, reset, true);
				return messageSend('chat_1');
			},
			output: { reply: null },
		},
	],
	[
		"No answer; the assistant's message is in the chat",
		{
			play: () => {
				chat();
				faultAt(MESSAGE, reset, true);
				return messageSend('chat_1', { sender: 'assistant' });
			},
			output: { reply: null },
		},
	],
	[
		'No answer; the message is not in the chat',
		{
			play: () => {
				chat();
				faultAt(MESSAGE, reset);
				return messageSend('chat_1');
			},
		},
	],
	[
		"No answer; the chat's messages carry no metadata, so that nothing can be told",
		{
			play: async () => {
				chat();
				await messageWithoutMetadata();
				faultAt(MESSAGE, reset);
				return messageSend('chat_1');
			},
		},
	],
	[
		'No answer; the history cannot be read',
		{
			play: () => {
				chat();
				faultAt(MESSAGE, reset);
				sandbox.now.addFault({
					match: { method: 'GET' },
					times: 50,
					fault: { kind: 'status', status: 403 },
				});
				return messageSend('chat_1');
			},
		},
	],
	[
		'An answer that cannot be read; the message is not in the chat',
		{
			play: () => {
				chat();
				faultAt(MESSAGE, { kind: 'html' });
				return messageSend('chat_1');
			},
		},
	],
	[
		'No answer to opening a chat',
		{
			play: () => {
				faultAt('/external/message/new-chat', reset, true);
				return chatCreate('client-1');
			},
		},
	],
	[
		"No answer to opening the chat of a client; it is in the client's list",
		{
			play: () => {
				faultAt('/external/message/new-chat', reset, true);
				return chatGetOrCreate('client-1');
			},
			output: { client_id: 'client-1', chat_id: expect.any(String) },
		},
	],
	[
		'No answer from the agent; the question is in the chat, with a reply',
		{
			play: () => {
				chat();
				faultAt('/external/agent/v2', reset, true);
				return agentAsk('chat_1');
			},
			output: { reply: expect.stringContaining('Sandbox agent') },
		},
	],
	[
		'No answer from the agent; the question is not in the chat',
		{
			play: () => {
				chat();
				faultAt('/external/agent/v2', reset);
				return agentAsk('chat_1');
			},
		},
	],
	[
		'No answer to an email handoff',
		{
			play: () => {
				chat();
				faultAt('/external/message/email-handoff', reset, true);
				return handoffEmail('chat_1');
			},
		},
	],
	[
		'The server refuses the request (400)',
		{
			play: () => {
				chat();
				faultAt(MESSAGE, { kind: 'status', status: 400 });
				return messageSend('chat_1');
			},
		},
	],
	[
		'The server takes no more requests for now (429)',
		{
			play: () => {
				chat();
				faultAt(MESSAGE, { kind: 'retryAfter', seconds: 1 });
				return messageSend('chat_1');
			},
			maxWait: 5,
		},
	],
	[
		'The server answers 503 with Retry-After',
		{
			play: () => {
				chat();
				faultAt(MESSAGE, { kind: 'retryAfter', seconds: 1, status: 503 });
				return messageSend('chat_1');
			},
			maxWait: 5,
		},
	],
	[
		'The connection is refused',
		// Port 1 (tcpmux) is not served here.
		{ play: () => messageSend('chat_1'), credential: { baseUrl: 'http://127.0.0.1:1' } },
	],
]);

const page = readFileSync(join(__dirname, '..', '..', 'docs', 'delivery.md'), 'utf8');

/** The rows of the table that begins with "What happened". */
const rows = (/^\| What happened .*\n\|[- |]+\n((?:\|.*\n)+)/m.exec(page)?.[1] ?? '')
	.split('\n')
	.filter(Boolean)
	.map((line) =>
		line
			.split('|')
			.slice(1, -1)
			.map((cell) => cell.trim()),
	);

const SETTINGS = ['checkHistory', 'checkHistoryAndResend', 'fail'];

const cells = rows.flatMap(([scene, ...outcomes]) =>
	outcomes.map((outcome, column): [scene: string, setting: string, outcome: string] => [
		scene,
		SETTINGS[column],
		outcome,
	]),
);

test('the table of docs/delivery.md has a scene for each row, and an outcome for each setting', () => {
	expect(rows.map(([scene]) => scene)).toEqual([...SCENES.keys()]);
	expect(cells).toHaveLength(SCENES.size * SETTINGS.length);
});

test.each(cells)(
	'%s, %s: %s',
	async (name, onUncertainDelivery, outcome) => {
		const scene = SCENES.get(name);
		if (!scene) throw new Error('No scene');
		const parameters = await scene.play();
		const before = sandbox.now.requests.length;
		const { done, failed } = await sandbox.run(
			{ ...parameters, options: { onUncertainDelivery, maxWait: scene.maxWait ?? 0.4 } },
			{
				settings: { onError: 'continueErrorOutput' },
				credential: sandbox.credential(scene.credential),
			},
		);
		const posts = sandbox.now.requests.slice(before).filter(({ method }) => method === 'POST');
		const kind = /`(\w+_\w+|connection)`$/.exec(outcome)?.[1];
		if (kind) {
			expect(done).toEqual([]);
			expect(failed).toEqual([
				expect.objectContaining({ details: expect.objectContaining({ kind }) }),
			]);
		} else {
			expect(outcome).toContain('success');
			expect(failed).toEqual([]);
			expect(done).toEqual([
				expect.objectContaining(scene.output ?? { message_id: expect.any(String) }),
			]);
		}
		if (!scene.credential) expect(posts).toHaveLength(outcome.startsWith('sent again') ? 2 : 1);
		expect(
			sandbox.now.store.messages.filter(({ content }) => content === 'Hello').length,
		).toBeLessThanOrEqual(1);
	},
	30_000,
);
