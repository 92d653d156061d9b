import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';
import type { Awaitable } from '../../shared/breaks';
import type { Field, ItemParameters } from '../../shared/parameters/itemParameters';
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
	default: 'client',
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
	description: 'Your own ID for the person who chats, such as the one in your CRM',
};

/** The client of an operation that can find it in the input. */
const foundClientId: INodeProperties = {
	...clientId,
	required: false,
	placeholder: 'Leave empty to use the sender of the input',
	description:
		'Your own ID for the person who chats. Left empty: the sender that the input names, else the email address in it.',
};

/** The client of an operation on a person's data. */
const emailAsClientId: INodeProperties = {
	...clientId,
	required: false,
	placeholder: 'Leave empty to use the email address',
	description:
		'Your own ID for the person, such as the one in your CRM. Left empty: the email address.',
};

const shownFor = (field: INodeProperties, ...sources: string[]): INodeProperties =>
	updateDisplayOptions({ show: { chatSource: sources } }, [field])[0];

const fieldsFor = (source: INodeProperties, client: INodeProperties): INodeProperties[] => [
	source,
	shownFor(chatId, 'id'),
	shownFor(client, 'client', 'newChat'),
];

/** Fields that choose a chat: the client's, or one that is known. */
export const chatFields: INodeProperties[] = fieldsFor(chatSource, foundClientId);

/** The same for an operation on a person's data, whose e-mail address names the client. */
export const chatFieldsOfPerson: INodeProperties[] = fieldsFor(chatSource, emailAsClientId);

/** The same for one that can also open a chat for each item. */
export const chatFieldsWithNew: INodeProperties[] = fieldsFor(
	{
		...chatSource,
		options: [
			...(chatSource.options ?? []),
			{ name: 'New Chat', value: 'newChat', description: 'Open a chat for each item' },
		],
	},
	emailAsClientId,
);

/** The chat that an item goes to, as it was chosen. */
export type ChosenChat =
	| { readonly source: 'client' | 'newChat'; readonly clientId: string }
	| {
			readonly source: 'id';
			readonly chatId: string;
			/**
			 * The client whose chat takes the item when the chosen chat does not exist; `undefined`: there is none, and
			 * the item fails.
			 */
			readonly elseClientId?: string;
	  };

/**
 * Reads which chat an item goes to.
 *
 * @param clientOf reads the client, or finds it where its field was left empty
 * @throws InvalidInput
 */
export async function chosenChat(
	parameters: ItemParameters,
	clientOf: (field: Field) => Awaitable<string>,
): Promise<ChosenChat> {
	const source = parameters.choice(chatSource, ['id', 'client', 'newChat']);
	if (source !== 'id') return { source, clientId: await clientOf(clientId) };
	const more = parameters.within(options);
	const elseOpens = more.choice(ifChatNotFound, ['error', 'create']) === 'create';
	return {
		source,
		chatId: parameters.id(chatId),
		...(elseOpens && {
			elseClientId: more.isFilledIn(replacementClientId)
				? more.id(replacementClientId)
				: await clientOf(replacementClientId),
		}),
	};
}
