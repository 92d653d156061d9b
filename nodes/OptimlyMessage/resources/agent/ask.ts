import type { INodeProperties } from 'n8n-workflow';
import { AGENT_VERSIONS, agentPath, askAgent } from '../../calls';
import { chatFields, chatTarget, inChat } from '../../fields/chat';
import { metadataPart, userMetadata } from '../../fields/metadata';
import { outputOf } from '../../output';
import type { ResourceOperation } from '../../../shared/resources';

const content: INodeProperties = {
	displayName: 'Question',
	name: 'content',
	type: 'string',
	typeOptions: { rows: 3 },
	required: true,
	default: '',
	placeholder: 'e.g. What does the Pro plan cost?',
	description: 'What the agent replies to, sent as it is',
};

const agentVersion: INodeProperties = {
	displayName: 'Agent Version',
	name: 'agentVersion',
	type: 'options',
	options: [
		{ name: 'V1', value: 'v1', description: 'For old integrations' },
		{ name: 'V2', value: 'v2', description: 'The version whose replies are documented' },
		{ name: 'V3', value: 'v3', description: 'The newest version' },
	],
	default: 'v2',
	description: 'Which version of the agent replies',
};

/** Asks the agent directly. Returns its answer, the tools it ran, and what it says of a handoff. */
export const ask: ResourceOperation = {
	resource: 'agent',
	operation: 'ask',
	title: 'Agent: Ask',
	fields: [...chatFields, content, agentVersion],

	prepare(parameters) {
		const path = agentPath(parameters.choice(agentVersion, AGENT_VERSIONS));
		const body = {
			content: parameters.content(content),
			...metadataPart(userMetadata(parameters)),
		};
		const output = outputOf(parameters);

		return inChat(
			chatTarget(parameters),
			[...output.leanFields, 'tools_executed'],
			(chat_id) => askAgent(path, { chat_id, ...body }),
			output.answer,
		);
	},
};
