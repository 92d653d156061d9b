import type { IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import type { ApiCall, Operation, PreparedItem, Service } from '../../nodes/shared/service';
import { runItems } from '../../nodes/shared/run/run';
import type { ItemParameters } from '../../nodes/shared/parameters/itemParameters';
import type { JsonRecord } from '../../nodes/shared/json';
import { underTest } from '../underTest';

/** The node under test with another service. */
function nodeThat(run: (context: IExecuteFunctions) => Promise<INodeExecutionData[]>): INodeType {
	return {
		description: underTest.node.description,
		async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
			return [await run(this)];
		},
	};
}

/** The node with shorter windows: with 1/60 a quota per minute is one per second. */
export function scaledNode(windowFactor: number): INodeType {
	const service: Service = {
		...underTest.service,
		connect(credentials) {
			const connection = underTest.service.connect(credentials);
			const quotas = connection.quotas.map((quota) => ({
				...quota,
				windowMs: quota.windowMs * windowFactor,
			}));
			return { ...connection, quotas };
		},
	};
	return nodeThat(async (context) => await underTest.runWith(context, service));
}

/** The node with an operation of the test: one API call an item. */
export function nodeWith(
	title: string,
	callOf: (parameters: ItemParameters) => ApiCall<JsonRecord>,
	service: Service = underTest.service,
): INodeType {
	const prepare = (parameters: ItemParameters): PreparedItem => ({
		forModel: (output) => output,
		deliver: async (delivery) => ({
			found: JSON.stringify(await delivery.call(callOf(parameters))),
		}),
	});
	return nodeFor({ title, prepare }, service);
}

/** The node with an operation of the test. */
export function nodeFor(operation: Operation, service: Service = underTest.service): INodeType {
	return nodeThat(async (context) => await runItems(context, service, operation));
}
