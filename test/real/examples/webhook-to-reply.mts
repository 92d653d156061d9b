import assert from 'node:assert/strict';
import type { Play } from '../exampleStage.mjs';

export const play: Play = async (stage) => {
	await stage.activate();
	const client_id = 'website-visitor';
	const first = await stage.post('optimly-reply', { client_id, message: 'What does Pro cost?' });
	const second = await stage.post('optimly-reply', { client_id, message: 'Thank you, bye!' });
	await stage.ended(2);
	assert.match(String(first.reply), /price .* Sandbox agent/);
	assert.match(String(second.reply), /Goodbye/);
	assert.equal(second.chat_id, first.chat_id);
	assert.equal((await stage.client(client_id)).chats.length, 1);
};
