/* eslint-disable @n8n/community-nodes/no-restricted-imports -- the sandbox is a local server for development, not part of the package */
import { setMaxListeners } from 'node:events';
import { controlRoutes } from './control';
import { check } from './http/check';
import { Faults, type FaultRule } from './http/faults';
import { answer, type ContractViolation } from './http/openapi';
import { RequestLog, type LoggedRequest } from './http/requestLog';
import { assertLoopback, createServer } from './http/server';
import { conversationOf, isForNumeno, newKey, numenoApi, root } from './numeno/api';
import { NumenoService } from './numeno/service';
import type { Conversation, NumenoMessage } from './numeno/store';
import { chatOf, optimlyApi } from './optimly/api';
import { newToken } from './optimly/authentication';
import { refusedBy, replyAs } from './optimly/reading';
import { OptimlyService } from './optimly/service';
import type { Chat, Handoff, Lead, NewChat, StoredMessage } from './optimly/store';
import {
	defaultSettings,
	documentedReading,
	readings,
	settingsSchema,
	type Reading,
	type Settings,
} from './settings';

export { forbiddenKey } from './numeno/api';
export { forbiddenToken } from './optimly/authentication';
export { documentedReading, readings };
export type {
	ContractViolation,
	Conversation,
	NumenoMessage,
	Chat,
	Handoff,
	Lead,
	LoggedRequest,
	StoredMessage,
	Settings,
	Reading,
};
export type { Fault } from './http/faultKinds';
export type { FaultRule } from './http/faults';

export interface SandboxOptions extends Partial<Settings> {
	/** 0 or absent: a free one. */
	port?: number;
	/** A loopback host; 127.0.0.1 by default. */
	host?: string;
	/** By default a new one of the documented form. */
	token?: string;
	/** Numeno's key; by default a new one. */
	numenoKey?: string;
}

/** The Numeno that runs beside Optimly in a sandbox. */
export interface NumenoSandbox {
	/** Base URL without a slash at the end: below the sandbox's own. */
	readonly url: string;
	/** The one key that works; `forbiddenKey` gets 403, all others 401. */
	readonly key: string;
	readonly conversations: readonly Conversation[];
	readonly messages: readonly NumenoMessage[];
	/** Puts a conversation into the store without a request. */
	createConversation: (fields: { id?: string; name: string }) => Conversation;
}

/** A running local Optimly, with a local Numeno beside it. */
export interface Sandbox {
	/** Base URL without a slash at the end. */
	readonly url: string;
	/** The one token that works; `forbiddenToken` gets 403, all others 401. */
	readonly token: string;
	/** The log of the API's requests, oldest first. */
	readonly requests: readonly LoggedRequest[];
	/** What is stored, in the order of arrival. The objects are the live ones. */
	readonly store: {
		readonly chats: readonly Chat[];
		readonly messages: readonly StoredMessage[];
		readonly leads: readonly Lead[];
		readonly handoffs: readonly Handoff[];
	};
	readonly numeno: NumenoSandbox;
	/** Responses that did not fit their OpenAPI document; empty unless the sandbox itself is wrong. */
	readonly contractViolations: readonly ContractViolation[];
	/** Takes effect with the next request. */
	readonly settings: Settings;
	/** Scripts a fault; the first rule that is due wins. */
	addFault: (rule: FaultRule) => void;
	clearFaults: () => void;
	/** Back to the start: empty store and log, no faults, fresh quotas, the settings of the start. */
	reset: () => void;
	/** Puts a chat into the store without a request. */
	createChat: (chat: NewChat) => Chat;
	/** Ends every connection and the server. */
	close: () => Promise<void>;
}

/**
 * Starts a sandbox in this process.
 *
 * @throws Error when the host is not loopback, an option is invalid or the port is taken
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const {
		port = 0,
		host = '127.0.0.1',
		token = newToken(),
		numenoKey = newKey(),
		...given
	} = options;
	assertLoopback(host);
	const initial: Settings = check(settingsSchema, { ...defaultSettings, ...given });
	const settings: Settings = structuredClone(initial);
	const closing = new AbortController();
	// Every request that waits listens to it.
	setMaxListeners(0, closing.signal);
	const service = new OptimlyService(settings, token, closing.signal);
	const { contractViolations } = service;
	const numeno = new NumenoService(settings, numenoKey, contractViolations, closing.signal);
	const log = new RequestLog();
	const faults = new Faults();
	const apis = { optimly: await optimlyApi(), numeno: await numenoApi() };
	const { chats, messages, leads, handoffs } = service.store;
	const answerOfOptimly = async (entry: LoggedRequest) => {
		const { reading } = settings;
		const refusal = refusedBy(reading, entry);
		return refusal ?? replyAs(reading, await answer(apis.optimly, { service, entry }), entry);
	};
	const steering = {
		requests: log.entries,
		store: { chats, messages, leads, handoffs },
		contractViolations,
		settings,
		clearFaults: () => faults.clear(),
		reset: () => {
			service.clear();
			numeno.clear();
			log.clear();
			faults.clear();
			Object.assign(settings, structuredClone(initial));
		},
	};
	const app = createServer(
		{
			settings,
			log,
			faults,
			closing: closing.signal,
			chatOf: (entry) => conversationOf(entry) ?? chatOf(entry),
			answer: (entry) =>
				isForNumeno(entry)
					? answer(apis.numeno, { service: numeno, entry })
					: answerOfOptimly(entry),
		},
		controlRoutes(
			{
				...steering,
				numeno: numeno.store,
				addFault: (rule: unknown) => faults.add(rule),
				faults: () => faults.list(),
			},
			token,
		),
	);
	const url = await app.listen({ port, host });
	return {
		...steering,
		url,
		token,
		numeno: {
			url: url + root,
			key: numenoKey,
			conversations: numeno.store.conversations,
			messages: numeno.store.messages,
			createConversation: (fields) => numeno.store.addConversation(fields),
		},
		addFault: (rule) => faults.add(rule),
		createChat: (chat) => service.store.addChat(chat),
		close: async () => {
			closing.abort();
			await app.close();
		},
	};
}
