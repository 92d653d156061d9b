import assert from 'node:assert/strict';
import type { Play } from '../exampleStage.mjs';

/** Shape: https://www.typeform.com/developers/webhooks/example-payload/ */
const answer = (ref: string, type: string, value: Record<string, unknown>) => ({
	...{ type, ...value },
	field: { id: `id_${ref}`, type: type === 'choice' ? 'dropdown' : type, ref },
});

const SUBMISSION = {
	event_id: 'LtWXD3crgy',
	event_type: 'form_response',
	form_response: {
		form_id: 'lT4Z3j',
		token: 'a3a12ec67a1365927098a606107fac15',
		landed_at: '2026-11-18T18:07:02Z',
		submitted_at: '2026-11-18T18:17:02Z',
		definition: { id: 'lT4Z3j', title: 'Book a call', fields: [] },
		answers: [
			answer('name', 'text', { text: 'Ada Byron' }),
			answer('email', 'email', { email: 'ada@example.com' }),
			answer('day', 'date', { date: '2026-12-03' }),
			answer('time', 'choice', { choice: { id: 'c1', ref: 'c1', label: '14:30' } }),
			answer('purpose', 'text', { text: 'onboarding call' }),
		],
	},
};

export const play: Play = async (stage) => {
	await stage.activate();
	await stage.post('optimly-typeform', SUBMISSION);
	await stage.ended(1);
	const { chats, messages } = await stage.client('ada@example.com');
	assert.equal(chats.length, 1);
	const [request, reply] = messages;
	assert.equal(
		request.content,
		'Book a 30-minute onboarding call on 2026-12-03 at 14:30 for Ada Byron',
	);
	assert.match(reply.content, /I noted: onboarding call on 2026-12-03 at 14:30/);
	const { delivery_id, ...metadata } = request.metadata;
	assert.ok(delivery_id);
	assert.deepEqual(metadata, {
		typeform_response: 'a3a12ec67a1365927098a606107fac15',
		form_type: 'appointment_request',
		name: 'Ada Byron',
		email: 'ada@example.com',
		start_time: '2026-12-03T14:30:00+01:00',
		duration_minutes: 30,
		timezone: 'Europe/Madrid',
		preferred_channel: 'Zoom',
		purpose: 'onboarding call',
	});
};
