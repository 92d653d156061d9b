import type { INodeProperties } from 'n8n-workflow';
import { wallClock } from '../../../shared/input/dateTime';
import type { Message } from '../../answers';
import { listMessages } from '../../calls';
import { chatId } from '../../fields/chat';
import { listFields, newest, recordLimit } from '../../fields/list';
import { outputOf } from '../../output';
import type { ResourceOperation } from '../../../shared/resources';

const after: INodeProperties = {
	displayName: 'After',
	name: 'after',
	type: 'dateTime',
	default: '',
	description: 'Return only messages that are newer. A time without an offset counts as UTC.',
};

const sender: INodeProperties = {
	displayName: 'Sender',
	name: 'sender',
	type: 'options',
	options: [
		{ name: 'Anyone', value: 'any', description: 'Messages of both sides' },
		{
			name: 'Assistant',
			value: 'assistant',
			description: 'Messages of the agent, your staff or another system',
		},
		{ name: 'User', value: 'user', description: 'Messages of the client' },
	],
	default: 'any',
	description: 'Whose messages to return',
};

const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [after, sender],
};

const timeOf = ({ created_at, timestamp }: Message) => Date.parse(String(created_at ?? timestamp));

/** Returns the messages of a chat, one item each, oldest first. The API has no filters: they are applied here. */
export const getAllMessages: ResourceOperation = {
	resource: 'message',
	operation: 'getAll',
	title: 'Message: Get Many',
	fields: [chatId, ...listFields, filters],

	prepare(parameters) {
		const chat_id = parameters.id(chatId);
		const count = recordLimit(parameters);
		const chosen = parameters.within(filters);
		const from = chosen.optionalText(after);
		const start = from === undefined ? undefined : wallClock(from, 'UTC', after.displayName).iso;
		const only = chosen.choice(sender, ['any', 'assistant', 'user']);
		const output = outputOf(parameters);

		return {
			ids: { chat_id },
			leanFields: ['message_id', 'sender', 'content', 'created_at'],
			async deliver(delivery) {
				const { messages } = await delivery.call(listMessages(chat_id));
				const wanted = messages.filter(
					(message) =>
						(only === 'any' || message.sender === only) &&
						(start === undefined || timeOf(message) > Date.parse(start)),
				);
				return output.records(newest(wanted, count));
			},
		};
	},
};
