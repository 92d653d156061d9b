import type { INodeParameters } from 'n8n-workflow';
import {
	appointmentRequest,
	handoffEmail,
	leadCapture,
	leadInNewChat,
	messageSend,
} from '../engine/parameters';
import { useProcessedStore } from '../engine/processedStore';
import { failureDetails } from '../delivery/leftBehind';
import { posts, useFreshSandbox } from '../delivery/useFreshSandbox';
import { agentAsk } from '../operations/operationParameters';
import {
	before,
	keyed,
	killed,
	looking,
	recorded,
	saving,
	sending,
	type Moment,
} from './killedRun';

/**
 * A process of n8n that is killed with SIGKILL saves nothing of its executions. What is left is what it sent, and what
 * n8n's store of processed things and the histories of the chats know.
 */

const sandbox = useFreshSandbox();
const store = useProcessedStore();

/** The same submission comes again, in another process. */
const again = async (parameters: INodeParameters) =>
	await sandbox.run(parameters, { executionId: 'again' });

/** How often the chat was told this by client or form. */
const timesSaid = (text: string) =>
	sandbox.now.store.messages.filter(({ content }) => content === text).length;

beforeEach(() => {
	sandbox.now.createChat({ chat_id: 'chat_1', client_id: 'client-1' });
});

const summary = { options: { summary: 'Once' } };

describe.each([
	['Message: Send', messageSend('chat_1', { content: 'Once' })],
	['Lead: Capture', leadCapture('chat_1', summary)],
	['Appointment: Request', appointmentRequest('chat_1', summary)],
])('%s into a chat', (_title, parameters) => {
	test.each<[string, Moment]>([
		['before anything is recorded', before(1)],
		['when it is recorded', recorded(1)],
		['while it looks into the history', looking(1)],
		['while it sends, before it is stored', sending(1, false)],
		['while it sends, when it is stored', sending(1, true)],
		['when all is delivered, before n8n saves it', saving],
	])('killed %s: stored once', async (_when, moment) => {
		const send = keyed(parameters);
		await killed({ sandbox, store }, send, moment);
		const { run } = await again(send);
		expect(run.status).toBe('success');
		expect(timesSaid('Once')).toBe(1);
	});
});

test.each<[string, Moment, 'success' | 'unknown', number]>([
	['before anything is recorded', before(1), 'success', 1],
	['when it is recorded', recorded(1), 'unknown', 0],
	['while it looks into the history', looking(1), 'unknown', 0],
	['while it asks, before that has arrived', sending(1, false), 'unknown', 0],
	['while it asks, when that has arrived', sending(1, true), 'success', 1],
	['when it has its answer, before n8n saves it', saving, 'success', 1],
])(
	'Agent: Ask, of which a history proves no absence, killed %s: asked once at most, and said so',
	async (_when, moment, ends, times) => {
		const ask = keyed(agentAsk('chat_1', { content: 'Once' }));
		await killed({ sandbox, store }, ask, moment);
		const result = await again(ask);
		expect(timesSaid('Once')).toBe(times);
		if (ends === 'success') expect(result.done[0].reply).toContain('Sandbox agent');
		else expect(failureDetails(result)).toMatchObject([{ kind: 'delivery_unknown', attempts: 0 }]);
	},
);

test.each<[string, Moment, 'success' | 'unknown', number]>([
	['while it sends the request, before it is stored', sending(1, false), 'success', 2],
	['while it sends the request, when it is stored', sending(1, true), 'success', 2],
	['before the question is recorded', before(2), 'success', 2],
	['when the question is recorded', recorded(2), 'unknown', 1],
	['while it asks, before that has arrived', sending(2, false), 'unknown', 1],
	['while it asks, when that has arrived', sending(2, true), 'success', 2],
	['when all is delivered, before n8n saves it', saving, 'success', 2],
])(
	'Appointment: Request that the agent confirms, killed %s: stored once, asked once at most',
	async (_when, moment, ends, times) => {
		const request = keyed(appointmentRequest('chat_1', { ...summary, confirmWithAgent: true }));
		await killed({ sandbox, store }, request, moment);
		const result = await again(request);
		expect(timesSaid('Once')).toBe(times);
		if (ends === 'success') expect(result.run.status).toBe('success');
		else
			expect(failureDetails(result)).toMatchObject([
				{ kind: 'delivery_unknown', delivered: 'unknown', attempts: 0 },
			]);
	},
);

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
	await killed({ sandbox, store }, lead, moment);
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
		await killed({ sandbox, store }, email, moment);
		const result = await again(email);
		expect(posts(sandbox.now)).toHaveLength(requests);
		if (moment.at === 'recording') expect(result.run.status).toBe('success');
		else
			expect(failureDetails(result)).toMatchObject([
				{ kind: 'delivery_unknown', delivered: 'unknown', attempts: 0 },
			]);
	},
);
