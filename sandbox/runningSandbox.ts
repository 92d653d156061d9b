import type { FaultRule } from './http/faults';
import type { ContractViolation } from './http/openapi';
import type { LoggedRequest } from './http/requestLog';
import type { Conversation, NumenoMessage } from './numeno/store';
import type { Chat, Handoff, Lead, NewChat, StoredMessage } from './optimly/store';
import type { Settings } from './settings';

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
