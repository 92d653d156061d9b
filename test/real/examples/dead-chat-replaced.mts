import assert from 'node:assert/strict';
import { openChat, steer } from '../realN8n.mjs';
import type { Play } from '../exampleStage.mjs';

export const play: Play = async (stage) => {
	await stage.activate();
	const client_id = 'returning visitor';
	const say = async (chat_id: string, message: string) =>
		await stage.post('optimly-dead-chat', { chat_id, client_id, message });
	const alive = await openChat(stage.n8n, client_id);

	const usual = await say(alive, 'How much is the team plan?');
	assert.equal(usual.chat_id, alive);
	assert.match(String(usual.reply), /price/);

	const replaced = await say('chat_gone', 'How much is the other plan?');
	assert.equal(replaced.replaced, true);
	assert.match(String(replaced.reply), /price/);
	const { chats, messages } = await stage.client(client_id);
	assert.equal(chats.length, 2);
	assert.equal(replaced.chat_id, chats[1].chat_id);
	assert.deepEqual(chats[1].metadata, { replaces_chat: 'chat_gone' });
	assert.equal(messages.filter(({ chat_id }) => chat_id === replaced.chat_id).length, 2);

	await steer(stage.n8n, 'POST', 'faults', {
		match: { content: 'And now?' },
		times: 1,
		fault: { kind: 'status', status: 403 },
	});
	const refused = await say(alive, 'And now?');
	assert.equal(refused.kind, 'permission');
	assert.equal(refused.delivered, 'no');
	await stage.ended(3);
};
