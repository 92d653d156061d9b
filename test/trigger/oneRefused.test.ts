import { logOfN8n } from '../engine/logOfN8n';
import { message, useListServer } from './listServer';
import { contentsOf } from './useTrigger';

const server = useListServer();

const CHATS = Array.from({ length: 12 }, (_, index) => `chat_${index}`);
const watching = { event: 'newMessage', chatIds: CHATS };
const START = Date.parse('2026-01-01T00:00:00Z');

/** The server refuses one chat by its name, as a limiter does that counts by chat. */
const refuses = (chat: string, detail = `Rate limit exceeded for ${chat}: 5 per 1 minute`) =>
	void server.answers.set(`/external/chat/${chat}/messages`, { status: 429, json: { detail } });

const timesIn = async (words: string) => (await logOfN8n()).split(words).length - 1;

test('one chat is refused by its name at each poll: the others are read at each poll, and it comes later', async () => {
	for (const chat of CHATS) server.messages(chat, []);
	const active = await server.trigger(watching).activate();
	refuses('chat_3');
	for (let poll = 1; poll <= 3; poll++) {
		const said = Array.from({ length: poll }, (_, index) =>
			message(`m${index + 1}`, START + index * 1_000),
		);
		for (const chat of CHATS) if (chat !== 'chat_3') server.messages(chat, said);
		expect(contentsOf(await active.poll())).toEqual(Array(CHATS.length - 1).fill(`m${poll}`));
	}
	expect(active.errors).toEqual([]);
	expect(server.paths.filter((path) => path.includes('/chat_3/'))).toHaveLength(2);
});

test('a pause that the server asks for is not put down to the quota, neither in the error nor in the log', async () => {
	for (const chat of CHATS) server.messages(chat, []);
	const active = await server.trigger(watching, { budgetMs: 2_000 }).activate();
	const before = await timesIn('the quota of the credential');
	const asked = await timesIn('Optimly has asked to wait');
	refuses('chat_3', 'Rate limit exceeded');
	await active.poll();
	await active.poll();
	expect(await timesIn('the quota of the credential')).toBe(before);
	expect((await timesIn('Optimly has asked to wait')) - asked).toBe(1);
	const [error] = active.errors;
	expect(error.message).not.toContain('quota');
	expect(error.message).toContain('asked to wait');
});

test('a quota that is used up is put down neither to the server nor to a chat', async () => {
	const ids = CHATS.slice(0, 4);
	for (const chat of ids) server.messages(chat, []);
	const words = 'the quota of the credential or the time of a poll does not reach for all chats: 2';
	const quota = await timesIn(words);
	const others = ['Optimly has asked to wait', 'could not be read'];
	const saidOfOthers = async () => await Promise.all(others.map(timesIn));
	const before = await saidOfOthers();
	const credential = server.credential({ requestsPerMinute: 2 });
	const watched = { event: 'newMessage', chatIds: ids };
	await server.trigger(watched, { credential, budgetMs: 1_000 }).activate();
	expect(server.paths).toHaveLength(2);
	expect((await timesIn(words)) - quota).toBe(1);
	expect(await saidOfOthers()).toEqual(before);
});

test('a token that is refused in the middle of a poll is not put down to the quota', async () => {
	for (const chat of CHATS) server.messages(chat, []);
	const active = await server.trigger(watching).activate();
	const before = await timesIn('the quota of the credential');
	for (const chat of CHATS) server.messages(chat, [message('m1', START)]);
	server.answers.set('/external/chat/chat_6/messages', {
		status: 401,
		json: { detail: 'Invalid access token' },
	});
	await active.poll();
	expect(contentsOf(active.items).length).toBeLessThan(CHATS.length);
	expect(await timesIn('the quota of the credential')).toBe(before);
});

test('the log says how many chats could not be read, and how many of them for the same reason', async () => {
	for (const chat of CHATS) server.messages(chat, []);
	const active = await server.trigger(watching).activate();
	const refused = { status: 403, json: { detail: 'No' } };
	for (const chat of ['chat_3', 'chat_7'])
		server.answers.set(`/external/chat/${chat}/messages`, refused);
	await active.poll();
	expect(await logOfN8n()).toContain('2 of 12 chats could not be read (permission 403, 2 times)');
	server.messages('chat_7', []);
	await active.poll();
	expect(await logOfN8n()).toContain('1 of 12 chats could not be read (permission 403).');
});
