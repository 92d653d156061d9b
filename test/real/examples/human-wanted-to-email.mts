import assert from 'node:assert/strict';
import type { Play } from '../exampleStage.mjs';

export const play: Play = async (stage) => {
	await stage.activate();
	const email = 'hugo@example.com';
	const ask = async (message: string) => await stage.post('optimly-human', { email, message });
	const answered = await ask('How much is the team plan?');
	const wish = 'Can I talk to a human, please?';
	const handedOver = await ask(wish);
	await stage.ended(2);

	assert.match(String(answered.reply), /price/);
	assert.equal(answered.handed_over, false);
	assert.equal(handedOver.handed_over, true);
	const { handoffs } = await stage.state();
	assert.equal(handoffs.length, 1);
	const [{ handoff_id, chat_id, customer_email, reason, context, metadata }] = handoffs;
	assert.equal(handoff_id, handedOver.handoff_id);
	assert.equal(chat_id, (await stage.client(email)).chats[0].chat_id);
	assert.deepEqual([customer_email, reason], [email, wish]);
	assert.match(String(context), /human, please.*\nThe agent answered: I would hand this chat/);
	assert.deepEqual(metadata, { priority: 'high', assigned_team: 'Support' });
};
