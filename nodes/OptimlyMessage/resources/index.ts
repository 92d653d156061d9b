import type { INodeProperties } from 'n8n-workflow';
import { agent } from './agent';
import { appointment } from './appointment';
import { chat } from './chat';
import { handoff } from './handoff';
import { lead } from './lead';
import { message } from './message';
import { shownFields, type OptimlyOperation, type OptimlyResource } from './operation';

const resources: readonly OptimlyResource[] = [agent, appointment, chat, handoff, lead, message];
const operations = resources.flatMap((resource) => resource.operations);

const resourceMenu: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Agent', value: 'agent' },
		{ name: 'Appointment', value: 'appointment' },
		{ name: 'Chat', value: 'chat' },
		{ name: 'Handoff', value: 'handoff' },
		{ name: 'Lead', value: 'lead' },
		{ name: 'Message', value: 'message' },
	],
	default: 'message',
};

/** Menus and fields of all operations. */
export const operationFields: INodeProperties[] = [
	resourceMenu,
	...resources.map(({ menu }) => menu),
	...operations.flatMap(shownFields),
];

const byKey = new Map(
	operations.map((operation) => [`${operation.resource}:${operation.operation}`, operation]),
);

/** The operation that was chosen in the menus; `undefined` when there is no such one. */
export function findOperation(resource: unknown, operation: unknown): OptimlyOperation | undefined {
	return byKey.get(`${String(resource)}:${String(operation)}`);
}
