import assert from 'node:assert/strict';
import type { Play } from '../exampleStage.mjs';

export const play: Play = async (stage) => {
	await stage.save();
	await stage.n8n.rest.execute(stage.workflowId, 'Start Import');
	await stage.ended(1);
	const { chats, messages } = await stage.client('customer-4711');
	assert.equal(chats.length, 1);
	assert.equal(chats[0].ai_enabled, false);
	assert.deepEqual(
		messages.map(({ sender, content, metadata }) => [sender, content, metadata.sent_at]),
		[
			['user', 'Hi, is the team plan billed per month?', '2026-03-02T09:14:00Z'],
			['assistant', 'Yes, per month, and you can stop at any time.', '2026-03-02T09:15:30Z'],
			['user', 'Great. How many seats are included?', '2026-03-02T09:16:10Z'],
			['assistant', 'Ten. Each further seat costs extra.', '2026-03-02T09:18:00Z'],
		],
	);
};
