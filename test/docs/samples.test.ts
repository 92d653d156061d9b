/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests are not part of the package */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { menus } from '../../nodes/OptimlyMessage/resources';
import { useSandbox } from '../engine/useSandbox';

const sandbox = useSandbox();
const operations = readFileSync(join(__dirname, '..', '..', 'docs', 'operations.md'), 'utf8');

/** The operations that the menus offer: "Message: Send". */
const titles = menus.fields
	.filter(({ name }) => name === 'operation')
	.flatMap(({ displayOptions, options = [] }) =>
		options.flatMap((option) => {
			const resource = displayOptions?.show?.resource?.[0];
			return 'value' in option ? (menus.find(resource, option.value)?.title ?? []) : [];
		}),
	);

/** The JSON block of a section of docs/operations.md. */
function sampleUnder(heading: string): unknown {
	const section = operations.split(/^#{2,3} /m).find((part) => part.startsWith(`${heading}\n`));
	const json = section && /```json\n([^]*?)```/.exec(section)?.[1];
	if (!json) throw new Error(`docs/operations.md has no JSON sample under "${heading}"`);
	return JSON.parse(json);
}

/** The same value with every id, time and duration replaced by its kind, as they differ at each run. */
function withoutIdsAndTimes(value: unknown): unknown {
	const text = JSON.stringify(value)
		.replace(/"(agent|chat|handoff|msg)_\w+"/g, '"$1"')
		.replace(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/g, '"time"')
		.replace(/"processing_time":[\d.]+/g, '"processing_time":1');
	return JSON.parse(text);
}

const person = { name: 'Ada Byron', email: 'ada@example.com' };

/** What the samples of docs/operations.md were made with. */
const SAMPLES = new Map<string, (chatId: string) => INodeParameters | Promise<INodeParameters>>([
	[
		'Agent: Ask',
		(chatId) => ({
			resource: 'agent',
			operation: 'ask',
			chatSource: 'id',
			chatId,
			content: 'Can I talk to a human, please?',
		}),
	],
	[
		'Appointment: Request',
		(chatId) => ({
			resource: 'appointment',
			operation: 'request',
			chatSource: 'id',
			chatId,
			...person,
			startTime: '2026-06-20T14:00',
			purpose: 'onboarding call',
		}),
	],
	['Chat: Create', () => ({ resource: 'chat', operation: 'create', clientId: 'customer-17' })],
	['Chat: Get Many', () => ({ resource: 'chat', operation: 'getAll', clientId: 'customer-17' })],
	[
		'Chat: Get or Create',
		() => ({ resource: 'chat', operation: 'getOrCreate', clientId: 'customer-17' }),
	],
	[
		'Handoff: Email',
		(chatId) => ({
			resource: 'handoff',
			operation: 'email',
			chatSource: 'id',
			chatId,
			customerEmail: person.email,
			reason: 'Pricing approval',
		}),
	],
	[
		'Lead: Capture',
		() => ({
			resource: 'lead',
			operation: 'capture',
			chatSource: 'newChat',
			clientId: 'customer-18',
			...person,
		}),
	],
	[
		'Message: Get Many',
		async (chatId) => {
			await sandbox.run({
				resource: 'message',
				operation: 'send',
				chatSource: 'id',
				chatId,
				content: 'How much is the team plan?',
				metadataMode: 'fields',
				metadata: { field: [{ key: 'source', value: 'website' }] },
				// Without the delivery_id, which would be new at each run.
				options: { onUncertainDelivery: 'fail' },
			});
			const filters = { sender: 'user' };
			return { resource: 'message', operation: 'getAll', chatId, filters };
		},
	],
	[
		'Message: Send',
		(chatId) => ({
			resource: 'message',
			operation: 'send',
			chatSource: 'id',
			chatId,
			content: 'How much is the team plan?',
		}),
	],
]);

test('every operation has a sample', () => {
	expect([...SAMPLES.keys()].sort()).toEqual([...titles].sort());
});

test.each([...SAMPLES])(
	'docs/operations.md: the sample of %s is what the node returns',
	async (title, parameters) => {
		const { chat_id } = sandbox.now.createChat({ client_id: 'customer-17' });
		const { done } = await sandbox.run(await parameters(chat_id));
		expect(done).toHaveLength(1);
		expect(withoutIdsAndTimes(sampleUnder(title))).toEqual(withoutIdsAndTimes(done[0]));
		expect(Object.keys(Object(sampleUnder(title)))).toEqual(Object.keys(done[0]));
	},
);

test('docs/operations.md: the sample of an error item, and the message that stops a run, are the real ones', async () => {
	const parameters = {
		resource: 'message',
		operation: 'send',
		chatSource: 'id',
		chatId: 'chat_gone',
		content: 'Hello',
	};
	const continued = await sandbox.run(parameters, {
		settings: { onError: 'continueRegularOutput' },
	});
	const sample: IDataObject = Object(sampleUnder('Errors'));
	expect(continued.done).toEqual([sample]);
	const stopped = await sandbox.run(parameters);
	expect(operations).toContain(`\n${stopped.run.data.resultData.error?.message}\n`);
});
