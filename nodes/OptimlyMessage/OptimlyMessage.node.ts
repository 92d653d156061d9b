import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { runChosenOperation } from '../shared/menus';
import { metadataFields } from './fields/metadata';
import { options } from './fields/options';
import { menus } from './resources';
import { optimly } from './optimlyService';

export class OptimlyMessage implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Optimly Message',
		name: 'optimlyMessage',
		icon: { light: 'file:../../icons/optimly.svg', dark: 'file:../../icons/optimly.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Talk to Optimly agents: chats, messages, leads, appointments and handoffs',
		defaults: { name: 'Optimly Message' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		builderHint: {
			searchHint:
				'Conversations, leads and appointments of Optimly agents. To hold a conversation with a person, use Message: Send with Chat set to the current chat of the client: it finds or opens the chat, so no other step is needed. Leads and appointments can take their data straight from a form, CRM or calendar step. Messages of one chat are sent in order and waited for, so do not add loops, waits or batches for rate limits.',
		},
		credentials: [{ name: 'optimlyApi', required: true }],
		properties: [...menus.fields, ...metadataFields, options],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await runChosenOperation(this, optimly, menus)];
	}
}
