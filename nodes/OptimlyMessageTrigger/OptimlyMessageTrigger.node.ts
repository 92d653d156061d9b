import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { EVENTS } from './events';
import { triggerFields } from './triggerFields';
import { poll } from './poll';

/** What the node shows under its name. */
const EVENT_NAMES = Object.fromEntries(EVENTS.map(({ value, name }) => [value, name]));

export class OptimlyMessageTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Optimly Message Trigger',
		name: 'optimlyMessageTrigger',
		icon: { light: 'file:../../icons/optimly.svg', dark: 'file:../../icons/optimly.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: `={{ ${JSON.stringify(EVENT_NAMES)}[$parameter["event"]] }}`,
		description:
			'Starts the workflow on new messages, agent replies, new chats or leads, in the chats or for the clients that you name',
		defaults: { name: 'Optimly Message Trigger' },
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
