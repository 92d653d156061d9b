import { controlRoutes } from './control';
import { check } from './http/check';
import { Faults, type FaultRule } from './http/faults';
import { RequestLog, type LoggedRequest } from './http/requestLog';
import { assertLoopback, createServer } from './http/server';
import { answer, chatOf, optimlyApi } from './optimly/api';
import { newToken } from './optimly/authentication';
import { OptimlyService, type ContractViolation } from './optimly/service';
import type { Chat, Handoff, Lead, NewChat, StoredMessage } from './optimly/store';
import { defaultSettings, settingsSchema, type Settings } from './settings';

export { forbiddenToken } from './optimly/authentication';
export type { ContractViolation, Chat, Handoff, Lead, LoggedRequest, StoredMessage, Settings };
export type { Fault } from './http/faultKinds';
export type { FaultRule } from './http/faults';

export interface SandboxOptions extends Partial<Settings> {
	/** 0 or absent: a free one. */
	port?: number;
	/** A loopback host; 127.0.0.1 by default. */
	host?: string;
	/** By default a new one of the documented form. */
	token?: string;
}

/** A running local Optimly. */
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
	/** Responses that did not fit the OpenAPI document; empty unless the sandbox itself is wrong. */
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
	const { port = 0, host = '127.0.0.1', token = newToken(), ...given } = options;
	assertLoopback(host);
	const initial: Settings = check(settingsSchema, { ...defaultSettings, ...given });
	const settings: Settings = structuredClone(initial);
	const closing = new AbortController();
	const service = new OptimlyService(settings, token, closing.signal);
	const log = new RequestLog();
	const faults = new Faults();
	const api = await optimlyApi();
	const { chats, messages, leads, handoffs } = service.store;
	const steering = {
		requests: log.entries,
		store: { chats, messages, leads, handoffs },
		contractViolations: service.contractViolations,
		settings,
		clearFaults: () => faults.clear(),
		reset: () => {
			service.clear();
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
			chatOf,
			answer: (entry) => answer(api, { service, entry }),
		},
		controlRoutes({
			...steering,
			addFault: (rule: unknown) => faults.add(rule),
			faults: () => faults.list(),
		}),
	);
	const url = await app.listen({ port, host });
	return {
		...steering,
		url,
		token,
		addFault: (rule) => faults.add(rule),
		createChat: (chat) => service.store.addChat(chat),
		close: async () => {
			closing.abort();
			await app.close();
		},
	};
}
