/* eslint-disable @n8n/community-nodes/no-restricted-imports -- the sandbox is a local server for development, not part of the package */
import { setMaxListeners } from 'node:events';
import { controlRoutes } from './control';
import { check } from './http/check';
import { Faults } from './http/faults';
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
import type { Chat, Handoff, Lead, StoredMessage } from './optimly/store';
import type { Sandbox } from './runningSandbox';
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
export type { NumenoSandbox, Sandbox } from './runningSandbox';

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
