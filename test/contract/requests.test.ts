import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';
import type { LoggedRequest } from '../../sandbox';
import { useSandbox } from '../engine/useSandbox';
import { describeOptimly } from '../onlyOptimly';
import { underTest } from '../underTest';
import { expectFits, useContract } from './contract';

const sandbox = useSandbox();

const { contract, free, rows } = underTest.requests;
const mismatches = useContract(contract);

/** Runs one operation beside the chat `chat_1`; returns its requests, which fit the document. */
async function requestsOf(
	parameters: INodeParameters,
	item = {},
): Promise<readonly LoggedRequest[]> {
	underTest.createChat(sandbox.now, 'chat_1');
	const { run } = await sandbox.run(parameters, { items: [item] });
	expect(run.data.resultData.error).toBeUndefined();
	expectFits(sandbox.now.requests, mismatches, contract.status);
	expect(sandbox.now.contractViolations).toEqual([]);
	return sandbox.now.requests;
}

test('the validator finds what is wrong', () => {
	const request = { id: 1, method: 'POST', query: {}, headers: {}, bodyText: '', receivedAt: 0 };
	const entry = { ...request, ...contract.wrong };
	expect(mismatches(entry).length).toBeGreaterThanOrEqual(2);
	expect(mismatches({ ...entry, path: contract.unknownPath })).toHaveLength(1);
	expect(mismatches({ ...entry, undocumentedFields: ['extra'] })).toContain('extra');
});

test.each(underTest.operations)('%s fits the document', async (_title, parameters) => {
	expect((await requestsOf(parameters('chat_1'))).length).toBeGreaterThanOrEqual(1);
});

describeOptimly('in every dialect of the API', () => {
	test.each([
		['agentResponse', true],
		['agentResponse', false],
		['messageSchema', true],
		['messageSchema', false],
	] as const)(
		'every request and response fits the document: %s, envelope: %s',
		async (dialect, envelope) => {
			const metadataJson = '{"source":"website","list":[1,null]}';
			for (const [, parameters] of underTest.operations) {
				sandbox.now.reset();
				Object.assign(sandbox.now.settings, { dialect, envelope });
				await requestsOf(parameters('chat_1', { metadataMode: 'json', metadataJson }));
			}
		},
	);
});

test.each(rows.map(([what, ...row]) => [what, row] as const))(
	'%s',
	async (_what, [parameters, ...sent]) => {
		const requests = await requestsOf(parameters);
		expect(requests.map(({ method, path, body }) => [method, path, body])).toEqual(
			sent.map(([path, body]) => ['POST', path, body]),
		);
	},
);

test('whatever people write, the requests fit the document and arrive as they were written', async () => {
	const property = fc.asyncProperty(
		fc.constantFrom(...free.operations),
		free.item,
		async ([parameters, sent], item) => {
			sandbox.now.reset();
			const requests = await requestsOf(parameters, item);
			expect(requests.at(-1)?.body).toEqual(expect.objectContaining(sent(item)));
		},
	);
	await fc.assert(property, { numRuns: 150 });
}, 60_000);
