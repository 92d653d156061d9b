import assert from 'node:assert/strict';
import { z } from 'zod';
import { until } from '../../../playground/until.mjs';
import type { Play } from '../exampleStage.mjs';

const TOKEN = '110201543:made-up-bot-token';
const WEBHOOK = z.object({ url: z.string(), secret_token: z.string() });

/** Shape: https://core.telegram.org/bots/api#update */
const update = (id: number, message: Record<string, unknown>) => ({
	update_id: 524876123 + id,
	message: {
		message_id: 100 + id,
		from: { id: 123456789, is_bot: false, first_name: 'Jane', language_code: 'en' },
		chat: { id: 123456789, first_name: 'Jane', type: 'private' },
		date: 1_795_000_000 + id,
		...message,
	},
});

export const play: Play = async (stage) => {
	const telegram = await stage.peer(({ url }) => ({
		body: { ok: true, result: url.endsWith('/getWebhookInfo') ? { url: '' } : true },
	}));
	await stage.activate({
		credentials: { telegramApi: { accessToken: TOKEN, baseUrl: telegram.url } },
	});
	const calls = (method: string) =>
		telegram.received.filter(({ url }) => url === `/bot${TOKEN}/${method}`);
	const { url, secret_token } = await until(
		'n8n to tell Telegram where its webhook is',
		30,
		async () => WEBHOOK.safeParse(calls('setWebhook')[0]?.body).data,
	);

	const messages = [
		{ text: 'How much is the <team> plan?' },
		{ sticker: { file_id: 'CAACAgI', type: 'regular' } },
	];
	for (const [index, message] of messages.entries()) {
		const response = await fetch(url, {
			method: 'POST',
			headers: {
				'content-type': 'application/json',
				'x-telegram-bot-api-secret-token': secret_token,
			},
			body: JSON.stringify(update(index, message)),
		});
		assert.equal(response.status, 200);
		await stage.ended(index + 1);
	}

	const sent = calls('sendMessage').map(({ body }) => body);
	assert.equal(sent.length, 2);
	assert.deepEqual(sent[0], {
		chat_id: 123456789,
		text: 'You asked for the price of "How much is the &lt;team> plan?". I know no real prices. — Sandbox agent',
		parse_mode: 'HTML',
		disable_web_page_preview: true,
	});
	assert.match(JSON.stringify(sent[1]), /text only/);
	const { messages: stored } = await stage.client('telegram-123456789');
	assert.deepEqual(
		stored.map(({ sender }) => sender),
		['user', 'assistant'],
	);
	assert.equal(stored[0].metadata.channel, 'telegram');
};
