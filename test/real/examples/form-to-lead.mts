import assert from 'node:assert/strict';
import { submitForm } from '../../../playground/examples.mjs';
import type { Play } from '../exampleStage.mjs';

export const play: Play = async (stage) => {
	await stage.activate();
	const { n8n, workflowId } = stage;
	await submitForm({ n8nUrl: n8n.url, n8n: n8n.rest, workflowId }, n8n.sandbox);
	await stage.ended(1);
	const { chats, messages } = await stage.client('visitor@example.com');
	assert.equal(chats.length, 1);
	assert.deepEqual(
		messages.map(({ sender, content }) => [sender, content]),
		[['assistant', 'Lead captured for Demo Visitor <visitor@example.com>']],
	);
	assert.equal(messages[0].metadata.company, 'Example Ltd');
	assert.equal(chats[0].lead_collected, true);
};
