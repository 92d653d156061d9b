import { updateDisplayOptions, type IDataObject, type INodeProperties } from 'n8n-workflow';
import type { ApiCall, ItemDelivery, PreparedItem } from '../../shared/delivery/operation';
import { RequestFailure } from '../../shared/http/failure';
import { checkId } from '../../shared/input/checks';
import type { ItemParameters } from '../../shared/input/itemParameters';
import type { JsonRecord } from '../../shared/json';
import { findOrOpenChat, saysNoSuchRecord } from '../clientChat';
import { ifChatNotFound, options, replacementClientId } from './options';

const chatSource: INodeProperties = {
	displayName: 'Chat',
	name: 'chatSource',
	type: 'options',
	options: [
		{
			name: "Client's Current Chat",
			value: 'client',
			description: "Use the client's newest active chat; open one when there is none",
		},
		{ name: 'Existing Chat', value: 'id', description: 'Use the chat that has the given ID' },
	],
	default: 'id',
	description: 'Which chat the item goes to',
};

export const chatId: INodeProperties = {
	displayName: 'Chat ID',
	name: 'chatId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. chat_abc123',
	description: 'The chat_id that an earlier step returned or that your website stored',
};

export const clientId: INodeProperties = {
	displayName: 'Client ID',
	name: 'clientId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. user_789',
	description: 'Your own ID of the person who chats, such as the one in your CRM',
};

const onlyFor = (field: INodeProperties, ...sources: string[]): INodeProperties => ({
	...field,
	displayOptions: { show: { chatSource: sources } },
});

/** Fields that choose a chat: one that is known, or the client's. */
export const chatFields: INodeProperties[] = [
	chatSource,
	onlyFor(chatId, 'id'),
	onlyFor(clientId, 'client'),
];

/** The same for an operation that can also open a chat for each item. */
export const chatFieldsWithNew: INodeProperties[] = [
	{
		...chatSource,
		options: [
			...(chatSource.options ?? []),
			{ name: 'New Chat', value: 'newChat', description: 'Open a chat for each item' },
		],
	},
	onlyFor(chatId, 'id'),
	onlyFor(clientId, 'client', 'newChat'),
];

/**
 * The same fields for an operation that can take its data from the input: there the e-mail address names
 * the client where nothing else does.
 */
export function clientOptionalWithInput(
	fields: readonly INodeProperties[],
	mapping: INodeProperties,
): INodeProperties[] {
	const shownWith = (value: string, field: INodeProperties) =>
		updateDisplayOptions({ show: { [mapping.name]: [value] } }, [field]);
	const optional = {
		required: false,
		description: 'Your own ID of the person who chats; when left empty, the email address is used',
	};
	return fields.flatMap((field) =>
		field.name === clientId.name
			? [...shownWith('fields', field), ...shownWith('auto', { ...field, ...optional })]
			: [field],
	);
}

/** The chat that an item goes to. */
export interface ChatTarget extends Pick<PreparedItem, 'lane' | 'ids'> {
	/**
	 * Makes a call in the chat. The chat is found first; one that does not exist is replaced when the user
	 * wants that.
	 */
	call<T extends JsonRecord>(
		delivery: ItemDelivery,
		callIn: (chatId: string) => ApiCall<T>,
	): Promise<{ readonly chat_id: string; readonly found: T }>;
}

/** Lane of a chat and lane of a client: their items go out one after another. */
export const laneOfChat = (id: string) => `chat:${id}`;
export const laneOfClient = (id: string) => `client:${id}`;

/**
 * Reads which chat an item goes to. `newChat` is left to the operation that offers it.
 *
 * @param fallbackClient client of an item that names none
 * @throws InvalidInput
 */
export function chatTarget(parameters: ItemParameters, fallbackClient?: string): ChatTarget {
	return chatSourceOf(parameters) === 'client'
		? clientsChat(clientOf(parameters, fallbackClient))
		: knownChat(parameters);
}

/** The client that an item names, or the fallback when it names none. Throws InvalidInput. */
export function clientOf(parameters: ItemParameters, fallback?: string): string {
	return parameters.optionalText(clientId, checkId) ?? fallback ?? parameters.id(clientId);
}

/** Where the chat comes from. */
export function chatSourceOf(parameters: ItemParameters): 'id' | 'client' | 'newChat' {
	return parameters.choice(chatSource, ['id', 'client', 'newChat']);
}

function clientsChat(client_id: string): ChatTarget {
	return {
		lane: laneOfClient(client_id),
		async call(delivery, callIn) {
			const { chat_id } = await findOrOpenChat(delivery, { client_id });
			delivery.learn({ chat_id });
			return { chat_id, found: await delivery.call(callIn(chat_id)) };
		},
	};
}

function knownChat(parameters: ItemParameters): ChatTarget {
	const chat_id = parameters.id(chatId);
	const more = parameters.within(options);
	const replaces = more.choice(ifChatNotFound, ['error', 'create']) === 'create';
	const client_id = replaces ? more.id(replacementClientId) : undefined;
	return {
		lane: laneOfChat(chat_id),
		ids: { chat_id },
		async call(delivery, callIn) {
			// A step of its own: a re-run looks for what was sent there in the replacement's history.
			const callInstead = (id: string) => {
				const call = callIn(id);
				return { ...call, step: `${call.step}:replacement` };
			};
			if (!client_id || !delivery.begun(callInstead(chat_id).step)) {
				const result = await delivery.attempt(callIn(chat_id));
				if ('found' in result) return { chat_id, found: result.found };
				if (!client_id || !saysNoSuchRecord(result.failure))
					throw new RequestFailure(result.failure);
			}
			const replacement = await findOrOpenChat(delivery, { client_id });
			delivery.learn({ chat_id: replacement.chat_id });
			const found = await delivery.call(callInstead(replacement.chat_id));
			return { chat_id: replacement.chat_id, found };
		},
	};
}

/** A prepared item that makes one call in a chat. */
export function inChat<T extends JsonRecord>(
	target: ChatTarget,
	leanFields: readonly string[],
	callIn: (chatId: string) => ApiCall<T>,
	outputOf: (found: T, chatId: string) => IDataObject,
): PreparedItem {
	return {
		lane: target.lane,
		ids: target.ids,
		leanFields,
		async deliver(delivery) {
			const { chat_id, found } = await target.call(delivery, callIn);
			return outputOf(found, chat_id);
		},
	};
}
