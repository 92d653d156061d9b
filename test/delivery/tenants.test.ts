/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests are not part of the package */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IDataObject } from 'n8n-workflow';
import { messageSend, NO_QUOTA } from '../engine/parameters';
import { runNode, type EngineRun } from '../engine/engine';
import { testOptimly } from '../onlyOptimly';

/** A request as the server of several tenants saw it. */
interface Seen {
	readonly token: string;
	readonly content: string;
}

/** A server of several tenants: it takes any token but those that were revoked, and repeats the last one it refused. */
class TenantServer {
	readonly seen: Seen[] = [];
	readonly revoked = new Set<string>();
	/** What a refusal says; `{others}` stands for the tokens of all who asked before. */
	detail = 'Invalid access token';
	private readonly server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const token = String(request.headers.authorization).replace('Bearer ', '');
			const body = JSON.parse(Buffer.concat(chunks).toString() || '{}');
			this.seen.push({ token, content: String(body.content) });
			const refused = this.revoked.has(token);
			const others = [...new Set(this.seen.map((each) => each.token))].join(' ');
			response.writeHead(refused ? 401 : 200, { 'content-type': 'application/json' });
			response.end(
				JSON.stringify(
					refused
						? { detail: this.detail.replace('{others}', others) }
						: {
								message_id: `msg_${this.seen.length}`,
								chat_id: body.chat_id,
								sender: 'user',
								content: body.content,
								timestamp: '2026-06-20T14:00:00Z',
								agent_response: null,
							},
				),
			);
		});
	});

	async start(): Promise<string> {
		this.server.listen(0, '127.0.0.1');
		await once(this.server, 'listening');
		const address = this.server.address();
		if (typeof address !== 'object' || !address) throw new Error('The server has no port');
		return `http://127.0.0.1:${address.port}`;
	}

	async stop(): Promise<void> {
		this.server.closeAllConnections();
		this.server.close();
		await once(this.server, 'close');
	}
}

const tokenOf = (tenant: string) => `agt_${tenant.padEnd(32, '0')}`;

describe('a credential whose token is an expression on the item', () => {
	let server: TenantServer;
	let url: string;
	beforeEach(async () => {
		server = new TenantServer();
		url = await server.start();
	});
	afterEach(async () => await server.stop());

	const run = async (items: IDataObject[], more: Partial<EngineRun> = {}) =>
		await runNode({
			parameters: messageSend('={{ $json.chat }}', { content: '={{ $json.text }}' }),
			credential: { baseUrl: url, accessToken: '={{ $json.token }}', ...NO_QUOTA },
			items,
			...more,
		});

	const itemOf = (tenant: string, index: number, chat = `chat_${index % 7}`) => ({
		chat,
		text: `${tenant} ${index}`,
		token: tokenOf(tenant),
	});

	testOptimly('each item goes out with its own token, also where all are in one chat', async () => {
		const items = ['ada', 'bob', 'eve', 'ada', 'eve'].map((tenant, index) =>
			itemOf(tenant, index, 'chat_of_all'),
		);
		const { done } = await run(items);
		expect(done).toHaveLength(5);
		for (const { token, content } of server.seen) {
			expect(token).toBe(tokenOf(content.split(' ')[0]));
		}
	});

	testOptimly(
		'a thousand items of two tenants, one revoked in the middle: no wrong token, only its own items fail',
		async () => {
			const items = Array.from({ length: 1000 }, (_, index) =>
				itemOf(index % 2 === 0 ? 'ada' : 'bob', index),
			);
			const revoking = setInterval(() => {
				if (server.seen.length > 400) server.revoked.add(tokenOf('bob'));
			}, 1);
			const { done, failed } = await run(items, { settings: { onError: 'continueErrorOutput' } });
			clearInterval(revoking);
			expect(server.seen).toHaveLength(1000);
			const wrong = server.seen.filter(
				({ token, content }) => token !== tokenOf(content.split(' ')[0]),
			);
			expect(wrong).toEqual([]);
			expect(done.length + failed.length).toBe(1000);
			expect(failed.length).toBeGreaterThan(50);
			expect(failed.length).toBeLessThan(500);
			for (const { text, details } of failed) {
				expect(text).toMatch(/^bob /);
				expect(details).toMatchObject({ kind: 'authentication', delivered: 'no' });
			}
		},
		60_000,
	);

	testOptimly('an error of one tenant names the token of none', async () => {
		server.revoked.add(tokenOf('bob'));
		server.detail = 'One of these is not valid: {others}';
		const items = ['ada', 'eve', 'bob'].map((tenant, index) => itemOf(tenant, index));
		const { failed, stored } = await run(
			// The items themselves hold tokens here, as n8n stores them; the error must not add one.
			items,
			{ settings: { onError: 'continueErrorOutput' }, parameters: onePerTime },
		);
		expect(failed).toHaveLength(1);
		const { error, message, details } = failed[0];
		for (const tenant of ['ada', 'eve', 'bob']) {
			expect(JSON.stringify([error, message, details])).not.toContain(tokenOf(tenant));
		}
		expect(details).toMatchObject({ api_detail: expect.stringContaining('not valid') });
		expect(stored).toContain('hidden');
	});

	testOptimly(
		'a dead server of one tenant does not hold up the others',
		async () => {
			const items = ['ada', 'bob', 'ada', 'bob'].map((tenant, index) => ({
				...itemOf(tenant, index, tenant),
				// Nothing listens on port 1.
				url: tenant === 'bob' ? 'http://127.0.0.1:1' : url,
			}));
			const { done, failed } = await run(items, {
				credential: { baseUrl: '={{ $json.url }}', accessToken: '={{ $json.token }}', ...NO_QUOTA },
				settings: { onError: 'continueErrorOutput' },
			});
			expect(done).toHaveLength(2);
			expect(failed.map(({ text }) => text)).toEqual(['bob 1', 'bob 3']);
		},
		30_000,
	);

	testOptimly(
		'an item whose token is missing fails alone, and nothing is sent for it',
		async () => {
			const items = [itemOf('ada', 0), { chat: 'chat_1', text: 'nobody' }, itemOf('ada', 2)];
			const { done, failed } = await run(items, { settings: { onError: 'continueErrorOutput' } });
			expect(done).toHaveLength(2);
			expect(failed).toEqual([
				expect.objectContaining({
					error: expect.stringContaining("'Access Token' of the credential is empty"),
					details: expect.objectContaining({ kind: 'invalid_input', attempts: 0 }),
				}),
			]);
			expect(server.seen.map(({ content }) => content)).toEqual(['ada 0', 'ada 2']);
		},
	);
});

/** One item after the other. */
const onePerTime = messageSend('={{ $json.chat }}', {
	content: '={{ $json.text }}',
	options: { maxParallelChats: 1 },
});
