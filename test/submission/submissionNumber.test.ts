import type { IDataObject, INodeParameters, WorkflowExecuteMode } from 'n8n-workflow';
import { useProcessedStore } from '../engine/processedStore';
import { useSandbox } from '../engine/useSandbox';

const sandbox = useSandbox();
useProcessedStore();

/** As Typeform's page on webhooks shows it. */
const response = (more: IDataObject = {}): IDataObject => ({
	headers: {},
	body: {
		event_id: 'LtWXD3crgy',
		event_type: 'form_response',
		form_response: {
			form_id: 'lT4Z3j',
			landed_at: '2026-01-18T18:07:02Z',
			submitted_at: '2026-01-18T18:17:02Z',
			definition: {
				fields: [{ id: 'JwWggjAKtOkA', title: 'Your email', type: 'email', ref: 'mail' }],
			},
			answers: [
				{
					type: 'email',
					email: 'ada@example.com',
					field: { id: 'JwWggjAKtOkA', type: 'email', ref: 'mail' },
				},
			],
			...more,
		},
	},
});

const capture: INodeParameters = { resource: 'lead', operation: 'capture' };
const request: INodeParameters = {
	...{ resource: 'appointment', operation: 'request' },
	...{ startTime: '2030-06-20T14:00:00Z', timezone: 'Etc/UTC' },
};

let execution = 0;
const run = async (parameters: INodeParameters, mode: WorkflowExecuteMode, item = response()) => {
	const executionId = `numbered ${++execution}`;
	const { done, run: ended } = await sandbox.run(parameters, { items: [item], mode, executionId });
	return { output: done[0], error: ended.data.resultData.error?.message };
};

const FIELD = 'event_id';

test.each([
	['Lead: Capture', capture],
	['Lead: Capture in a new chat', { ...capture, chatSource: 'newChat' }],
	['Appointment: Request', request],
])(
	'%s: a submission that its service delivers twice is stored once',
	async (_title, parameters) => {
		const first = await run(parameters, 'webhook');
		const second = await run(parameters, 'webhook');
		expect(first.output.idempotency_key_field).toBe(FIELD);
		expect(first.output).not.toHaveProperty('already_delivered');
		expect(second.output).toMatchObject({
			already_delivered: true,
			idempotency_key_field: FIELD,
			message_id: first.output.message_id,
		});
		expect(sandbox.now.store.chats).toHaveLength(1);
	},
);

test.each([
	['a response alone, as Typeform lists them', { response_id: 'kmyd0d9s6p1' }, 'response_id'],
	['a response alone, without a number', {}, undefined],
])('%s: only a number of its own is a key', async (_what, more, field) => {
	const alone = response(more).body;
	const { output } = await run(capture, 'webhook', Object(Object(alone).form_response));
	expect(output.idempotency_key_field).toBe(field);
	expect(output.mapped_fields).toEqual({ email: 'Your email (label)' });
});

test('by hand, the same submission is sent as often as somebody tries it out', async () => {
	const outputs = [await run(capture, 'manual'), await run(capture, 'manual')];
	for (const { output } of outputs) expect(output).not.toHaveProperty('idempotency_key_field');
	expect(new Set(outputs.map(({ output }) => output.message_id)).size).toBe(2);
});

test('a key that the user set counts in its place', async () => {
	const { output } = await run({ ...capture, options: { idempotencyKey: 'mine' } }, 'webhook');
	expect(output).not.toHaveProperty('idempotency_key_field');
	const again = await run({ ...capture, options: { idempotencyKey: 'another' } }, 'webhook');
	expect(again.output).not.toHaveProperty('already_delivered');
});

test('several people of one submission are delivered each', async () => {
	const to = (email: string) => ({ ...capture, email });
	await run(to('ada@example.com'), 'webhook');
	const { output } = await run(to('grace@example.com'), 'webhook');
	expect(output).not.toHaveProperty('already_delivered');
	expect(sandbox.now.store.chats).toHaveLength(2);
});

test('the same number with other content is refused, and the error names the field', async () => {
	await run({ ...capture, options: { summary: 'first' } }, 'webhook');
	const { error } = await run({ ...capture, options: { summary: 'second' } }, 'webhook');
	expect(error).toContain(`'${FIELD}' of the input was used before, with other content`);
});

describe('Message: Send', () => {
	const send: INodeParameters = { resource: 'message', operation: 'send' };
	const update = (text: string, more: IDataObject = {}): IDataObject => ({
		update_id: 86,
		message: { message_id: 7, from: { id: 5 }, chat: { id: 5 }, text },
		...more,
	});
	const userTexts = () =>
		sandbox.now.store.messages
			.filter(({ sender }) => sender === 'user')
			.map(({ content }) => content);

	test('a message that its messenger delivers twice is sent once', async () => {
		const first = await run(send, 'trigger', update('Hi'));
		const second = await run(send, 'trigger', update('Hi'));
		expect(first.output).toMatchObject({ idempotency_key_field: 'update_id' });
		const { message_id, reply } = first.output;
		expect(second.output).toMatchObject({ message_id, reply, already_delivered: true });
		expect(userTexts()).toEqual(['Hi']);
	});

	test('the next message of the same person is another one', async () => {
		await run(send, 'trigger', update('Hi'));
		await run(send, 'trigger', update('Hi', { update_id: 87 }));
		expect(userTexts()).toEqual(['Hi', 'Hi']);
	});

	test('a form that is sent as a message has the number of its submission', async () => {
		const form = response();
		const text = { ...send, content: '' };
		const wrote = {
			type: 'text',
			text: 'Call me',
			field: { id: 'm', type: 'long_text', ref: 'm' },
		};
		Object.assign(Object(form.body).form_response, {
			definition: { fields: [{ id: 'm', title: 'Your message', type: 'long_text', ref: 'm' }] },
			answers: [...Object(form.body).form_response.answers, wrote],
		});
		const { output } = await run(text, 'webhook', form);
		expect(output).toMatchObject({ idempotency_key_field: FIELD });
	});

	test.each<[string, INodeParameters]>([
		['a text that the user filled in', { content: 'Somebody wrote' }],
		['an expression', { content: '={{ $json.message.text }}' }],
	])('%s can be another one for the same input: no key', async (_what, more) => {
		const { output } = await run({ ...send, ...more }, 'trigger', update('Hi'));
		expect(output).not.toHaveProperty('idempotency_key_field');
	});
});
