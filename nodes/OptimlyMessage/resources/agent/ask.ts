import type { INodeProperties } from 'n8n-workflow';
import { AGENT_VERSIONS, agentPath, askAgent } from '../../api/calls';
import { chatTarget, inChat } from '../../chat/target';
import { agentVersion } from '../../fields/agentVersion';
import { chatFields, chosenChat } from '../../fields/chat';
import { FieldsOrInput } from '../../fields/fieldsOrInput';
import { metadataPart, userMetadata } from '../../fields/metadata';
import { outputOf, pickFilled } from '../../output';
import type { ResourceOperation } from '../../../shared/menus';

const content: INodeProperties = {
	displayName: 'Question',
	name: 'content',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	placeholder: 'Leave empty to use the message in the input',
	description:
		'What the agent replies to, sent as it is. Left empty: what the client wrote, as the chat, messenger, email or form step sent it.',
};

/** Asks the agent directly. Returns its answer, the tools it ran, and what it says of a handoff. */
export const ask: ResourceOperation = {
	resource: 'agent',
	operation: 'ask',
	title: 'Agent: Ask',
	fields: [...chatFields, content, agentVersion],

	async prepare(parameters) {
		const input = new FieldsOrInput(parameters);
		const path = agentPath(parameters.choice(agentVersion, AGENT_VERSIONS));
		const body = {
			content: await input.text(content),
			...metadataPart(userMetadata(parameters)),
		};
		const output = outputOf(parameters);

		return inChat(
			chatTarget(await chosenChat(parameters, async (field) => await input.client(field))),
			{
				...output,
				forModel: (json) => ({
					...output.forModel(json),
					...pickFilled(json, ['tools_executed']),
				}),
			},
			(chat_id) => askAgent(path, { chat_id, ...body }),
			output.answer,
		);
	},
};
