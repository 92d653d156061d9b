import type { INodeParameters } from 'n8n-workflow';
import {
	allOperations,
	appointmentRequest,
	chatCreate,
	handoffEmail,
	leadCapture,
	leadInNewChat,
	messageSend,
	unmarked,
} from '../engine/parameters';
import { useSandbox } from '../engine/useSandbox';

const sandbox = useSandbox();

async function metadataSent(parameters: INodeParameters, item = {}): Promise<unknown[]> {
	sandbox.now.createChat({ chat_id: 'chat_1', client_id: 'client-1' });
	const { run } = await sandbox.run(unmarked(parameters), { items: [item] });
	expect(run.data.resultData.error).toBeUndefined();
	return sandbox.now.requests.map(({ body }) => Object(body).metadata);
}

const json = (metadataJson: INodeParameters[string]) => ({ metadataMode: 'json', metadataJson });
const fields = (...field: Array<{ key: string; value: string }>) => ({
	metadataMode: 'fields',
	metadata: { field },
});

describe('where the metadata comes from', () => {
	test.each<[string, INodeParameters, unknown]>([
		['none', { metadataMode: 'none', metadataJson: '{"a":1}' }, undefined],
		[
			'JSON text',
			json('{"source": "website", "list": [1, {"deep": null}]}'),
			{ source: 'website', list: [1, { deep: null }] },
		],
		['an object from an expression', json('={{ $json.extra }}'), { plan: 'team', seats: 50 }],
		[
			'JSON text from an expression',
			json('={{ JSON.stringify($json.extra) }}'),
			{ plan: 'team', seats: 50 },
		],
		['an empty object', json('{}'), undefined],
		['an empty text', json(''), undefined],
		[
			'rows',
			fields({ key: 'source', value: 'website' }, { key: 'utm', value: '' }),
			{ source: 'website', utm: '' },
		],
		[
			'rows with expressions',
			fields({ key: 'plan', value: '={{ $json.extra.plan }}' }),
			{ plan: 'team' },
		],
		['no rows', fields(), undefined],
	])('%s', async (_name, mode, expected) => {
		const item = { extra: { plan: 'team', seats: 50 } };
		expect(await metadataSent(messageSend('chat_1', mode), item)).toEqual([expected]);
	});
});

describe('where the metadata goes', () => {
	const users = json('{"source":"website"}');

	test.each<[string, INodeParameters]>([
		['message: send', messageSend('chat_1', users)],
		['lead: capture', leadCapture('chat_1', users)],
		['appointment: request', appointmentRequest('chat_1', users)],
		['handoff: email', handoffEmail('chat_1', users)],
		['chat: create', chatCreate('client-2', users)],
	])('%s: on the one request', async (_name, parameters) => {
		const [sent] = await metadataSent(parameters);
		expect(sent).toMatchObject({ source: 'website' });
	});

	test('lead: capture in a new chat: on the chat, not on the message', async () => {
		const [chat, message] = await metadataSent(leadInNewChat('client-2', users));
		expect(chat).toEqual({ source: 'website' });
		expect(message).toMatchObject({ form_type: 'lead_capture' });
		expect(message).not.toHaveProperty('source');
	});
});

describe('keys that the operation owns', () => {
	test('win over the keys of a lead', async () => {
		const users = json(
			'{"form_type":"other","lead_collected":false,"email":"else@example.com","source":"website"}',
		);
		expect(await metadataSent(leadCapture('chat_1', users))).toEqual([
			{
				form_type: 'lead_capture',
				lead_collected: true,
				name: 'Ada Byron',
				email: 'ada@example.com',
				source: 'website',
			},
		]);
	});

	test('win over the keys of an appointment', async () => {
		const users = fields(
			{ key: 'start_time', value: 'never' },
			{ key: 'duration_minutes', value: '1' },
		);
		expect(await metadataSent(appointmentRequest('chat_1', users))).toEqual([
			expect.objectContaining({ start_time: '2026-06-20T14:00:00', duration_minutes: 30 }),
		]);
	});
});

test.each(allOperations)('%s stores metadata as it was given', async (_title, parameters) => {
	const given = {
		text: 'Größe – 大',
		number: 1.5,
		yes: true,
		nothing: null,
		list: [[1], {}],
		'': 'empty key',
	};
	const [sent] = await metadataSent({ ...parameters('chat_1'), ...json(JSON.stringify(given)) });
	expect(sent).toMatchObject(given);
});
