import assert from 'node:assert/strict';
import { nodesOf, type Play } from '../exampleStage.mjs';

export const play: Play = async (stage) => {
	await stage.activate();
	const nodes = await nodesOf('chat-trigger-to-reply.json');
	const path = `${String(nodes.find(({ name }) => name === 'Chat')?.webhookId)}/chat`;
	// What n8n's chat window sends.
	const say = async (chatInput: string) =>
		await stage.post(path, { action: 'sendMessage', sessionId: 'session-1', chatInput });
	assert.match(String((await say('How much is the team plan?')).output), /price/);
	assert.match(String((await say('Thank you, bye!')).output), /Goodbye/);
	await stage.ended(2);
	const { chats, messages } = await stage.client('session-1');
	assert.equal(chats.length, 1);
	assert.equal(messages.length, 4);
};
