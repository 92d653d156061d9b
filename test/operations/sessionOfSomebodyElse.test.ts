import type { IDataObject } from 'n8n-workflow';
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
