/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- tests are not part of the package */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { INodeParameters } from 'n8n-workflow';
import { handoffEmail, leadInNewChat, messageSend } from '../engine/parameters';
import { useProcessedStore } from '../engine/processedStore';
import { waitUntil } from '../waitUntil';
import type { KilledJob } from './killedExecution';
import { failureDetails } from '../delivery/leftBehind';
import { posts, useFreshSandbox } from '../delivery/useFreshSandbox';

/**
 * A process of n8n that is killed with SIGKILL saves nothing of its executions. What is left is what it sent, and what
 * n8n's store of processed things and the histories of the chats know.
 */

const sandbox = useFreshSandbox();
const store = useProcessedStore();

/** When it is killed: by itself, or while the request with this number is under way. */
type Moment =
	| NonNullable<KilledJob['dies']>
	| { at: 'request'; method: 'GET' | 'POST'; number: number; stored: boolean };

const before = (time: number): Moment => ({ at: 'recording', time });
const recorded = (time: number): Moment => ({ at: 'recorded', time });
const saving: Moment = { at: 'saving' };
const looking = (number: number): Moment => ({
	...{ at: 'request', method: 'GET' },
	...{ number, stored: false },
});
const sending = (number: number, stored: boolean): Moment => ({
	...{ at: 'request', method: 'POST' },
	...{ number, stored },
});

const keyed = (parameters: INodeParameters): INodeParameters => ({
	...parameters,
	options: { idempotencyKey: 'event 1', maxWait: 1 },
});

/** Runs the node in a process of its own until that is killed. */
async function killed(parameters: INodeParameters, moment: Moment): Promise<void> {
	const job: KilledJob = {
		run: { parameters, credential: sandbox.credential(), executionId: 'killed', items: [{}] },
		store: store.now.folder,
		...(moment.at !== 'request' && { dies: moment }),
	};
	if (moment.at === 'request') {
		const { method, number, stored } = moment;
		sandbox.now.addFault({
			match: { method },
			...{ nth: number, store: stored, fault: { kind: 'hang' } },
		});
	}
	const child = spawn(
		process.execPath,
		['--import', 'tsx', join(__dirname, 'killedExecution.ts')],
		{ stdio: ['pipe', 'inherit', 'inherit'] },
	);
	const ended = once(child, 'exit');
	child.stdin.end(JSON.stringify(job));
	if (moment.at === 'request') {
		const { method, number } = moment;
		const isUnderWay = () =>
			sandbox.now.requests.filter((one) => one.method === method).length === number;
		await waitUntil(isUnderWay, 'the request is under way', 30_000);
		child.kill('SIGKILL');
	}
	expect(await ended).toEqual([null, 'SIGKILL']);
}

/** The same submission comes again, in another process. */
const again = async (parameters: INodeParameters) =>
	await sandbox.run(parameters, { executionId: 'again' });

beforeEach(() => {
	sandbox.now.createChat({ chat_id: 'chat_1', client_id: 'client-1' });
});

test.each<[string, Moment]>([
	['before anything is recorded', before(1)],
	['when it is recorded', recorded(1)],
	['while it looks into the history', looking(1)],
	['while it sends, before it is stored', sending(1, false)],
	['while it sends, when it is stored', sending(1, true)],
	['when all is delivered, before n8n saves it', saving],
])('Message: Send, killed %s: stored once', async (_when, moment) => {
	const send = keyed(messageSend('chat_1', { content: 'Once' }));
	await killed(send, moment);
	const { run } = await again(send);
	expect(run.status).toBe('success');
	const said = sandbox.now.store.messages.filter(({ sender }) => sender === 'user');
	expect(said.map(({ content }) => content)).toEqual(['Once']);
});

test.each<[string, Moment]>([
	['before anything is recorded', before(1)],
	['when the chat is recorded', recorded(1)],
	['while it looks for the chat', looking(1)],
	['while it opens the chat, before that is there', sending(1, false)],
	['while it opens the chat, when that is there', sending(1, true)],
	['when the chat is open', before(2)],
	['when the message is recorded', recorded(2)],
	['while it sends the message, before it is stored', sending(2, false)],
	['while it sends the message, when it is stored', sending(2, true)],
	['when all is delivered, before n8n saves it', saving],
])('Lead: Capture in a new chat, killed %s: stored once', async (_when, moment) => {
	const lead = keyed(leadInNewChat(''));
	await killed(lead, moment);
	const { run } = await again(lead);
	expect(run.status).toBe('success');
	const { chats, messages } = sandbox.now.store;
	expect(chats.filter(({ client_id }) => client_id === 'ada@example.com')).toHaveLength(1);
	const leads = messages.filter(({ metadata }) => metadata.form_type === 'lead_capture');
	expect(leads).toHaveLength(1);
});

test.each<[string, Moment, number]>([
	['before anything is recorded', before(1), 1],
	['when it is recorded', recorded(1), 0],
	['while it sends, before it has arrived', sending(1, false), 1],
	['while it sends, when it has arrived', sending(1, true), 1],
	['when all is delivered, before n8n saves it', saving, 1],
])(
	'Handoff: Email, which no history shows, killed %s: never sent twice, and said to be unknown',
	async (_when, moment, requests) => {
		const email = keyed(handoffEmail('chat_1'));
		await killed(email, moment);
		const result = await again(email);
		expect(posts(sandbox.now)).toHaveLength(requests);
		if (moment.at === 'recording') expect(result.run.status).toBe('success');
		else
			expect(failureDetails(result)).toMatchObject([
				{ kind: 'delivery_unknown', delivered: 'unknown', attempts: 0 },
			]);
	},
);
