import assert from 'node:assert/strict';
import type { Play } from '../exampleStage.mjs';

/** Shape: what the Contacts API, version 1, returns; HubSpot's workflows send the same. */
const CONTACT = {
	vid: 201,
	'canonical-vid': 201,
	'merged-vids': [],
	'portal-id': 62515,
	'is-contact': true,
	properties: {
		firstname: { value: 'Grace', versions: [{ value: 'Grace', 'source-type': 'CRM_UI' }] },
		lastname: { value: 'Example', versions: [] },
		email: { value: 'grace@example.com', versions: [{ value: 'grace@example.com' }] },
		phone: { value: '+1 555 0100', versions: [] },
		company: { value: 'Grace Graphs', versions: [] },
		hs_analytics_source: { value: 'DIRECT', versions: [] },
	},
	'identity-profiles': [
		{ vid: 201, identities: [{ type: 'EMAIL', value: 'grace@example.com', 'is-primary': true }] },
	],
};

export const play: Play = async (stage) => {
	const hubspot = await stage.peer(() => ({ body: { id: '201', properties: {} } }));
	await stage.activate({
		settings: { hubspotUrl: hubspot.url },
		credentials: { hubspotAppToken: { appToken: 'pat-made-up' } },
	});
	await stage.post('optimly-hubspot', CONTACT);
	await stage.ended(1);

	const { chats, messages } = await stage.client('hubspot-201');
	assert.equal(chats.length, 1);
	const [lead] = messages;
	assert.equal(lead.content, 'Lead captured for Grace Example <grace@example.com>');
	assert.equal(lead.metadata.company, 'Grace Graphs');
	assert.equal(lead.metadata.hubspot_contact_id, 201);
	assert.ok(!JSON.stringify(lead).includes('DIRECT'));

	assert.equal(hubspot.received.length, 1);
	const [{ method, url, headers, body }] = hubspot.received;
	assert.deepEqual([method, url], ['PATCH', '/crm/v3/objects/contacts/201']);
	assert.equal(headers.authorization, 'Bearer pat-made-up');
	assert.deepEqual(body, { properties: { optimly_chat_id: chats[0].chat_id } });
};
