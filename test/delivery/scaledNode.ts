import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { OptimlyMessage } from '../../nodes/OptimlyMessage/OptimlyMessage.node.js';
import { findOperation } from '../../nodes/OptimlyMessage/resources';
import { optimly } from '../../nodes/OptimlyMessage/service';
import type {
	ApiCall,
	Operation,
	PreparedItem,
	Service,
} from '../../nodes/shared/delivery/operation';
import { runItems } from '../../nodes/shared/delivery/run';
import type { ItemParameters } from '../../nodes/shared/input/itemParameters';
import type { JsonRecord } from '../../nodes/shared/json';

/** The node with shorter windows: with 1/60 a quota per minute is one per second. */
export function scaledNode(windowFactor: number): OptimlyMessage {
	const service: Service = {
		...optimly,
		connect(credentials) {
			const connection = optimly.connect(credentials);
			const quotas = connection.quotas.map((quota) => ({
				...quota,
				windowMs: quota.windowMs * windowFactor,
			}));
			return { ...connection, quotas };
		},
	};

	class Scaled extends OptimlyMessage {
		async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
			const operation = findOperation(
				this.getNodeParameter('resource', 0),
				this.getNodeParameter('operation', 0),
			);
			if (!operation) throw new Error('No such operation');
			return [await runItems(this, service, operation)];
		}
	}
	return new Scaled();
}

/** The node with an operation of the test: one API call an item. */
export function nodeWith(
	title: string,
	callOf: (parameters: ItemParameters) => ApiCall<JsonRecord>,
	service: Service = optimly,
): OptimlyMessage {
	const operation: Operation = {
		title,
		prepare: (parameters): PreparedItem => ({
			leanFields: [],
			deliver: async (delivery) => ({
				found: JSON.stringify(await delivery.call(callOf(parameters))),
			}),
		}),
	};

	class WithOperation extends OptimlyMessage {
		async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
			return [await runItems(this, service, operation)];
		}
	}
	return new WithOperation();
}
