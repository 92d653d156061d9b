import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';
import { documentPath } from '../../sandbox/optimly/api';
import {
	allOperations,
	appointmentRequest,
	chatCreate,
	handoffEmail,
	leadCapture,
	leadInNewChat,
	messageSend,
} from '../engine/parameters';
import { useSandbox } from '../engine/useSandbox';
import { expectFits, useContract } from './contract';

const sandbox = useSandbox();

const mismatches = useContract(documentPath);

async function expectContractKept(parameters: INodeParameters, item = {}): Promise<void> {
	const { run } = await sandbox.run(parameters, { items: [item] });
	expect(run.data.resultData.error).toBeUndefined();
	expectFits(sandbox.now.requests, mismatches, 200);
	expect(sandbox.now.contractViolations).toEqual([]);
}

test('the validator finds what is wrong', () => {
	const wrong = {
		method: 'POST',
		path: '/external/message/new-message',
		query: {},
		headers: {},
		bodyText: '',
	};
	const entry = { ...wrong, id: 1, receivedAt: 0, body: { chat_id: 'chat_1', sender: 'robot' } };
	expect(mismatches(entry).length).toBeGreaterThanOrEqual(2);
	expect(mismatches({ ...entry, path: '/external/tools/lead-form' })).toHaveLength(1);
	expect(mismatches({ ...entry, undocumentedFields: ['extra'] })).toContain('extra');
});

describe.each(['agentResponse', 'messageSchema'] as const)('dialect %s', (dialect) => {
	test.each([true, false])(
		'every request and response fits the document (envelope: %s)',
		async (envelope) => {
			for (const [, parameters] of allOperations) {
				sandbox.now.reset();
				Object.assign(sandbox.now.settings, { dialect, envelope });
				sandbox.now.createChat({ chat_id: 'chat_1', client_id: 'client-1' });
				const metadata = {
					metadataMode: 'json',
					metadataJson: '{"source":"website","list":[1,null]}',
				};
				await expectContractKept({ ...parameters('chat_1'), ...metadata });
			}
		},
	);
});

const text = fc
	.string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
	.filter((value) => value.trim() !== '');
const word = fc
	.stringMatching(/^[\p{L}\d ._'-]{1,40}$/u)
	.filter((value) => !['', 'null', 'NaN', 'undefined'].includes(value.trim()));
const email = fc.stringMatching(/^[a-z0-9]{1,12}([._+-][a-z0-9]{1,8})?@[a-z]{1,12}\.[a-z]{2,6}$/);

const fromItem = {
	chatId: 'chat_1',
	clientId: '={{ $json.client }}',
	content: '={{ $json.text }}',
	name: '={{ $json.name }}',
	email: '={{ $json.email }}',
	customerEmail: '={{ $json.email }}',
	reason: '={{ $json.text }}',
	purpose: '={{ $json.name }}',
	metadataMode: 'json',
	metadataJson: '={{ $json.metadata }}',
};

const builders = [
	messageSend('chat_1', fromItem),
	chatCreate('', fromItem),
	leadCapture('chat_1', fromItem),
	leadInNewChat('', fromItem),
	appointmentRequest('chat_1', fromItem),
	handoffEmail('chat_1', fromItem),
];

test('whatever people write, the requests fit the document and arrive as they were written', async () => {
	const anyItem = fc.record({
		parameters: fc.constantFrom(...builders),
		item: fc.record({
			client: word,
			text,
			name: word.filter((value) => /[\p{L}\d]/u.test(value)),
			email,
			metadata: fc.dictionary(
				fc
					.stringMatching(/^[a-z]{1,10}$/)
					.filter((key) => key !== 'constructor' && key !== 'prototype'),
				fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null)),
				{ maxKeys: 5 },
			),
		}),
	});
	const property = fc.asyncProperty(anyItem, async ({ parameters, item }) => {
		sandbox.now.reset();
		sandbox.now.createChat({ chat_id: 'chat_1', client_id: 'client-1' });
		await expectContractKept(parameters, item);
		const { messages, handoffs } = sandbox.now.store;
		if (parameters.resource === 'message') expect(messages[0].content).toBe(item.text);
		if (parameters.resource === 'handoff') expect(handoffs[0].reason).toBe(item.text.trim());
		if (parameters.resource === 'message')
			expect(messages[0].metadata).toMatchObject(item.metadata);
	});
	await fc.assert(property, { numRuns: 150 });
}, 60_000);
