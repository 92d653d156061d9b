import { underTest } from '../underTest';
import { useSandbox } from '../engine/useSandbox';
import type { LoggedRequest } from '../../sandbox';
import { waitUntil } from '../waitUntil';

const sandbox = useSandbox();

/** Items in as many chats, which are there. */
const itemsInChats = (count: number) =>
	Array.from({ length: count }, (_, index) => {
		const chat = `chat_${index}`;
		underTest.createChat(sandbox.now, chat);
		return { chat, text: `text ${index}` };
	});

const sendItem = underTest.send('={{ $json.chat }}', { content: '={{ $json.text }}' });
const { secret } = underTest;

test('one output item per input item, in input order, though the first is answered last', async () => {
	const items = itemsInChats(8);
	const { requests } = sandbox.now;
	const isAnswered = ({ respondedAt }: LoggedRequest) => respondedAt !== undefined;
	const until = waitUntil(
		() => requests.filter(isAnswered).length === 7,
		'the others are answered',
	);
	sandbox.now.addFault({ match: { content: 'text 0' }, fault: { kind: 'hold', until } });
	const { done, output } = await sandbox.run(sendItem, { items });
	expect(done.map((item) => item[underTest.chatId.field])).toEqual(items.map(({ chat }) => chat));
	expect(done.map(underTest.textOf)).toEqual(items.map(({ text }) => text));
	expect(output.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
	const last = requests.reduce((a, b) => (Number(a.respondedAt) > Number(b.respondedAt) ? a : b));
	expect(last.body).toMatchObject({ content: 'text 0' });
});

test('no item, no request', async () => {
	const { run } = await sandbox.run(underTest.open('client-1'), { items: [] });
	expect(run.data.resultData.error).toBeUndefined();
	expect(sandbox.now.requests).toEqual([]);
});

test('parameters are read for each item', async () => {
	const items = itemsInChats(3);
	await sandbox.run(sendItem, { items });
	const sent = sandbox.now.requests.map(({ chatId, body }) => ({
		chat: chatId,
		text: Object(body).content,
	}));
	expect(sent).toHaveLength(3);
	expect(sent).toEqual(expect.arrayContaining(items));
});

test('fields of the input item stay out of the output and off the wire', async () => {
	underTest.createChat(sandbox.now, 'chat_1');
	const { done } = await sandbox.run(underTest.send('chat_1'), {
		items: [{ internalNote: 'for us only' }],
	});
	expect(done).toHaveLength(1);
	expect(JSON.stringify(done)).not.toContain('for us only');
	expect(sandbox.now.requests.map(({ bodyText }) => bodyText).join()).not.toContain('for us only');
});

test.each(underTest.authentications)(
	'works with authentication by %s, the secret in one place only',
	async (_name, authentication) => {
		const credential = sandbox.credential(authentication);
		const { run } = await sandbox.run(underTest.open('client-1'), { credential });
		expect(run.data.resultData.error).toBeUndefined();
		const [{ status, path, bodyText, headers, query }, ...more] = sandbox.now.requests;
		expect(more).toEqual([]);
		expect(status).toBeLessThan(300);
		const places = [...Object.values({ ...headers, ...query }), path, bodyText];
		const value = String(credential[secret.field]);
		expect(places.filter((place) => String(place).includes(value))).toHaveLength(1);
	},
);

test('white space around the secret and slashes at the end of the base URL do no harm', async () => {
	await sandbox.run(underTest.open('client-1'));
	const plain = sandbox.credential();
	const credential = sandbox.credential({
		[secret.field]: ` ${String(plain[secret.field])}\n`,
		baseUrl: ` ${String(plain.baseUrl)}// `,
	});
	const { run } = await sandbox.run(underTest.open('client-1'), { credential });
	expect(run.data.resultData.error).toBeUndefined();
	const [first, second] = sandbox.now.requests;
	expect(second.path).toBe(first.path);
});
