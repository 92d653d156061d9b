import assert from 'node:assert/strict';
import type { Play } from '../exampleStage.mjs';

/** Shape: https://woocommerce.github.io/woocommerce-rest-api-docs/#retrieve-an-order */
const ORDER = {
	id: 727,
	number: '727',
	status: 'processing',
	currency: 'EUR',
	total: '29.35',
	customer_id: 0,
	billing: { first_name: 'Olga', last_name: 'Example', email: 'olga@example.com' },
	line_items: [
		{ id: 315, name: 'Blue Mug', product_id: 93, quantity: 2, total: '6.00' },
		{ id: 316, name: 'Teapot', product_id: 22, quantity: 1, total: '12.00' },
	],
};

export const play: Play = async (stage) => {
	const shop = await stage.peer(({ url }) =>
		url === '/wp-json/wc/v3/orders/727'
			? { body: ORDER }
			: { status: 404, body: { code: 'woocommerce_rest_shop_order_invalid_id', message: 'None' } },
	);
	await stage.activate({
		credentials: {
			wooCommerceApi: { url: shop.url, consumerKey: 'ck_made_up', consumerSecret: 'cs_made_up' },
		},
	});
	const ask = async (order_id: number, email: string) =>
		await stage.post('optimly-order', { order_id, email, question: 'when does it arrive?' });

	assert.match(String((await ask(727, 'Olga@example.com')).reply), /order 727/);
	assert.match(String((await ask(727, 'mallory@example.com')).reply), /We found no order/);
	assert.match(String((await ask(404, 'olga@example.com')).reply), /We found no order/);
	await stage.ended(3);

	const { messages } = await stage.client('olga@example.com');
	assert.equal(messages.length, 2);
	const { delivery_id, ...metadata } = messages[0].metadata;
	assert.ok(delivery_id);
	assert.equal(messages[0].content, 'I have a question about my order #727: when does it arrive?');
	assert.deepEqual(metadata, {
		source: 'ecommerce',
		order_id: '727',
		order_status: 'processing',
		order_value: '29.35 EUR',
		order_items: '2 × Blue Mug, 1 × Teapot',
	});
	assert.equal((await stage.client('mallory@example.com')).chats.length, 0);
};
