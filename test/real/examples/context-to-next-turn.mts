import assert from 'node:assert/strict';
import type { Play } from '../exampleStage.mjs';

export const play: Play = async (stage) => {
	await stage.activate();
	const say = async (client_id: string, message: string) =>
		await stage.post('optimly-context', { client_id, message });
	const first = await say('shopper', 'Where is my order #48213?');
	const second = await say('shopper', 'Hello!');
	const third = await say('shopper', 'How much is the team plan?');
	await say('other shopper', 'Hello!');
	await stage.ended(4);
	assert.match(String(first.reply), /order 48213/);
	assert.deepEqual(
		[first, second, third].map(({ topic }) => topic),
		['order', 'order', 'billing'],
	);

	const sent = async (client: string) =>
		(await stage.client(client)).messages
			.filter(({ sender }) => sender === 'user')
			.map(({ metadata }) => [
				metadata.conversation_topic,
				metadata.last_tool_used,
				String(metadata.message_index),
			]);
	assert.deepEqual(await sent('shopper'), [
		['none', 'none', '0'],
		['order', 'order_lookup', '1'],
		['order', 'order_lookup', '2'],
	]);
	assert.deepEqual(await sent('other shopper'), [['none', 'none', '0']]);
};
