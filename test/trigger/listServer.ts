/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests are not part of the package */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';
import { ActiveTrigger, type TriggerOptions } from './activeTrigger';

/** What a server answers to a GET: JSON with 200, or something else by hand. */
export type Answer = { readonly json: unknown; readonly status?: number } | { readonly html: true };

/** A server whose lists are what the test says, in any order, as short and as wrong as it likes. */
export interface ListServer {
	/** Answers by path, read at each request. */
	readonly answers: Map<string, Answer>;
	/** Paths that were asked for. */
	readonly paths: string[];
	messages(chatId: string, list: unknown): void;
	chats(clientId: string, list: unknown): void;
	/** The list of a chat or client cannot be read until it is set again. */
	breaks(id: string): void;
	credential(more?: ICredentialDataDecryptedObject): ICredentialDataDecryptedObject;
	trigger(parameters: INodeParameters, more?: Partial<TriggerOptions>): ActiveTrigger;
}

const messagesPath = (chatId: string) => `/external/chat/${encodeURIComponent(chatId)}/messages`;
const chatsPath = (clientId: string) => `/external/chat/${encodeURIComponent(clientId)}/chats`;

function send(response: ServerResponse, answer: Answer | undefined): void {
	if (answer && 'html' in answer) {
		response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Back soon</p>');
		return;
	}
	const { json = { detail: 'Chat not found' }, status = answer ? 200 : 404 } = answer ?? {};
	response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
}

let servers = 0;

/** A fresh server for each test; its token is new as well, because a process keeps the quota by token. */
export function useListServer(): ListServer {
	const answers = new Map<string, Answer>();
	const paths: string[] = [];
	let url = '';
	let token = 'agt_lists';
	const server = createServer((request, response) => {
		const { pathname } = new URL(request.url ?? '', 'http://127.0.0.1');
		paths.push(pathname);
		send(response, answers.get(pathname));
	});
	beforeAll(async () => {
		server.listen(0, '127.0.0.1');
		await once(server, 'listening');
		url = `http://127.0.0.1:${Object(server.address()).port}`;
	});
	beforeEach(() => {
		answers.clear();
		paths.length = 0;
		token = `agt_lists${(servers += 1)}`;
	});
	afterAll(async () => {
		server.closeAllConnections();
		server.close();
		await once(server, 'close');
	});
	const credential: ListServer['credential'] = (more) => ({
		authentication: 'bearer',
		accessToken: token,
		headerName: 'X-API-Key',
		baseUrl: url,
		changeLimits: true,
		requestsPerMinute: 0,
		requestsPerHour: 0,
		agentCallsPerMinute: 0,
		newChatsPerMinute: 0,
		newChatsPerHour: 0,
		...more,
	});
	return {
		answers,
		paths,
		messages: (chatId, json) => void answers.set(messagesPath(chatId), { json }),
		chats: (clientId, json) => void answers.set(chatsPath(clientId), { json }),
		breaks: (id) => {
			for (const path of [messagesPath(id), chatsPath(id)]) answers.set(path, { html: true });
		},
		credential,
		trigger: (parameters, more) =>
			new ActiveTrigger({ parameters, credential: credential(), ...more }),
	};
}

/** A message with an id and a time (epoch milliseconds, or text as the server would write it). */
export const message = (message_id: string, time: number | string, more: object = {}) => ({
	message_id,
	chat_id: 'chat_1',
	sender: 'user',
	content: message_id,
	timestamp: typeof time === 'number' ? new Date(time).toISOString() : time,
	...more,
});

/** A chat of a client. */
export const chat = (chat_id: string, opened: number, more: object = {}) => ({
	chat_id,
	client_id: 'client',
	status: 'active',
	lead_collected: false,
	created_at: new Date(opened).toISOString(),
	...more,
});

/** A time as the documents write it: to the second. */
export const wholeSeconds = (time: number) => `${new Date(time).toISOString().slice(0, 19)}Z`;
