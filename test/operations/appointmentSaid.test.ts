import type { IDataObject } from 'n8n-workflow';
import { posts } from '../delivery/useFreshSandbox';
import { useSandbox } from '../engine/useSandbox';

const sandbox = useSandbox();

const request = { resource: 'appointment', operation: 'request' };
const WANTED = 'I would like to come on 3 September 2026 at 14:30 for an hour, ada@example.com';

/** What somebody wrote in a messenger, as its step hands it on. */
const MESSENGERS: ReadonlyArray<[string, IDataObject]> = [
	['the Chat Trigger', { sessionId: 's1', action: 'sendMessage', chatInput: WANTED }],
	[
		'Telegram',
		{
			update_id: 1,
			message: {
				message_id: 5,
				from: { id: 7, is_bot: false, first_name: 'Ada' },
				chat: { id: 7, type: 'private' },
				date: 1788359400,
				text: WANTED,
			},
		},
	],
	[
		'WhatsApp',
		{
			messaging_product: 'whatsapp',
			metadata: { display_phone_number: '15550100', phone_number_id: '1' },
			contacts: [{ profile: { name: 'Ada Example' }, wa_id: '15550101' }],
			messages: [
				{
					from: '15550101',
					id: 'w',
					timestamp: '1788359400',
					type: 'text',
					text: { body: WANTED },
				},
			],
		},
	],
	['Slack', { type: 'message', channel: 'C1', user: 'U1', text: WANTED, ts: '1788359400.000100' }],
	[
		'Twilio',
		{ From: 'whatsapp:+15550101', To: 'whatsapp:+15550100', Body: WANTED, ProfileName: 'Ada' },
	],
	[
		'LINE',
		{
			events: [
				{
					type: 'message',
					replyToken: 'r',
					timestamp: 1788359400000,
					source: { type: 'user', userId: 'U1' },
					message: { id: '1', type: 'text', text: WANTED },
				},
			],
		},
	],
	[
		'Viber',
		{
			event: 'message',
			timestamp: 1788359400000,
			sender: { id: 'v1', name: 'Ada' },
			message: { type: 'text', text: WANTED },
		},
	],
	[
		'an e-mail',
		{
			from: 'Ada Example <ada@example.com>',
			subject: 'Appointment',
			text: WANTED,
			date: '2026-08-01T10:00:00Z',
		},
	],
];

test.each(MESSENGERS)(
	'a date within what was written in %s is not replaced by that of the message: nothing is sent',
	async (_messenger, item) => {
		const { run } = await sandbox.run(request, { items: [item] });
		const { error } = run.data.resultData;
		expect(error).toHaveProperty('context.details.kind', 'invalid_input');
		expect(posts(sandbox.now)).toEqual([]);
	},
);

const START = { Name: 'Ada', Email: 'ada@example.com', start_time: '2026-09-03T14:30:00Z' };

test.each<[string, IDataObject]>([
	['a length in the message', { message: 'We need two hours, please.' }],
	['a length in German', { Nachricht: 'Bitte 90 Minuten einplanen' }],
	['a length in Japanese', { お問い合わせ内容: '2時間ほどお願いします' }],
	['a length behind a label that nobody knows', { 'Slot that suits us': '45 min' }],
	['a whole day', { all_day: true }],
	[
		'an end without a time',
		{ start: { date: '2026-09-03' }, start_time: '', end: { date: '2026-09-05' } },
	],
])('%s: the usual 30 minutes do not take its place', async (_case, more) => {
	await sandbox.run(request, { items: [{ ...START, ...more }] });
	const [{ body }] = posts(sandbox.now).filter(({ path }) => path.endsWith('new-message'));
	expect(body).not.toHaveProperty('metadata.duration_minutes');
	expect(body).toHaveProperty('content', expect.not.stringContaining('30-minute'));
});

test.each<[string, IDataObject, string]>([
	['a time', { start_time: '3 September 2026, half past two' }, 'Start Time'],
	['a date', { start_time: 'next Tuesday at 3' }, 'Start Time'],
	['a length', { duration: 'about an hour' }, 'Duration (Minutes)'],
	['a zone', { timezone: 'my place' }, 'Time Zone'],
	['an end', { end_time: 'when we are done' }, 'Duration (Minutes)'],
])('%s that is there and not understood is refused', async (_what, more, field) => {
	const { run } = await sandbox.run(request, { items: [{ ...START, ...more }] });
	const { error } = run.data.resultData;
	expect(error).toHaveProperty('context.details.kind', 'invalid_input');
	expect(error?.message).toContain(`'${field}' is empty, and what`);
	expect(posts(sandbox.now)).toEqual([]);
});
