import type { IDataObject } from 'n8n-workflow';
import { useFreshSandbox } from '../../test/delivery/useFreshSandbox';
import { userMessage } from './parameters';

const sandbox = useFreshSandbox();

/** Every status that the page documents, and what comes of it. */
const documented: Array<[status: number, kind: string, delivered: string]> = [
	[400, 'invalid_request', 'no'],
	[401, 'authentication', 'no'],
	[403, 'permission', 'no'],
	[404, 'not_found', 'no'],
	[409, 'conflict', 'no'],
	[429, 'rate_limited', 'no'],
	[500, 'delivery_unknown', 'unknown'],
];

async function failed(status: number, body: IDataObject): Promise<IDataObject> {
	sandbox.now.addFault({ times: 99, fault: { kind: 'status', status, body } });
	const { output } = await sandbox.run(userMessage('a', { options: { maxWait: 0 } }), {
		settings: { onError: 'continueRegularOutput' },
	});
	return output[0].json;
}

test.each(documented)('%d is %s, delivered: %s, in the API’s own words', async (...row) => {
	const [status, kind, delivered] = row;
	const item = await failed(status, { status, message: 'What the API said' });
	expect(item.error).toContain('What the API said');
	expect(item.error).not.toContain('access token');
	expect(item.details).toEqual(
		expect.objectContaining({ kind, delivered, status, conversation_id: 'a', attempts: 1 }),
	);
});

test('a refused key is called what its field is called', async () => {
	const item = await failed(401, { status: 401, message: 'No' });
	expect(item.error).toContain('did not accept the API key');
	expect(item.message).toContain('check API Key');
});

test('the errors of single fields are shown, without what was sent', async () => {
	const errors = [{ field: 'content', message: 'Hello is not allowed' }];
	const item = await failed(400, { status: 400, message: 'Bad request', errors });
	expect(item.error).toContain('Bad request; content: [value] is not allowed');
});

test("who speaks and what was asked for is nobody's secret: the API may say it", async () => {
	const message = 'A message of role control cannot have the action generate-reply';
	const sent = { role: 'control', content: '', options: { maxWait: 0 } };
	sandbox.now.addFault({ fault: { kind: 'status', status: 400, body: { message } } });
	const { output } = await sandbox.run(userMessage('a', sent), {
		settings: { onError: 'continueRegularOutput' },
	});
	expect(output[0].json.error).toContain(message);
});

test('the API may name the conversation: its id is no secret of the message', async () => {
	const message = 'The conversation support-2026-17 is closed';
	sandbox.now.addFault({ fault: { kind: 'status', status: 400, body: { message } } });
	const { output } = await sandbox.run(userMessage('support-2026-17'), {
		settings: { onError: 'continueRegularOutput' },
	});
	expect(output[0].json.error).toContain(message);
});
