import assert from 'node:assert/strict';
import type { Play } from '../exampleStage.mjs';

/** Shape: https://pipedrive.readme.io/docs/guide-for-webhooks-v2 */
const PERSON_CREATED = {
	data: {
		id: 5,
		name: 'Wim Example',
		first_name: 'Wim',
		last_name: 'Example',
		owner_id: 9,
		org_id: 6,
		emails: [{ label: 'work', primary: true, value: 'wim@example.com' }],
		phones: [{ label: 'mobile', primary: true, value: '+31 20 555 0212' }],
		add_time: '2026-11-18T09:30:00Z',
	},
	previous: null,
	meta: {
		action: 'create',
		entity: 'person',
		entity_id: '5',
		company_id: '8',
		type: 'general',
		version: '2.0',
		attempt: 1,
		host: 'example.pipedrive.com',
	},
};

export const play: Play = async (stage) => {
	const pipedrive = await stage.peer(() => ({ status: 201, body: { success: true, data: {} } }));
	await stage.activate({
		settings: { pipedriveUrl: pipedrive.url },
		credentials: { pipedriveApi: { apiToken: 'made-up' } },
	});
	await stage.post('optimly-pipedrive', PERSON_CREATED);
	await stage.ended(1);

	const { chats, messages } = await stage.client('pipedrive-5');
	assert.equal(messages[0].content, 'Lead captured for Wim Example <wim@example.com>');
	assert.equal(messages[0].metadata.phone, '+31 20 555 0212');

	assert.equal(pipedrive.received.length, 1);
	const [{ method, url, body }] = pipedrive.received;
	assert.deepEqual([method, url], ['POST', '/v1/notes?api_token=made-up']);
	assert.deepEqual(body, {
		content: `Lead captured in Optimly, chat ${chats[0].chat_id}`,
		person_id: 5,
	});
};
