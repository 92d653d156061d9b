import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';
import { findings } from '../../live/guesses';
import { OPTIMLY_GUESSES, optimlyCheck } from '../../live/optimly/index';
import { failureDetails } from '../delivery/leftBehind';
import { runNode } from '../engine/engine';
import { chatCreate, leadInNewChat, messageSend } from '../engine/parameters';
import { useProcessedStore } from '../engine/processedStore';
import { scenes } from '../operations/everyOperation';
import { useFastApi } from './fastapi/server';

/**
 * The sandbox and the nodes have one author. Here routing, validation, error bodies and times are those of FastAPI, the
 * framework of which the documents of the API bear the traces.
 */

const api = useFastApi();
useProcessedStore();

const run = async (
	parameters: INodeParameters,
	items: IDataObject[] = [{}],
	more?: ICredentialDataDecryptedObject,
) => await runNode({ parameters, credential: api.now.credential(more), items, mode: 'webhook' });

const userTexts = async () =>
	(await api.now.stored()).messages
		.filter(({ sender }) => sender === 'user')
		.map(({ content }) => content);

test.each(scenes.map((scene) => [scene.name, scene] as const))(
	'%s: works, and sends no field that no document names',
	async (name, { parameters, items, comesTwice }) => {
		const { done, run: ended } = await run(parameters, items);
		expect(ended.data.resultData.error?.message).toBeUndefined();
		// The chat has no messages yet.
		if (name !== 'Message: Get Many') expect(done).toHaveLength(1);
		const { messages, handoffs } = await api.now.stored();
		if (!comesTwice) return;
		const again = await run(parameters, items);
		expect(again.done).toMatchObject([{ already_delivered: true }]);
		const after = await api.now.stored();
		expect([after.messages.length, after.handoffs.length]).toEqual([
			messages.length,
			handoffs.length,
		]);
	},
);

test.each<ICredentialDataDecryptedObject>([
	{ authentication: 'bearer' },
	{ authentication: 'apiKey', headerName: 'X-API-Key' },
	{ authentication: 'queryToken' },
])('%j: the token is taken, and a wrong one refused', async (how) => {
	const { done } = await run(messageSend('chat_1'), [{}], how);
	expect(done).toMatchObject([{ chat_id: 'chat_1', reply: 'You wrote: Hello' }]);
	const refused = await run(messageSend('chat_1'), [{}], { ...how, accessToken: 'agt_wrong' });
	expect(failureDetails(refused)).toMatchObject([{ kind: 'authentication', delivered: 'no' }]);
	expect(await userTexts()).toEqual(['Hello']);
});

test('a chat that does not exist is not found', async () => {
	const unknown = await run(messageSend('chat_9'));
	expect(failureDetails(unknown)).toMatchObject([{ kind: 'not_found', delivered: 'no' }]);
});

test('an encoded slash leads to no route of FastAPI, which is why an ID with one is refused', async () => {
	const { url, token } = api.now;
	const answer = await fetch(`${url}/external/chat/crm%2F7/chats?access_token_query=${token}`);
	expect([answer.status, await answer.json()]).toEqual([404, { detail: 'Not Found' }]);
	const { run: ended } = await run(chatCreate('crm/7'));
	expect(ended.data.resultData.error?.message).toContain("'Client ID' contains a slash");
	expect((await api.now.stored()).chats).toHaveLength(1);
});

test.each(['checkHistory', 'checkHistoryAndResend'])(
	'an answer that is lost after the message was stored is found in the history (%s)',
	async (onUncertain) => {
		const { done } = await run(
			messageSend('chat_1', { content: 'fail after', options: { onUncertain } }),
		);
		expect(done).toMatchObject([{ chat_id: 'chat_1', reply: 'You wrote: fail after' }]);
		expect(await userTexts()).toEqual(['fail after']);
	},
);

test('an error before anything was stored stays unknown', async () => {
	const failed = await run(
		messageSend('chat_1', { content: 'fail before', options: { maxWait: 2 } }),
	);
	expect(failureDetails(failed)).toMatchObject([
		{ kind: 'delivery_unknown', delivered: 'unknown', attempts: 1 },
	]);
	expect(await userTexts()).toEqual([]);
});

test('a key that came before is found again in a chat of its own', async () => {
	const parameters = leadInNewChat('client-2', { options: { idempotencyKey: 'event 1' } });
	const first = await run(parameters);
	const second = await run(parameters);
	expect(second.done).toMatchObject([
		{
			already_delivered: true,
			chat_id: first.done[0].chat_id,
			message_id: first.done[0].message_id,
		},
	]);
	const { chats } = await api.now.stored();
	expect(chats.filter(({ client_id }) => client_id === 'client-2')).toHaveLength(1);
});

test('npm run check:live names what is otherwise here than in the sandbox, and nothing else', async () => {
	const { url, token } = api.now;
	const found = findings(OPTIMLY_GUESSES, await optimlyCheck.gather(url, token, { limits: false }));
	const differing = found.filter(({ verdict }) => verdict.is === 'differs').map(({ id }) => id);
	expect(differing.sort()).toEqual([
		// FastAPI reads its parameter x_api_key from the header X-API-Key.
		'auth x_api_key',
		// No document proves that a message marks its chat.
		'lead message',
		// As datetime.utcnow writes a time.
		'offset',
		// The newer form of a message.
		...['reply inside', 'slash', 'time field'],
	]);
});
