import { useSandbox } from '../../test/engine/useSandbox';
import { conversationCreate } from './parameters';

const sandbox = useSandbox();

/* Works nowhere. */
const KEY_OF_AGENT = ['nmo', 'agent', '7f3a9c1e5b'].join('_');
const create = conversationCreate('Test', { additionalFields: { key: KEY_OF_AGENT } });

test("the key of the agent's resources is sent, and no answer hands it on", async () => {
	sandbox.now.addFault({
		fault: {
			kind: 'wrongShape',
			body: { id: 'c_1', key: KEY_OF_AGENT, note: `Key ${KEY_OF_AGENT}` },
		},
	});
	const { output, run } = await sandbox.run(create);
	expect(sandbox.now.requests).toMatchObject([{ body: { name: 'Test', key: KEY_OF_AGENT } }]);
	expect(output[0].json.response).toEqual({ id: 'c_1', key: '[hidden]', note: 'Key [hidden]' });
	expect(JSON.stringify(run.data)).not.toContain(Buffer.from(KEY_OF_AGENT).toString('base64'));
});

test.each([
	['whole', KEY_OF_AGENT],
	['shortened', `${KEY_OF_AGENT.slice(0, 12)}…`],
	['as base64', Buffer.from(KEY_OF_AGENT).toString('base64')],
])('no error shows it, %s', async (_as, shown) => {
	const fault = {
		kind: 'status',
		status: 400,
		body: { message: `Bad key ${shown} here` },
	} as const;
	sandbox.now.addFault({ fault });
	const { output } = await sandbox.run(create, { settings: { onError: 'continueRegularOutput' } });
	expect(output[0].json.error).toMatch(/Bad key \[hidden\]…? here/);
});
