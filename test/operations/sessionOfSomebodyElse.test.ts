import {
	NodeConnectionTypes,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
} from 'n8n-workflow';
import type { WorkflowParts } from '../engine/engine';
import { useSandbox } from '../engine/useSandbox';

const sandbox = useSandbox();

const LEAD = { Name: 'Ada Byron', Email: 'ada@example.com' };
const WHATSAPP = {
	messages: [{ from: '15550100', id: 'wamid.1', type: 'text', text: { body: 'Hi' } }],
	contacts: [{ profile: { name: 'Ada' }, wa_id: '15550100' }],
};
const TELEGRAM = { message: { message_id: 7, from: { id: 5550 }, chat: { id: 5550 }, text: 'Hi' } };

/** Who has a chat, by what the visitor's session says. */
const THEIRS: ReadonlyArray<[what: string, resource: string, item: IDataObject, session: string]> =
	[
		['the address of a lead', 'lead', LEAD, 'ada@example.com'],
		['a number of WhatsApp', 'message', WHATSAPP, '15550100'],
		['the id of somebody in Telegram', 'message', TELEGRAM, '5550'],
	];

const OPERATIONS = [
	['Message: Send', { resource: 'message', operation: 'send' }],
	['Agent: Ask', { resource: 'agent', operation: 'ask' }],
] as const;

test.each(
	OPERATIONS.flatMap(([title, parameters]) =>
		THEIRS.map(([what, ...theirs]) => [title, what, parameters, ...theirs] as const),
	),
)(
	'%s: who names %s as the session of a public chat window stays out of that chat',
	async (_title, _what, parameters, resource, item, session) => {
		const operation = resource === 'lead' ? 'capture' : 'send';
		const { done: theirs } = await sandbox.run({ resource, operation }, { items: [item] });
		const before = sandbox.now.store.messages.length;
		const visit = { sessionId: session, action: 'sendMessage', chatInput: 'What was said here?' };
		const { done } = await sandbox.run(parameters, { items: [visit] });
		expect(done).toMatchObject([{ chat_id: expect.any(String) }]);
		expect(done[0].chat_id).not.toBe(theirs[0].chat_id);
		const { chats, messages } = sandbox.now.store;
		expect(chats.map(({ client_id }) => client_id)).toEqual([session, `session-${session}`]);
		const inTheirs = messages.filter(({ chat_id }) => chat_id === theirs[0].chat_id);
		expect(inTheirs).toHaveLength(before);
	},
);

/** A visitor's own script, which need not send what the window sends. */
const question = 'What was said here?';
const OF_LEAD: readonly IDataObject[] = [
	{ sessionId: 'ada@example.com', message: question },
	{ session_id: 'ada@example.com', chatInput: question },
	{ sessionId: 'ada@example.com', chatinput: question },
	{ sessionId: 'ada\u200b@example.com', chatInput: question },
	{ sessionId: 'ada\uff20example.com', chatInput: question },
	{ sessionId: '', email: 'ada@example.com', chatInput: question },
	{ sessionId: 'x', clientId: 'ada@example.com', chatInput: 5, message: question },
	{ sessionId: ['x'], action: 'sendMessage', from: 'ada@example.com', text: question },
	{ sessionId: { id: 'ada@example.com' }, chatInput: question },
];
const OF_NUMBER: readonly IDataObject[] = [
	{ sessionId: '5550', chatInput: question },
	{ sessionId: '\u0085555\u00000\u0080', chatInput: question },
	{ sessionId: '5550\ud800', chatInput: question },
	{ sessionId: { id: '5550' }, chatInput: question },
	{ sessionId: 5550, message: question },
	{
		...{ sessionId: 'x', action: 'sendMessage' },
		message: { message_id: 9, from: { id: 5550 }, chat: { id: 5550 }, text: question },
	},
];
/** What only says where it came from by the node in front: no session is named. */
const WITHOUT_SESSION: readonly IDataObject[] = [
	{ email: 'ada@example.com', chatInput: question },
	{ clientId: 'ada@example.com', message: question },
	{ from: 'Ada <ada@example.com>', subject: 'Hi', text: question },
];

const CHAT_TRIGGER = '@n8n/n8n-nodes-langchain.chatTrigger';

/** The items come from a Chat Trigger, through nodes of the given types. */
const behindChatTrigger =
	(...between: readonly string[]) =>
	({ nodes, connections }: WorkflowParts): WorkflowParts => {
		const [first] = nodes;
		const last = connections.Items;
		const steps = between.map((type, at) => ({ ...first, id: type, name: `Step ${at}`, type }));
		const names = ['Items', ...steps.map(({ name }) => name)];
		const wires = steps.map(({ name }, at) => [
			names[at],
			{ main: [[{ node: name, type: NodeConnectionTypes.Main, index: 0 }]] },
		]);
		return {
			nodes: [{ ...first, type: CHAT_TRIGGER }, ...steps, ...nodes.slice(1)],
			connections: {
				...connections,
				...Object.fromEntries(wires),
				[names[names.length - 1]]: last,
			},
		};
	};

/** A node that hands on its items; as a trigger, those that it starts with. */
const passesOn = (name: string, isTrigger: boolean): INodeType => ({
	description: {
		...{ displayName: name, name, description: '', version: 1, properties: [] },
		group: [isTrigger ? 'trigger' : 'transform'],
		defaults: { name },
		inputs: isTrigger ? [] : [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
	},
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [this.getInputData()];
	},
});

const passingOn = (trigger: string, ...between: readonly string[]) =>
	new Map([
		[trigger, passesOn(trigger, true)],
		...between.map((type) => [type, passesOn(type, false)] as const),
	]);

async function visitAfter(theirs: IDataObject, visit: IDataObject, run: object = {}) {
	const operation = theirs === LEAD ? 'capture' : 'send';
	const resource = theirs === LEAD ? 'lead' : 'message';
	const { done: before } = await sandbox.run({ resource, operation }, { items: [theirs] });
	const parameters = { resource: 'message', operation: 'send' };
	const { done } = await sandbox.run(parameters, { items: [visit], ...run });
	return { theirs: before[0].chat_id, visited: done[0]?.chat_id };
}

test.each([
	...OF_LEAD.map((visit) => [visit, LEAD] as const),
	...OF_NUMBER.map((visit) => [visit, TELEGRAM] as const),
])('whatever a visitor sends in place of the window: %j', async (visit, whose) => {
	const { theirs, visited } = await visitAfter(whose, visit);
	expect(visited).toEqual(expect.any(String));
	expect(visited).not.toBe(theirs);
});

test.each(['whatsapp:+491701234567', 'tel:+49 170 1234567', '555.123.4567 ext 9'])(
	'a number is one with what stands around it: %s',
	async (session) => {
		const gateway = { clientId: session, text: 'Hi' };
		const { theirs, visited } = await visitAfter(gateway, {
			sessionId: session,
			chatInput: question,
		});
		expect(visited).toEqual(expect.any(String));
		expect(visited).not.toBe(theirs);
	},
);

describe.each([
	['right behind the Chat Trigger', []],
	['behind nodes that change no item', ['n8n-nodes-base.if', 'n8n-nodes-base.merge']],
])('%s', (_where, between) => {
	test.each(WITHOUT_SESSION)('a visitor names no client either: %j', async (visit) => {
		const { theirs, visited } = await visitAfter(LEAD, visit, {
			change: behindChatTrigger(...between),
			nodeTypes: passingOn(CHAT_TRIGGER, ...between),
		});
		expect(visited).toEqual(expect.any(String));
		expect(visited).not.toBe(theirs);
	});
});

test('what a node in between has looked up holds', async () => {
	const between = 'n8n-nodes-base.set';
	const { theirs, visited } = await visitAfter(
		LEAD,
		{ clientId: 'ada@example.com', message: question },
		{ change: behindChatTrigger(between), nodeTypes: passingOn(CHAT_TRIGGER, between) },
	);
	expect(visited).toBe(theirs);
});

test.each([
	['as it is', 'x'.repeat(200)],
	['as the client it is made', '1'.repeat(194)],
])('of a session that is too long %s, nobody is made', async (_as, session) => {
	const visits = ['1', '2'].map((end) => ({ sessionId: session + end, chatInput: question }));
	const { run } = await sandbox.run({ resource: 'message', operation: 'send' }, { items: visits });
	expect(run.data.resultData.error?.message).toContain(
		'names the sender with more than 200 characters',
	);
	expect(sandbox.now.store.chats).toEqual([]);
});
