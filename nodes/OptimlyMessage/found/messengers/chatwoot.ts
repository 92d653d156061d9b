import type { PlainRecord } from '../plainInput';
import { fileNames, listAt, OWN, recordAt, textAt, type Messenger, type Written } from './written';

/** Of an agent (1), news of the service (2) and what it says of itself (3) are not. */
const OF_CLIENT: ReadonlySet<string> = new Set(['incoming', '0']);

/** Where a message names its client: itself, its conversation, or what stands around both. */
const CLIENT = [
	'sender',
	'meta.sender',
	'conversation.meta.sender',
	'conversation.contact',
	'contact',
];

/** The new message of a conversation, when there is one and no other. */
function onlyMessage(input: PlainRecord): PlainRecord | undefined {
	const [message, ...others] = listAt(input, 'messages');
	return recordAt(input, 'contact_inbox') && others.length === 0 ? message : undefined;
}

function messageIn(input: PlainRecord): PlainRecord | undefined {
	if (!recordAt(input, 'conversation')) return onlyMessage(input);
	return 'message_type' in input ? input : recordAt(input, 'message');
}

function readMessage(message: PlainRecord, around: PlainRecord): Written {
	const ofClient = (...keys: readonly string[]): string =>
		CLIENT.map((path) => textAt(message, ...keys.map((key) => `${path}.${key}`)))
			.concat(CLIENT.map((path) => textAt(around, ...keys.map((key) => `${path}.${key}`))))
			.find((text) => text !== '') ?? '';
	return {
		text: textAt(message, 'content'),
		clientId: ofClient('identifier', 'email', 'phone_number', 'id'),
		clientName: ofClient('name'),
		attachments: fileNames(listAt(message, 'attachments')),
	};
}

/** Chatwoot's messages: {content, message_type, sender, conversation}, the same below `message`, and those of a conversation. */
export const chatwoot: Messenger = {
	name: 'Chatwoot',
	ids: ['message.id', 'messages.id', 'id'],
	read: (input) => {
		const message = messageIn(input);
		const type = textAt(message, 'message_type');
		if (!message || type === '' || !('content' in message)) return undefined;
		return OF_CLIENT.has(type) ? readMessage(message, input) : { ignored: OWN };
	},
};
