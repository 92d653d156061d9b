import type { INodeParameters } from 'n8n-workflow';
import {
	appointmentRequest,
	chatCreate,
	handoffEmail,
	leadCapture,
	leadInNewChat,
	messageSend,
	unmarked,
} from './parameters';
import { pathsOf, useSandbox } from './useSandbox';

const sandbox = useSandbox();

/** Runs one operation on the chat `chat_1` and returns the bodies that went over the wire. */
async function bodiesOf(parameters: INodeParameters): Promise<unknown[]> {
	sandbox.now.createChat({ chat_id: 'chat_1', client_id: 'client-1' });
	const { run } = await sandbox.run(unmarked(parameters));
	expect(run.data.resultData.error).toBeUndefined();
	return sandbox.now.requests.map(({ body }) => body);
}

const LEAD = {
	form_type: 'lead_capture',
	lead_collected: true,
	name: 'Ada Byron',
	email: 'ada@example.com',
};

describe('message: send', () => {
	test('sends chat, sender and content, and no metadata when there is none', async () => {
		const bodies = await bodiesOf(messageSend('chat_1', { content: '  two\nlines  ' }));
		expect(bodies).toEqual([{ chat_id: 'chat_1', sender: 'user', content: '  two\nlines  ' }]);
		expect(pathsOf(sandbox.now)).toEqual(['POST /external/message/new-message']);
	});

	test('sends as assistant', async () => {
		expect(await bodiesOf(messageSend('chat_1', { sender: 'assistant' }))).toEqual([
			{ chat_id: 'chat_1', sender: 'assistant', content: 'Hello' },
		]);
	});
});

describe('chat: create', () => {
	test('sends nothing but the client when nothing else is set', async () => {
		expect(await bodiesOf(chatCreate('client-7'))).toEqual([{ client_id: 'client-7' }]);
		expect(pathsOf(sandbox.now)).toEqual(['POST /external/message/new-chat']);
	});

	test('sends the additional fields that are set, false as well', async () => {
		const additionalFields = { aiEnabled: false, leadCollected: false };
		expect(await bodiesOf(chatCreate('client-7', { additionalFields }))).toEqual([
			{ client_id: 'client-7', ai_enabled: false, lead_collected: false },
		]);
	});
});

describe('lead: capture', () => {
	test('adds an assistant message with the lead as metadata, empty fields left out', async () => {
		const leadFields = {
			company: 'Example Ltd',
			phone: '',
			interest: '50 seats',
			message: 'Call me',
		};
		expect(await bodiesOf(leadCapture('chat_1', { leadFields }))).toEqual([
			{
				chat_id: 'chat_1',
				sender: 'assistant',
				content: 'Lead captured for Ada Byron <ada@example.com>',
				metadata: { ...LEAD, company: 'Example Ltd', interest: '50 seats', message: 'Call me' },
			},
		]);
		expect(pathsOf(sandbox.now)).toEqual(['POST /external/message/new-message']);
		expect(sandbox.now.store.leads).toHaveLength(1);
	});

	test('opens a chat marked as lead, then says the summary there', async () => {
		const [chat, message] = await bodiesOf(leadInNewChat('client-7'));
		expect(chat).toEqual({ client_id: 'client-7', lead_collected: true });
		expect(message).toEqual({
			chat_id: sandbox.now.store.chats.at(-1)?.chat_id,
			sender: 'assistant',
			content: 'Lead captured for Ada Byron <ada@example.com>',
			metadata: LEAD,
		});
		expect(pathsOf(sandbox.now)).toEqual([
			'POST /external/message/new-chat',
			'POST /external/message/new-message',
		]);
	});
});

describe('appointment: request', () => {
	test('composes the sentence and sends every detail as metadata', async () => {
		const details = {
			durationMinutes: 45,
			timezone: 'America/New_York',
			preferredChannel: 'Zoom',
			purpose: 'onboarding call',
		};
		expect(await bodiesOf(appointmentRequest('chat_1', details))).toEqual([
			{
				chat_id: 'chat_1',
				sender: 'user',
				content: 'Book a 45-minute onboarding call on 2026-06-20 at 14:00 for Ada Byron',
				metadata: {
					form_type: 'appointment_request',
					name: 'Ada Byron',
					email: 'ada@example.com',
					start_time: '2026-06-20T14:00:00-04:00',
					duration_minutes: 45,
					timezone: 'America/New_York',
					preferred_channel: 'Zoom',
					purpose: 'onboarding call',
				},
			},
		]);
		expect(pathsOf(sandbox.now)).toEqual(['POST /external/message/new-message']);
	});

	test('leaves out what is not known, also from the sentence', async () => {
		expect(await bodiesOf(appointmentRequest('chat_1', { startTime: '2026-06-20' }))).toEqual([
			{
				chat_id: 'chat_1',
				sender: 'user',
				content: 'Book a 30-minute appointment on 2026-06-20 for Ada Byron',
				metadata: {
					form_type: 'appointment_request',
					name: 'Ada Byron',
					email: 'ada@example.com',
					start_time: '2026-06-20',
					duration_minutes: 30,
				},
			},
		]);
	});
});

describe('handoff: email', () => {
	test('sends chat, address, reason and context', async () => {
		expect(await bodiesOf(handoffEmail('chat_1', { context: 'Asked about 50 seats' }))).toEqual([
			{
				chat_id: 'chat_1',
				customer_email: 'ada@example.com',
				reason: 'Pricing approval',
				context: 'Asked about 50 seats',
			},
		]);
		expect(pathsOf(sandbox.now)).toEqual(['POST /external/message/email-handoff']);
	});

	test('leaves out an empty context', async () => {
		expect(await bodiesOf(handoffEmail('chat_1'))).toEqual([
			{ chat_id: 'chat_1', customer_email: 'ada@example.com', reason: 'Pricing approval' },
		]);
	});
});

describe('option summary', () => {
	const options = { summary: 'Ada wants 50 seats' };

	test.each([
		['lead: capture', leadCapture('chat_1', { options })],
		['appointment: request', appointmentRequest('chat_1', { options })],
	])('replaces the sentence of %s', async (_name, parameters) => {
		expect(await bodiesOf(parameters)).toEqual([
			expect.objectContaining({ content: 'Ada wants 50 seats' }),
		]);
	});
});

describe('delivery_id', () => {
	const send = messageSend('={{ $json.chat }}');

	test('is in the metadata of every message, and each item has its own', async () => {
		const items = ['chat_1', 'chat_2', 'chat_1'].map((chat) => ({ chat }));
		for (const chat_id of ['chat_1', 'chat_2'])
			sandbox.now.createChat({ chat_id, client_id: chat_id });
		await sandbox.run(send, { items });
		const ids = sandbox.now.requests.map(({ body }) => Object(body).metadata?.delivery_id);
		for (const id of ids) expect(id).toMatch(/^[\w-]{16,}$/);
		expect(new Set(ids).size).toBe(3);
	});

	test('wins over a key of the same name', async () => {
		sandbox.now.createChat({ chat_id: 'chat_1', client_id: 'client-1' });
		const metadata = { metadataMode: 'json', metadataJson: '{"delivery_id":"mine"}' };
		await sandbox.run(messageSend('chat_1', metadata));
		expect(sandbox.now.requests[0].body).not.toHaveProperty('metadata.delivery_id', 'mine');
	});

	test('is not sent with a new chat or a handoff, which no history could show', async () => {
		sandbox.now.createChat({ chat_id: 'chat_1', client_id: 'client-1' });
		await sandbox.run(chatCreate('client-2'));
		await sandbox.run(handoffEmail('chat_1'));
		for (const { bodyText } of sandbox.now.requests) expect(bodyText).not.toContain('delivery_id');
	});
});
