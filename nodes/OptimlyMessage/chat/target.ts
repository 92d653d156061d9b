import type { IDataObject } from 'n8n-workflow';
import type { ItemDelivery, PreparedItem, WriteCall } from '../../shared/service';
import { RequestFailure } from '../../shared/errors/failure';
import type { JsonRecord } from '../../shared/json';
import type { Chat } from '../api/answers';
import { saysNoSuchRecord } from '../api/notFound';
import type { ChosenChat } from '../fields/chat';
import { findOrOpenChat } from './findOrOpenChat';
import { openChat } from './openChat';
import { asOwnChat } from './ownChat';

/** The chat that an item goes to. */
export interface ChatTarget extends Pick<PreparedItem, 'lane' | 'wideLane' | 'ids'> {
	/**
	 * Makes a call in the chat. The chat is found or opened first; one that does not exist is replaced when the user
	 * wants that.
	 */
	call<T extends JsonRecord>(
		delivery: ItemDelivery,
		callIn: (chatId: string) => WriteCall<T>,
	): Promise<{
		readonly chat_id: string;
		readonly found: T;
		/** The chat, where it was opened for this item alone. */
		readonly opened?: Chat;
	}>;
}

/** Lane of a chat and lane of a client: their items go out one after another. */
export const laneOfChat = (id: string) => `chat:${id}`;
export const laneOfClient = (id: string) => `client:${id}`;

/** What a chat is opened with, beside its client: flags, and the metadata of a new chat. */
export interface Opening {
	/** Flags of every chat that is opened for the item. */
	readonly flags?: JsonRecord;
	/** What only a chat gets that is opened for the item alone: the user's metadata. */
	readonly ofNewChat?: JsonRecord;
	/** Address of the person for whom it is opened: a client of that name is nobody else. */
	readonly email?: string;
}

/** Finds or opens the chat that was chosen. */
export function chatTarget(chosen: ChosenChat, opening: Opening = {}): ChatTarget {
	switch (chosen.source) {
		case 'client':
			return clientsChat({ ...opening.flags, client_id: chosen.clientId });
		case 'newChat':
			return ownChat(
				{ ...opening.flags, ...opening.ofNewChat, client_id: chosen.clientId },
				isSame(chosen.clientId, opening.email),
			);
		case 'id':
			return knownChat(chosen, opening.flags);
	}
}

function clientsChat(body: JsonRecord & { client_id: string }): ChatTarget {
	return {
		lane: laneOfClient(body.client_id),
		async call(delivery, callIn) {
			const chat = await findOrOpenChat(delivery, body);
			const { chat_id } = chat;
			delivery.nameInErrors({ chat_id });
			delivery.goOnIn(laneOfChat(chat_id));
			return { chat_id, found: await delivery.call(fitting(chat, callIn(chat_id))) };
		},
	};
}

const isSame = (clientId: string, email = '') =>
	clientId.trim().toLowerCase() === email.trim().toLowerCase();

/** @param isPersons whether the client is one person */
function ownChat(body: JsonRecord & { client_id: string }, isPersons: boolean): ChatTarget {
	return {
		async call(delivery, callIn) {
			const opened = await openChat(delivery, body, asOwnChat({ body, isPersons, callIn }));
			const { chat_id } = opened;
			delivery.nameInErrors({ chat_id });
			delivery.goOnIn(laneOfChat(chat_id));
			const found = await delivery.call(fitting(opened, callIn(chat_id)));
			return { chat_id, opened, found };
		},
	};
}

function knownChat(
	{ chatId: chat_id, elseClientId: client_id }: Extract<ChosenChat, { source: 'id' }>,
	flags?: JsonRecord,
): ChatTarget {
	return {
		lane: laneOfChat(chat_id),
		// The chat may be replaced by another one of the client.
		wideLane: client_id === undefined ? undefined : laneOfClient(client_id),
		ids: { chat_id },
		async call(delivery, callIn) {
			// A step of its own: a re-run, or another execution with the same idempotency key, looks for what was sent
			// there in the replacement's history.
			const callInstead = (id: string) => {
				const call = callIn(id);
				return { ...call, step: `${call.step}:replacement` };
			};
			if (!client_id || !(await delivery.wasBegun(callInstead(chat_id)))) {
				const result = await delivery.tryCall(callIn(chat_id));
				if ('found' in result) return { chat_id, found: result.found };
				if (!client_id || !saysNoSuchRecord(result.failure))
					throw new RequestFailure(result.failure);
			}
			const replacement = await findOrOpenChat(delivery, { ...flags, client_id });
			delivery.nameInErrors({ chat_id: replacement.chat_id });
			delivery.goOnIn(laneOfChat(replacement.chat_id));
			const call = fitting(replacement, callInstead(replacement.chat_id));
			const found = await delivery.call(call);
			return { chat_id: replacement.chat_id, found };
		},
	};
}

/** Nobody replies in a chat in which the agent is switched off: there is nothing to wait for. */
function fitting<T extends JsonRecord>({ ai_enabled }: Chat, call: WriteCall<T>): WriteCall<T> {
	return ai_enabled === false ? { ...call, laterPart: undefined } : call;
}

/** A prepared item that makes one call in a chat. */
export function inChat<T extends JsonRecord>(
	{ lane, wideLane, ids, call }: ChatTarget,
	{ forModel, replyField }: Pick<PreparedItem, 'forModel' | 'replyField'>,
	callIn: (chatId: string) => WriteCall<T>,
	outputOf: (found: T, chatId: string, opened?: Chat) => IDataObject,
): PreparedItem {
	return {
		lane,
		wideLane,
		ids,
		forModel,
		replyField,
		async deliver(delivery) {
			const { chat_id, found, opened } = await call(delivery, callIn);
			return outputOf(found, chat_id, opened);
		},
	};
}
