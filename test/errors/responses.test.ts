import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Fault } from '../../sandbox';
import { testOptimly } from '../onlyOptimly';
import { underTest } from '../underTest';
import { waitUntil } from '../waitUntil';
import { useSandbox } from '../engine/useSandbox';

const sandbox = useSandbox();
const { chatId, open, unprovable } = underTest;

/** Seconds; short for an answer that never comes, so long for the others that no busy machine matters. */
const timeoutFor = ({ kind }: Fault) => (kind === 'hang' || kind === 'slowBody' ? 0.3 : 20);

/** Runs with the fault and returns the details of the error item. */
async function detailsOf(
	parameters: INodeParameters,
	fault: Fault,
	store = false,
): Promise<IDataObject> {
	underTest.createChat(sandbox.now, 'chat_1');
	sandbox.now.addFault({ fault, store, times: 20 });
	const { failed } = await sandbox.run(
		{ ...parameters, options: { timeout: timeoutFor(fault) } },
		{ settings: { onError: 'continueErrorOutput' } },
	);
	expect(failed).toHaveLength(1);
	expect(failed[0].error).toMatch(/\S/);
	return Object(failed[0].details);
}

async function expectUnreadable(parameters: INodeParameters, fault: Fault): Promise<void> {
	const details = await detailsOf(parameters, fault);
	expect(details).toMatchObject({
		kind: 'unreadable_response',
		delivered: 'unknown',
		attempts: 1,
	});
	expect(details.status).toBe('status' in fault ? fault.status : 200);
	expect(sandbox.now.requests).toHaveLength(1);
}

describe.each(unprovable)('%s', (_name, inChat) => {
	const parameters = inChat('chat_1');

	test.each<[string, Fault]>([
		['a web page', { kind: 'html' }],
		['truncated JSON', { kind: 'truncatedJson' }],
		['an empty body', { kind: 'emptyBody' }],
		['204 and no body', { kind: 'emptyBody', status: 204 }],
		['a list with a number', { kind: 'wrongShape' }],
		['null', { kind: 'wrongShape', body: null }],
		['text', { kind: 'wrongShape', body: 'ok' }],
	])('%s is unreadable_response; the request may have been carried out', async (_answer, fault) => {
		await expectUnreadable(parameters, fault);
	});

	const withoutId: Array<[string, unknown]> = [
		['an object without the id', { ok: true }],
		['an id that is a number', { chat_id: 7, handoff_id: 7 }],
		['an empty id', { chat_id: '', handoff_id: '' }],
		['an envelope around nothing', { success: true, data: null }],
	];
	for (const [answer, body] of withoutId)
		testOptimly(`${answer} is unreadable_response: the documented field is missing`, async () => {
			await expectUnreadable(parameters, { kind: 'wrongShape', body });
		});

	test.each<[string, Fault]>([
		['500', { kind: 'status', status: 500 }],
		['502', { kind: 'status', status: 502 }],
		['504 with a web page', { kind: 'html', status: 504 }],
		['a reset', { kind: 'reset' }],
		['half a body', { kind: 'halfBody' }],
		['no answer in time', { kind: 'hang' }],
		['an answer that drips beyond the deadline', { kind: 'slowBody', chunkBytes: 1, everyMs: 40 }],
	])('%s is delivery_unknown, and not sent again', async (_answer, fault) => {
		const details = await detailsOf(parameters, fault);
		expect(details).toMatchObject({ kind: 'delivery_unknown', delivered: 'unknown', attempts: 1 });
		expect(sandbox.now.requests).toHaveLength(1);
	});

	test.each<[string, Fault, string]>([
		['a web page', { kind: 'html', status: 403 }, 'permission'],
		['an empty body', { kind: 'emptyBody', status: 401 }, 'authentication'],
		['a list', { kind: 'status', status: 404, body: [1] }, 'not_found'],
		['text', { kind: 'status', status: 422, body: 'nope' }, 'invalid_request'],
	])('a refusal with %s keeps the kind of its status', async (_answer, fault, kind) => {
		expect(await detailsOf(parameters, fault)).toMatchObject({ kind, delivered: 'no' });
	});

	test.each([301, 302, 303, 307, 308] as const)('%d is unexpected_redirect', async (status) => {
		const fault: Fault = { kind: 'redirect', status, location: `${sandbox.now.url}/elsewhere` };
		expect(await detailsOf(parameters, fault)).toMatchObject({
			kind: 'unexpected_redirect',
			status,
		});
		expect(sandbox.now.requests).toHaveLength(1);
	});
});

describe('the size of an answer', () => {
	// The scripted answer is a whole message: nothing but its size can be wrong with it.
	const send = {
		...underTest.send('chat_1'),
		options: { onUncertainDelivery: 'fail' },
	};

	test.each([true, false])('over 10 MiB is not read (chunked: %s)', async (chunked) => {
		sandbox.now.addFault({ fault: { kind: 'hugeBody', bytes: 10 * 1024 * 1024 + 1, chunked } });
		const { run } = await sandbox.run(send);
		expect(run.data.resultData.error).toHaveProperty('context.details', {
			kind: 'unreadable_response',
			status: 200,
			operation: underTest.operations[0][0],
			[chatId.field]: 'chat_1',
			delivered: 'unknown',
			attempts: 1,
		});
	});

	test('10 MiB are read', async () => {
		sandbox.now.addFault({ fault: { kind: 'hugeBody', bytes: 10 * 1024 * 1024 } });
		const { done } = await sandbox.run(send);
		expect(done.map((item) => Object(item.response ?? item).message_id)).toEqual(['msg_huge']);
	});
});

test('the time-out is a total: a request ends though bytes keep coming', async () => {
	const started = Date.now();
	await detailsOf(open('client-1'), { kind: 'slowBody', chunkBytes: 1, everyMs: 40 });
	expect(Date.now() - started).toBeLessThan(5000);
	await waitUntil(
		() => sandbox.now.requests[0].cutAt !== undefined,
		'the server sees the connection end',
	);
});

test('items of a chat behind one that may have arrived are not sent', async () => {
	const [, [, inChat]] = unprovable;
	for (const chat of ['chat_1', 'chat_2']) underTest.createChat(sandbox.now, chat);
	sandbox.now.addFault({ match: { chatId: 'chat_1' }, fault: { kind: 'reset' } });
	const { done, failed } = await sandbox.run(inChat('={{ $json.chat }}'), {
		items: ['chat_1', 'chat_1', 'chat_2'].map((chat) => ({ chat })),
		settings: { onError: 'continueErrorOutput' },
	});
	expect(done.map((item) => item[chatId.field])).toEqual(['chat_2']);
	const behind = { kind: 'delivery_unknown', [chatId.field]: 'chat_1' };
	expect(failed.map(({ details }) => details)).toEqual([
		expect.objectContaining({ ...behind, delivered: 'unknown' }),
		expect.objectContaining({ ...behind, delivered: 'no', attempts: 0 }),
	]);
	expect(sandbox.now.requests.filter((request) => request.chatId === 'chat_1')).toHaveLength(1);
});
