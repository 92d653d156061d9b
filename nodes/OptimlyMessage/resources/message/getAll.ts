import type { INodeProperties } from 'n8n-workflow';
import { RequestFailure } from '../../../shared/errors/failure';
import { orderOf } from '../../time/recordOrder';
import { readTime, timeMade } from '../../time/recordTime';
import { wallClock } from '../../time/wallClock';
import type { Message } from '../../api/answers';
import { listMessages } from '../../api/calls';
import { chatId } from '../../fields/chat';
import { listFields, newest, recordLimit, recordsOf } from '../../fields/listFields';
import { WHOSE_MESSAGES } from '../../fields/messageSender';
import { pickFilled } from '../../output';
import type { ResourceOperation } from '../../../shared/menus';

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
	options: WHOSE_MESSAGES,
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

/** Reads the filter: epoch milliseconds. Throws InvalidInput. */
function startOf(from: string | undefined): number | undefined {
	if (from === undefined) return undefined;
	const { iso } = wallClock(from, 'UTC', after.displayName);
	// The text itself first: it can be more precise than a second.
	return readTime(from) ?? readTime(iso);
}

/** A message without a time was made no earlier than the one before it. */
async function newerThan(start: number, messages: readonly Message[]): Promise<Message[]> {
	const { timeOf } = await orderOf(messages, timeMade);
	return messages.filter((message) => {
		const time = timeOf(message);
		if (time !== undefined) return time > start;
		const reason = `A message has no time, so '${after.displayName}' cannot be applied. Remove this filter.`;
		throw new RequestFailure({ kind: 'unreadable_response', delivered: 'no', reason });
	});
}

/** The documented fields of a message, what people look for first. */
const FIELDS = [
	'sender',
	'content',
	'created_at',
	'message_id',
	'chat_id',
	'metadata',
	'timestamp',
	'processed',
	'agent_response',
	'tools_executed',
];

const FOR_MODEL = ['message_id', 'sender', 'content', 'created_at'];

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
		const start = startOf(chosen.optionalText(after));
		const only = chosen.choice(sender, ['any', 'assistant', 'user']);
		const output = recordsOf(parameters, FIELDS);

		return {
			ids: { chat_id },
			forModel: (record) => pickFilled(record, FOR_MODEL),
			async deliver(delivery) {
				const { messages } = await delivery.call(listMessages(chat_id));
				const said = messages.filter((message) => only === 'any' || message.sender === only);
				const wanted = start === undefined ? said : await newerThan(start, said);
				return await output(newest(wanted, count));
			},
		};
	},
};
