import type { INodeProperties } from 'n8n-workflow';
import { newMessage } from '../../api/calls';
import { chatTarget, inChat } from '../../chat/target';
import { chatFields, chosenChat } from '../../fields/chat';
import { FieldsOrInput } from '../../fields/fieldsOrInput';
import { replyWaitMs } from '../../fields/options';
import { sender } from '../../fields/messageSender';
import { metadataPart, userMetadata } from '../../fields/metadata';
import { outputOf } from '../../output';
import type { ResourceOperation } from '../../../shared/menus';

const content: INodeProperties = {
	displayName: 'Message',
	name: 'content',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	placeholder: 'Leave empty to use the message in the input',
	description:
		"Text of the message, sent as it is. Left empty: what the client wrote, as the chat, messenger, email or form step sent it. Needed when 'Sender' is Assistant.",
};

/** Adds a message to a chat. Returns the message and, for a user's message, the agent's reply. */
export const sendMessage: ResourceOperation = {
	resource: 'message',
	operation: 'send',
	title: 'Message: Send',
	fields: [...chatFields, content, sender],

	async prepare(parameters) {
		const input = new FieldsOrInput(parameters);
		const by = parameters.choice(sender, ['user', 'assistant']);
		const body = {
			sender: by,
			// What the input holds are the client's words: nobody else is made to say them.
			content: by === 'user' ? await input.text(content) : parameters.content(content),
			...metadataPart(userMetadata(parameters)),
		};
		const waitMs = replyWaitMs(parameters);
		const output = outputOf(parameters);

		const item = inChat(
			chatTarget(await chosenChat(parameters, async (field) => await input.client(field))),
			output,
			(chat_id) => newMessage({ chat_id, ...body }, waitMs),
			output.message,
		);
		return by === 'user' ? { ...item, submissionId: await input.numberOf(content) } : item;
	},
};
