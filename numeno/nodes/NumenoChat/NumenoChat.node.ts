import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { runChosenOperation } from '../shared/menus';
import { options } from './fields/options';
import { menus } from './resources';
import { numeno } from './numenoService';

export class NumenoChat implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Numeno Chat',
		name: 'numenoChat',
		icon: { light: 'file:../../icons/numeno.svg', dark: 'file:../../icons/numeno.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Hold conversations with agents of Numeno',
		defaults: { name: 'Numeno Chat' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		builderHint: {
			searchHint:
				"Conversations with agents of Numeno. Open one with Conversation: Create and keep its conversation_id; then use Message: Create for each turn of the user, which returns the agent's reply. A first message with the role Control sets playbook, phase, system message or context, and can make the agent speak first. Messages of one conversation are sent in order, and a busy conversation is waited for, so do not add loops or waits.",
		},
		credentials: [{ name: 'numenoApi', required: true }],
		properties: [...menus.fields, options],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await runChosenOperation(this, numeno, menus)];
	}
}
