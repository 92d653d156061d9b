import { isDeliveryId } from '../../nodes/shared/step/deliveryId';
import { chatCreate, handoffEmail, messageSend } from '../engine/parameters';
import { useSandbox } from '../engine/useSandbox';

const sandbox = useSandbox();

describe('delivery_id', () => {
	const send = messageSend('={{ $json.chat }}');

	test('is in the metadata of every message, and each item has its own', async () => {
		const items = ['chat_1', 'chat_2', 'chat_1'].map((chat) => ({ chat }));
		for (const chat_id of ['chat_1', 'chat_2'])
			sandbox.now.createChat({ chat_id, client_id: chat_id });
		await sandbox.run(send, { items });
		const ids = sandbox.now.requests.map(({ body }) => Object(body).metadata?.delivery_id);
		for (const id of ids) expect(id).toMatch(/^[\w-]{16,}$/);
		expect(new Set(ids).size).toBe(3);
	});

	test('wins over a key of the same name', async () => {
		sandbox.now.createChat({ chat_id: 'chat_1', client_id: 'client-1' });
		const metadata = { metadataMode: 'json', metadataJson: '{"delivery_id":"mine"}' };
		await sandbox.run(messageSend('chat_1', metadata));
		expect(sandbox.now.requests[0].body).not.toHaveProperty('metadata.delivery_id', 'mine');
	});

	test('is not sent with a new chat or a handoff, which no history could show', async () => {
		sandbox.now.createChat({ chat_id: 'chat_1', client_id: 'client-1' });
		await sandbox.run(chatCreate('client-2'));
		await sandbox.run(handoffEmail('chat_1'));
		for (const { bodyText } of sandbox.now.requests) expect(bodyText).not.toContain('delivery_id');
	});
});

describe('a delivery ID', () => {
	const id = '01234567-89ab-cdef-0189-abcdefabcdef';

	test.each([id, id.toUpperCase()])('is %s', (value) => {
		expect(isDeliveryId(value)).toBe(true);
	});

	const parts = id.split('-');
	const oneLess = parts.map((_, at) => parts.map((part, of) => part.slice(of === at ? 1 : 0)));
	const oneMore = parts.map((_, at) => parts.map((part, of) => (of === at ? `0${part}` : part)));
	const foreign = ['g', '`'].flatMap((sign) =>
		parts.map((_, at) => parts.map((part, of) => (of === at ? sign + part.slice(1) : part))),
	);
	const written = [...oneLess, ...oneMore, ...foreign].map((pieces) => pieces.join('-'));
	const others = [`x${id}`, `${id}x`, id.replace('-cdef', ''), id.replace('-cdef', '-cdef-cdef')];

	test.each([...written, ...others])('is not %s', (value) => {
		expect(isDeliveryId(value)).toBe(false);
	});
});
