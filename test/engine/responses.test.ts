import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Fault } from '../../sandbox';
import { chatCreate, handoffEmail, messageSend } from './parameters';
import { useSandbox } from './useSandbox';
import { waitUntil } from '../waitUntil';

const sandbox = useSandbox();

/** Seconds; short for an answer that never comes, so long for the others that no busy machine matters. */
const timeoutFor = ({ kind }: Fault) => (kind === 'hang' || kind === 'slowBody' ? 0.3 : 20);

/** Two calls whose arrival no history can prove. */
const calls: Array<[string, INodeParameters]> = [
	['chat: create', chatCreate('client-1')],
	['handoff: email', handoffEmail('chat_1')],
];

/** Runs with the fault and returns the details of the error item. */
async function detailsOf(
	parameters: INodeParameters,
	fault: Fault,
	store = false,
): Promise<IDataObject> {
	sandbox.now.createChat({ chat_id: 'chat_1', client_id: 'client-1' });
	sandbox.now.addFault({ fault, store, times: 20 });
	const { failed } = await sandbox.run(
		{ ...parameters, options: { timeout: timeoutFor(fault) } },
		{ settings: { onError: 'continueErrorOutput' } },
	);
	expect(failed).toHaveLength(1);
	expect(failed[0].error).toMatch(/\S/);
	return Object(failed[0].details);
}

describe.each(calls)('%s', (_name, parameters) => {
	test.each<[string, Fault]>([
		['a web page', { kind: 'html' }],
		['truncated JSON', { kind: 'truncatedJson' }],
		['an empty body', { kind: 'emptyBody' }],
		['204 and no body', { kind: 'emptyBody', status: 204 }],
		['a list', { kind: 'wrongShape' }],
		['an object without the id', { kind: 'wrongShape', body: { ok: true } }],
		['an id that is a number', { kind: 'wrongShape', body: { chat_id: 7, handoff_id: 7 } }],
		['an empty id', { kind: 'wrongShape', body: { chat_id: '', handoff_id: '' } }],
		['null', { kind: 'wrongShape', body: null }],
		['text', { kind: 'wrongShape', body: 'ok' }],
		['an envelope around nothing', { kind: 'wrongShape', body: { success: true, data: null } }],
	])('%s is unreadable_response; the request may have been carried out', async (_answer, fault) => {
		const details = await detailsOf(parameters, fault);
		expect(details).toMatchObject({
			kind: 'unreadable_response',
			delivered: 'unknown',
			attempts: 1,
		});
		expect(details.status).toBe('status' in fault ? fault.status : 200);
		expect(sandbox.now.requests).toHaveLength(1);
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
		...messageSend('chat_1'),
		options: { onUncertainDelivery: 'fail' },
	};

	test.each([true, false])('over 10 MiB is not read (chunked: %s)', async (chunked) => {
		sandbox.now.addFault({ fault: { kind: 'hugeBody', bytes: 10 * 1024 * 1024 + 1, chunked } });
		const { run } = await sandbox.run(send);
		expect(run.data.resultData.error).toHaveProperty('context.details', {
			kind: 'unreadable_response',
			status: 200,
			operation: 'Message: Send',
			chat_id: 'chat_1',
			delivered: 'unknown',
			attempts: 1,
		});
	});

	test('10 MiB are read', async () => {
		sandbox.now.addFault({ fault: { kind: 'hugeBody', bytes: 10 * 1024 * 1024 } });
		const { done } = await sandbox.run(send);
		expect(done.map(({ message_id }) => message_id)).toEqual(['msg_huge']);
	});
});

test('the time-out is a total: a request ends though bytes keep coming', async () => {
	const started = Date.now();
	await detailsOf(chatCreate('client-1'), { kind: 'slowBody', chunkBytes: 1, everyMs: 40 });
	expect(Date.now() - started).toBeLessThan(5000);
	await waitUntil(
		() => sandbox.now.requests[0].cutAt !== undefined,
		'the server sees the connection end',
	);
});

test('items of a chat behind one that may have arrived are not sent', async () => {
	sandbox.now.createChat({ chat_id: 'chat_1', client_id: 'client-1' });
	sandbox.now.createChat({ chat_id: 'chat_2', client_id: 'client-2' });
	sandbox.now.addFault({ match: { chatId: 'chat_1' }, fault: { kind: 'reset' } });
	const { done, failed } = await sandbox.run(handoffEmail('={{ $json.chat }}'), {
		items: ['chat_1', 'chat_1', 'chat_2'].map((chat) => ({ chat })),
		settings: { onError: 'continueErrorOutput' },
	});
	expect(done.map(({ chat_id }) => chat_id)).toEqual(['chat_2']);
	expect(failed.map(({ details }) => details)).toEqual([
		expect.objectContaining({ kind: 'delivery_unknown', delivered: 'unknown', chat_id: 'chat_1' }),
		expect.objectContaining({
			kind: 'delivery_unknown',
			delivered: 'no',
			chat_id: 'chat_1',
			attempts: 0,
		}),
	]);
	expect(sandbox.now.requests.filter(({ chatId }) => chatId === 'chat_1')).toHaveLength(1);
});
