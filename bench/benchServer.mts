// The sandbox of a measurement: in a process of its own, set up anew for each.
import { z } from 'zod';
import { startSandbox, type RunningSandbox } from '../playground/sandbox.mjs';

const REQUESTS = z.array(
	z.object({
		path: z.string(),
		body: z.object({ content: z.string().optional() }).optional(),
		chatId: z.string().optional(),
		receivedAt: z.number(),
		respondedAt: z.number().optional(),
		status: z.number().optional(),
	}),
);

const CHAT = z.object({ chat_id: z.string() });

/** A message as the server saw it; times in milliseconds of one clock. */
export type SeenMessage = z.infer<typeof REQUESTS>[number];

export interface ServerSettings {
	latencyMs: number;
	rateLimits?: { set: 'token'; windowFactor: number };
}

/** How many requests are made to learn what latency a client sees. */
const PROBES = 15;

/** A running sandbox. */
export class Server {
	private constructor(private readonly sandbox: RunningSandbox) {}

	static async start(): Promise<Server> {
		return new Server(await startSandbox(0));
	}

	get url(): string {
		return this.sandbox.url;
	}

	get token(): string {
		return this.sandbox.token;
	}

	/** Empties it, opens chats and takes over the settings; resolves to the ids of the chats. */
	async prepare(chats: number, { latencyMs, rateLimits }: ServerSettings): Promise<string[]> {
		await this.call('POST', '/sandbox/reset');
		// The log must hold all of the longest run. No limits while the chats are opened.
		const setUp = { latencyMs: 0, rateLimits: false, logLimit: 100_000 };
		await this.call('PUT', '/sandbox/settings', setUp);
		const ids: string[] = [];
		for (let index = 0; index < chats; index++) {
			const chat = { client_id: `client-${index}` };
			ids.push(CHAT.parse(await this.call('POST', '/external/message/new-chat', chat)).chat_id);
		}
		const settings = { latencyMs, ...(rateLimits && { rateLimits }) };
		await this.call('PUT', '/sandbox/settings', settings);
		return ids;
	}

	/** The messages that arrived since it was prepared, in the order of arrival. */
	async messages(): Promise<SeenMessage[]> {
		const requests = REQUESTS.parse(await this.call('GET', '/sandbox/requests'));
		return requests.filter(({ path }) => path === '/external/message/new-message');
	}

	/** Milliseconds from a request to its answer as a client sees it that makes one at a time: the median. */
	async latencyAsSeen(latencyMs: number): Promise<number> {
		const [chat_id] = await this.prepare(1, { latencyMs });
		const times: number[] = [];
		for (let probe = 0; probe < PROBES; probe++) {
			const start = performance.now();
			const message = { chat_id, sender: 'user', content: 'Hello' };
			await this.call('POST', '/external/message/new-message', message);
			times.push(performance.now() - start);
		}
		return times.sort((a, b) => a - b)[Math.floor(PROBES / 2)];
	}

	private async call(method: string, path: string, body?: unknown): Promise<unknown> {
		const response = await fetch(`${this.url}${path}`, {
			method,
			headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' },
			...(body !== undefined && { body: JSON.stringify(body) }),
			signal: AbortSignal.timeout(60_000),
		});
		if (!response.ok)
			throw new Error(
				`${method} ${path} of the sandbox: ${response.status} ${await response.text()}`,
			);
		return await response.json();
	}
}
