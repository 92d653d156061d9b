import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { triggerFields } from './fields';
import { poll } from './poll';

export class OptimlyTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Optimly Trigger',
		name: 'optimlyTrigger',
		icon: { light: 'file:../../icons/optimly.svg', dark: 'file:../../icons/optimly.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["event"] }}',
		description:
			'Starts the workflow on new messages, agent replies, new chats or leads, in the chats or for the clients that you name',
		defaults: { name: 'Optimly Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'optimlyApi', required: true }],
		properties: [...triggerFields],
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this);
	}
}
