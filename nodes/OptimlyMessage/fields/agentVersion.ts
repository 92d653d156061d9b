import type { INodeProperties } from 'n8n-workflow';

export const agentVersion: INodeProperties = {
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
