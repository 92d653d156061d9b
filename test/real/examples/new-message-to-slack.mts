import assert from 'node:assert/strict';
import { openChat } from '../realN8n.mjs';
import type { Play } from '../exampleStage.mjs';

/** n8n looks once a minute. */
const PATIENCE_SECONDS = 100;

export const play: Play = async (stage) => {
	const slack = await stage.peer(() => ({ body: 'ok' }));
	const chat = await openChat(stage.n8n, 'watched client');
	await stage.activate({
		settings: { slackUrl: `${slack.url}/services/T0/B0/made-up` },
		parameters: { 'Optimly Message Trigger': { chatIds: [chat] } },
	});
	await stage.hasRead(chat);
	const { url, token } = stage.n8n.sandbox;
	for (const sender of ['assistant', 'user']) {
		await fetch(`${url}/external/message/new-message`, {
			method: 'POST',
			headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
			body: JSON.stringify({ chat_id: chat, sender, content: `From the ${sender} <!channel>` }),
		});
	}
	await stage.ended(1, PATIENCE_SECONDS);
	assert.deepEqual(
		slack.received.map(({ method, url: path, body }) => [method, path, body]),
		[
			[
				'POST',
				'/services/T0/B0/made-up',
				{ text: `New message in ${chat}:\nFrom the user &lt;!channel>` },
			],
		],
	);
};
