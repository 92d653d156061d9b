/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests are not part of the package */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { NO_QUOTA } from './parameters';

/** A message as the service stores it. Times are epoch milliseconds of the service's own clock. */
export interface Said {
	readonly message_id: string;
	readonly chat_id: string;
	readonly sender: string;
	readonly content: string;
	readonly metadata: Record<string, unknown>;
	readonly at: number;
}

/** An answer that is no plain JSON with 200. */
export class Answer {
	constructor(
		readonly status: number,
		readonly body: string,
		readonly type = 'application/json',
		readonly headers: Readonly<Record<string, string>> = {},
	) {}
}

export const WEB_PAGE = new Answer(200, '<!doctype html><h1>Please wait</h1>', 'text/html');
export const HALF_JSON = new Answer(200, '[{"message_id": "msg_1", "sen');
export const EMPTY = new Answer(200, '');
export const status = (code: number, detail = `Status ${code}`) =>
	new Answer(code, JSON.stringify({ detail }));
/** The connection is reset instead. */
export const RESET = Symbol('reset');

/** How the service behaves; what is left out is as documented. */
export interface Manner {
	/** What a POST of a message does and answers; `store` may be called or not. By default it is stored and the newer form answered. */
	post?(message: Said, store: () => void, nth: number): unknown;
	/** What a look into the history answers; by default all messages, oldest first. */
	history?(messages: readonly Said[], look: number): unknown;
	/** What the list of a client's chats answers. */
	chats?(clientId: string, look: number): unknown;
	/** What a POST to any other path answers. */
	other?(path: string, body: Record<string, unknown>): unknown;
}

/** A service that keeps to the documented paths, and otherwise does what a test says. */
export class OddService {
	/** What is really stored, in the order of arrival. */
	readonly messages: Said[] = [];
	/** Bodies of the messages that were posted, arrived or not. */
	readonly posted: Array<Record<string, unknown>> = [];
	/** Method and path of every request. */
	readonly requests: string[] = [];
	/** Looks into a history. */
	looks = 0;
	/** The service's own clock, in epoch milliseconds; each message takes a second. */
	clock = Date.UTC(2026, 5, 20, 12);
	manner: Manner = {};
	url = '';
	private lists = 0;
	private readonly server = createServer((request, response) => {
		void this.serve(request, response);
	});

	async start(): Promise<void> {
		this.server.listen(0, '127.0.0.1');
		await once(this.server, 'listening');
		const address = this.server.address();
		if (typeof address !== 'object' || !address) throw new Error('The server has no port');
		this.url = `http://127.0.0.1:${address.port}`;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		this.server.close();
		await once(this.server, 'close');
	}

	/** A token of its own for each test: quotas and pauses are kept per token. */
	get credential(): ICredentialDataDecryptedObject {
		return {
			authentication: 'bearer',
			accessToken: `agt_${this.url}`,
			baseUrl: this.url,
			...NO_QUOTA,
		};
	}

	/** Somebody says something in the chat, at the service's time unless `at` says when. */
	say(sender: string, content: string, more: Partial<Said> = {}): Said {
		const said = this.message({ sender, content, ...more });
		this.messages.push(said);
		return said;
	}

	/** The texts that the node posted. */
	get texts(): unknown[] {
		return this.posted.map(({ content }) => content);
	}

	private message(fields: Partial<Said>): Said {
		const at = fields.at ?? (this.clock += 1000);
		const metadata = fields.metadata ?? {};
		const message_id = `msg_${this.messages.length + this.posted.length}`;
		return { message_id, chat_id: 'a', sender: 'user', content: '', ...fields, metadata, at };
	}

	private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(Buffer.from(chunk));
		const path = decodeURIComponent(request.url ?? '');
		this.requests.push(`${request.method} ${path}`);
		const text = Buffer.concat(chunks).toString();
		const answer = await this.answer(path, text === '' ? undefined : JSON.parse(text));
		if (answer === RESET) {
			request.socket.resetAndDestroy();
			return;
		}
		const {
			status: code,
			body,
			type,
			headers,
		} = answer instanceof Answer ? answer : new Answer(200, JSON.stringify(answer));
		response.writeHead(code, { ...headers, 'content-type': type });
		response.end(body);
	}

	private answer(path: string, body?: Record<string, unknown>): unknown {
		const [, of, list] = /^\/external\/chat\/(.+)\/(messages|chats)$/.exec(path) ?? [];
		if (list === 'chats') return this.manner.chats?.(of, ++this.lists) ?? [];
		if (list === 'messages') {
			const messages = this.messages.filter(({ chat_id }) => chat_id === of);
			this.looks += 1;
			return this.manner.history?.(messages, this.looks) ?? messages.map(inFull());
		}
		if (!body) return status(404, 'Not Found');
		if (path !== '/external/message/new-message')
			return this.manner.other?.(path, body) ?? status(404, 'Not Found');
		this.posted.push(body);
		const message = this.message(body);
		const store = () => {
			if (!this.messages.includes(message)) this.messages.push(message);
		};
		if (!this.manner.post) {
			store();
			return inFull()(message);
		}
		return this.manner.post(message, store, this.posted.length);
	}
}

/** How a time is written. */
export type Clock = (at: number) => unknown;

/** A message in the newer documented form. */
export const inFull =
	(clock: Clock = (at) => new Date(at).toISOString()) =>
	({ at, ...message }: Said): Record<string, unknown> => {
		const created_at = clock(at);
		return created_at === undefined ? message : { ...message, created_at };
	};

/** Starts an odd service for each test. */
export function useOddService(): { readonly now: OddService } {
	let service: OddService | undefined;
	beforeEach(async () => {
		service = new OddService();
		await service.start();
	});
	afterEach(async () => {
		await service?.close();
	});
	return {
		get now() {
			if (!service) throw new Error('The service is there in tests only');
			return service;
		},
	};
}
