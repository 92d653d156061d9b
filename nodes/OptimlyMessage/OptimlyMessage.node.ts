import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
import { runItems } from '../shared/delivery/run';
import { metadataFields } from './fields/metadata';
import { options } from './fields/options';
import { findOperation, operationFields } from './resources';
import { optimly } from './service';

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
		properties: [...operationFields, ...metadataFields, options],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const resource = this.getNodeParameter('resource', 0);
		const operation = findOperation(resource, this.getNodeParameter('operation', 0));
		if (!operation) {
			throw new NodeOperationError(this.getNode(), "The chosen 'Operation' does not exist", {
				description: 'Choose a resource and an operation again.',
			});
		}
		return [await runItems(this, optimly, operation)];
	}
}
