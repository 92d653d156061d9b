import assert from 'node:assert/strict';
import type { Play } from '../exampleStage.mjs';

/** Shape: https://developer.zendesk.com/api-reference/webhooks/event-types/ticket-events/ */
const ticketEvent = (type: string, event: Record<string, unknown>) => ({
	account_id: 22129848,
	id: 'cbe4028c-7239-495d-b020-f22348516046',
	subject: 'zen:ticket:5158',
	time: '2026-11-18T10:12:07.672717030Z',
	type: `zen:event-type:ticket.${type}`,
	zendesk_event_version: '2022-11-06',
	detail: {
		id: '5158',
		subject: 'Cannot log in',
		description: 'The app says that my password is wrong.',
		status: 'OPEN',
		priority: 'HIGH',
		requester_id: '8447388090494',
		tags: ['mobile', 'login'],
		via: { channel: 'web_service' },
	},
	event,
});

const comment = (body: string, is_staff: boolean, is_public = true) =>
	ticketEvent('comment_added', {
		comment: {
			id: '9876543210',
			body,
			is_public,
			author: { id: '8447388090495', is_staff, name: is_staff ? 'Sam Support' : 'Cora Customer' },
		},
	});

const EVENTS = [
	ticketEvent('created', {}),
	// The description once more, as the ticket's first comment: not sent again.
	comment('The app says that my password is wrong.', false),
	comment('Please try the link that we sent you.', true),
	comment('Escalated, see the wiki.', true, false),
	comment('How much is the team plan?', false),
];

export const play: Play = async (stage) => {
	const zendesk = await stage.peer(() => ({ body: { ticket: { id: 5158 } } }));
	await stage.activate({
		settings: { zendeskUrl: zendesk.url },
		credentials: {
			zendeskApi: { subdomain: 'example', email: 'sam@example.com', apiToken: 'made-up' },
		},
	});
	for (const [index, event] of EVENTS.entries()) {
		await stage.post('optimly-zendesk', event);
		await stage.ended(index + 1);
	}

	const { chats, messages } = await stage.client('ticket-5158');
	assert.equal(chats.length, 1);
	const [opened, , staff, asked, reply] = messages;
	assert.deepEqual(
		messages.map(({ sender }) => sender),
		['user', 'assistant', 'assistant', 'user', 'assistant'],
	);
	assert.equal(opened.content, 'Cannot log in\n\nThe app says that my password is wrong.');
	assert.equal(opened.metadata.priority, 'HIGH');
	assert.equal(staff.content, 'Please try the link that we sent you.');
	assert.equal(staff.metadata.staff, 'Sam Support');
	assert.equal(asked.content, 'How much is the team plan?');

	assert.deepEqual(
		zendesk.received.map(({ method, url }) => `${method} ${url}`),
		Array.from({ length: 2 }, () => 'PUT /api/v2/tickets/5158.json'),
	);
	const [, { headers, body }] = zendesk.received;
	const login = Buffer.from('sam@example.com/token:made-up').toString('base64');
	assert.equal(headers.authorization, `Basic ${login}`);
	const note = { body: `Suggested answer:\n\n${reply.content}`, public: false };
	assert.deepEqual(body, { ticket: { comment: note } });
};
