/** @jest-environment ./test/engine/timeZoneEnvironment.js */
import { inTimeZones } from '../engine/inTimeZones';
import { chat, message, useListServer } from './listServer';
import { contentsOf } from './useTrigger';

/** What is put in order or left out by its time, wherever n8n runs and however the server writes the time. */

const server = useListServer();

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const iso = (time: number) => new Date(time).toISOString();
const plain = (time: number) => iso(time).slice(0, -1);
const inIndia = (time: number) => `${plain(time + 5.5 * HOUR)}+05:30`;

const WRITTEN: Array<[how: string, write: (time: number) => unknown]> = [
	['in UTC', iso],
	['without a zone, which is UTC', plain],
	['with a blank, without a zone', (time) => plain(time).replace('T', ' ')],
	['in another zone', inIndia],
	['in seconds', (time) => time / 1000],
	['each in another way', (time) => [iso, plain, inIndia][Math.floor(time / MINUTE) % 3](time)],
];

inTimeZones(() => {
	describe.each(WRITTEN)('times %s', (_how, write) => {
		const said = (id: string, time: number) => message(id, 0, { timestamp: write(time) });
		const opened = (id: string, time: number, more: object = {}) =>
			chat(id, 0, { created_at: write(time), last_activity: write(time), ...more });

		test('new messages come oldest first, however the list is sorted', async () => {
			const now = Date.now();
			const old = said('old', now - HOUR);
			server.messages('chat_1', [old]);
			const active = await server.trigger({ event: 'newMessage', chatIds: 'chat_1' }).activate();
			const [a, b, c] = ['a', 'b', 'c'].map((id, index) => said(id, now + index * MINUTE));
			server.messages('chat_1', [b, old, c, a]);
			expect(contentsOf(await active.poll())).toEqual(['a', 'b', 'c']);
			expect(await active.poll()).toEqual([]);
		});

		test('new chats come oldest first', async () => {
			const now = Date.now();
			server.chats('client', []);
			const active = await server.trigger({ event: 'newChat', clientIds: 'client' }).activate();
			const [a, b, c] = ['a', 'b', 'c'].map((id, index) => opened(id, now + index * MINUTE));
			server.chats('client', [c, a, b]);
			expect((await active.poll()).map(({ chat_id }) => chat_id)).toEqual(['a', 'b', 'c']);
		});

		test('the first look at a chat fails: what was said since comes, what was said hours ago does not', async () => {
			server.messages('chat_1', []);
			server.breaks('chat_2');
			const active = await server
				.trigger({ event: 'newMessage', chatIds: ['chat_1', 'chat_2'] })
				.activate();
			const now = Date.now();
			server.messages('chat_2', [said('hours ago', now - 2 * HOUR), said('since', now)]);
			expect(contentsOf(await active.poll())).toEqual(['since']);
		});

		test('the first look at a client fails: who became a lead since comes, an old lead does not', async () => {
			server.breaks('client');
			const active = await server
				.trigger({ event: 'leadCollected', clientIds: ['client', 'other'] })
				.activate();
			const now = Date.now();
			const lead = { lead_collected: true };
			server.chats('client', [
				opened('old', now - 24 * HOUR, lead),
				opened('new', now - 24 * HOUR, { ...lead, last_activity: write(now) }),
			]);
			expect((await active.poll()).map(({ chat_id }) => chat_id)).toEqual(['new']);
		});

		test('the first look at a client fails: only chats in which something was said since are read', async () => {
			server.breaks('client');
			const active = await server
				.trigger({ event: 'newMessage', watch: 'clients', clientIds: ['client', 'other'] })
				.activate();
			const now = Date.now();
			server.chats('client', [
				opened('quiet', now - 24 * HOUR, {
					message_count: 9,
					last_activity: write(now - 2 * HOUR),
				}),
				opened('lively', now - 24 * HOUR, { message_count: 2, last_activity: write(now) }),
			]);
			server.messages('lively', [said('before', now - 2 * HOUR), said('since', now)]);
			expect(contentsOf(await active.poll())).toEqual(['since']);
			expect(server.paths.filter((path) => path.endsWith('/quiet/messages'))).toEqual([]);
		});
	});
});
