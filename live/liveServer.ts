/** What a server answered, or that it did not. */
export interface Answer {
	/** 0: no answer. */
	readonly status: number;
	/** The parsed body; `undefined` when it is no JSON. */
	readonly json: unknown;
	readonly headers: ReadonlyMap<string, string>;
	/** Why there is no answer, in a word. */
	readonly broken?: string;
}

/** How a request carries the secret. */
export type Signature = (secret: string) => { headers?: Record<string, string>; query?: string };

const MAX_BYTES = 1_000_000;

/** A service that is looked at: sends requests and counts them. The secret leaves it in requests only. */
export class LiveServer {
	/** Requests made so far: those that read, and those that write. */
	readonly made = { reads: 0, writes: 0 };

	constructor(
		readonly baseUrl: string,
		private readonly secret: string,
		private readonly sign: Signature,
	) {}

	async get(path: string, more: { sign?: Signature; secret?: string; ms?: number } = {}) {
		return await this.send('GET', path, undefined, more);
	}

	async post(path: string, body: object, more: { secret?: string; ms?: number } = {}) {
		return await this.send('POST', path, body, { ms: 60_000, ...more });
	}

	private async send(
		method: string,
		path: string,
		body: object | undefined,
		{ sign = this.sign, secret = this.secret, ms = 3_000 }: Parameters<LiveServer['get']>[1] = {},
	): Promise<Answer> {
		this.made[method === 'GET' ? 'reads' : 'writes'] += 1;
		const { headers = {}, query } = sign(secret);
		const url = `${this.baseUrl}${path}${query ? `?${query}` : ''}`;
		try {
			const response = await fetch(url, {
				method,
				headers: {
					accept: 'application/json',
					...(body && { 'content-type': 'application/json' }),
					...headers,
				},
				...(body && { body: JSON.stringify(body) }),
				// A redirect that is followed would carry the secret elsewhere.
				redirect: 'manual',
				signal: AbortSignal.timeout(ms),
			});
			const text = await boundedText(response);
			return {
				status: response.status,
				json: parsed(text),
				headers: new Map([...response.headers]),
			};
		} catch (error) {
			const name = error instanceof Error ? error.name : 'Error';
			const broken = name === 'TimeoutError' ? `no answer within ${ms / 1000} s` : 'no connection';
			return { status: 0, json: undefined, headers: new Map(), broken };
		}
	}
}

async function boundedText(response: Response): Promise<string> {
	const chunks: Uint8Array[] = [];
	let length = 0;
	for await (const chunk of response.body ?? []) {
		chunks.push(chunk);
		length += chunk.length;
		if (length > MAX_BYTES) throw new Error('The answer is too long');
	}
	return Buffer.concat(chunks).toString();
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
