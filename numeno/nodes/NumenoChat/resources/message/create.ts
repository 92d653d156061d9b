import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';
import { InvalidInput } from '../../../shared/parameters/invalidInput';
import type { ItemParameters } from '../../../shared/parameters/itemParameters';
import { replyName } from '../../../shared/parameters/replyField';
import { pick } from '../../../shared/run/results';
import type { ResourceOperation } from '../../../shared/menus';
import { newMessage, type NewMessage } from '../../calls';
import { options } from '../../fields/options';
import { stateAfter, stateOf } from '../../fields/stateAfter';
import { responseField, TAKEN_NAMES } from '../../output';

const conversationId: INodeProperties = {
	displayName: 'Conversation ID',
	name: 'conversationId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 3f0f2f6e-7b1d-4a52-9d3c-0a8d3f1f4c11',
	description: 'Conversation to speak in: the conversation_id that Conversation: Create returned',
};

const ROLES = ['user', 'agent', 'control'] as const;

const role: INodeProperties = {
	displayName: 'Role',
	name: 'role',
	type: 'options',
	options: [
		{
			name: 'Agent',
			value: 'agent',
			description: 'Words of the agent that were made elsewhere, such as by your staff',
		},
		{
			name: 'Control',
			value: 'control',
			description:
				'Invisible to the user: makes the agent speak first, tells it something, or changes the state',
		},
		{ name: 'User', value: 'user', description: 'Words of the user' },
	],
	default: 'user',
	description: 'Who says it',
};

const content: INodeProperties = {
	displayName: 'Message',
	name: 'content',
	type: 'string',
	typeOptions: { rows: 3 },
	required: true,
	default: '',
	placeholder: 'e.g. What does it cost?',
	description: 'Text of the message, sent as it is',
};

const note: INodeProperties = {
	...content,
	required: false,
	placeholder: 'e.g. The user is in the cancellation form now',
	description: 'What only the agent gets to know; can be left empty',
};

const generateReply: INodeProperties = {
	displayName: 'Generate Reply',
	name: 'generateReply',
	type: 'boolean',
	default: true,
	description: 'Whether the agent replies to it; the node waits for the reply',
};

const shownFor = (field: INodeProperties, ...roles: Array<(typeof ROLES)[number]>) =>
	updateDisplayOptions({ show: { role: roles } }, [field]);

/** Reads the request body; what was not set is left out. Throws InvalidInput. */
function messageBody(parameters: ItemParameters): NewMessage {
	const by = parameters.choice(role, ROLES);
	const isControl = by === 'control';
	const isSilent = isControl && parameters.optionalText(note) === undefined;
	// An agent's message is none that the agent answers: its field is not shown.
	const asks = by !== 'agent' && parameters.optionalBoolean(generateReply) !== false;
	const state = stateOf(parameters);
	if (isSilent && !asks && !state) {
		throw new InvalidInput(
			role.displayName,
			"is Control, but there is nothing to do: add a message or a part of the state, or turn on 'Generate Reply'",
		);
	}
	return {
		role: by,
		...(!isSilent && { content: parameters.content(content) }),
		...(asks && { action: 'generate-reply' }),
		...(state && { stateAfter: state }),
	};
}

/** Adds a message to a conversation. Returns the agent's reply where one was asked for, and the API's whole answer. */
export const createMessage: ResourceOperation = {
	resource: 'message',
	operation: 'create',
	title: 'Message: Create',
	fields: [
		conversationId,
		role,
		...shownFor(content, 'user', 'agent'),
		...shownFor(note, 'control'),
		...shownFor(generateReply, 'user', 'control'),
		stateAfter,
	],

	prepare(parameters) {
		const conversation_id = parameters.id(conversationId);
		const body = messageBody(parameters);
		const reply = replyName(parameters.within(options), TAKEN_NAMES);
		return {
			lane: `conversation:${conversation_id}`,
			ids: { conversation_id },
			forModel: (output) => pick(output, [reply, 'conversation_id', 'response']),
			replyField: reply,
			async deliver(delivery) {
				const answer = await delivery.call(newMessage(conversation_id, body));
				return { [reply]: answer.reply, conversation_id, ...responseField(answer) };
			},
		};
	},
};
