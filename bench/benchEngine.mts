// n8n's engine with the one node that is measured, in the measured process. Node.js 24 runs this file as it is, see
// child.mts.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type {
	IExecuteFunctions,
	INode,
	INodeExecutionData,
	INodeType,
	INodeTypes,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { fromDatabase, fromMemory } from './credentials.mts';
import type { Job } from './measure.mts';

export interface Engine {
	/** Runs a workflow: items, then the node. Resolves to what came out of the node. Throws the node's error. */
	run(items: INodeExecutionData[]): Promise<INodeExecutionData[]>;
	close(): Promise<void>;
}

/** Loads n8n's engine, both nodes, and opens the credential. */
export async function openEngine(job: Job): Promise<Engine> {
	const fromN8n = createRequire(join(job.runtime, 'package.json'));
	const fromPackage = createRequire(join(job.packageFolder, 'package.json'));
	if (fromN8n.resolve('n8n-workflow') !== fromPackage.resolve('n8n-workflow'))
		throw new Error('The built node would load another n8n-workflow than the engine');

	fromN8n('reflect-metadata');
	const core: typeof import('n8n-core') = fromN8n('n8n-core');
	const n8n: typeof import('n8n-workflow') = fromN8n('n8n-workflow');
	// Both nodes are loaded whichever is measured, so that the memory of their code makes no difference.
	const { HttpRequest } = fromN8n('n8n-nodes-base/dist/nodes/HttpRequest/HttpRequest.node.js');
	const { HttpHeaderAuth } = fromN8n(
		'n8n-nodes-base/dist/credentials/HttpHeaderAuth.credentials.js',
	);
	const { OptimlyMessage } = fromPackage('./dist/nodes/OptimlyMessage/OptimlyMessage.node.js');
	const { OptimlyApi } = fromPackage('./dist/credentials/OptimlyApi.credentials.js');
	if (job.windowFactor !== undefined)
		shortenWindows(
			fromPackage('./dist/nodes/OptimlyMessage/optimlyService.js').optimly,
			job.windowFactor,
		);

	const credentials = job.credentialInMemory
		? fromMemory(fromN8n, job.credentialInMemory)
		: await fromDatabase(
				fromN8n,
				new Map([
					['httpHeaderAuth', new HttpHeaderAuth()],
					['optimlyApi', new OptimlyApi()],
				]),
			);

	/** Hands on the items that the workflow starts with. */
	class Items implements INodeType {
		description = {
			displayName: 'Items',
			name: 'items',
			group: ['trigger' as const],
			version: 1,
			description: 'The items',
			defaults: { name: 'Items' },
			inputs: [],
			outputs: [n8n.NodeConnectionTypes.Main],
			properties: [],
		};

		async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
			return [this.getInputData()];
		}
	}

	const nodes = new Map<string, INodeType>([
		['items', new Items()],
		['n8n-nodes-optimly.optimlyMessage', new OptimlyMessage()],
		['n8n-nodes-base.httpRequest', n8n.NodeHelpers.getVersionedNodeType(new HttpRequest())],
	]);
	const find = (type: string): INodeType => {
		const found = nodes.get(type);
		if (!found) throw new Error(`No node type ${type}`);
		return found;
	};
	const nodeTypes: INodeTypes = {
		getByName: find,
		getByNameAndVersion: find,
		getKnownTypes: () => ({}),
	};
	const node = (name: string, type: string, more: Partial<INode> = {}): INode => {
		const typeVersion = Math.max(...[find(type).description.version].flat());
		return { id: name, name, type, typeVersion, position: [0, 0], parameters: {}, ...more };
	};
	const parts = {
		nodes: [
			node('Items', 'items'),
			node('Measured', job.nodeType, {
				parameters: job.parameters,
				credentials: { [job.credentialType]: { id: job.credentialId, name: 'Credential' } },
				...job.settings,
			}),
		],
		connections: {
			Items: { main: [[{ node: 'Measured', type: n8n.NodeConnectionTypes.Main, index: 0 }]] },
		},
	};

	const additionalData = (): IWorkflowExecuteAdditionalData => {
		const address = 'http://localhost:5678/';
		const data: Partial<IWorkflowExecuteAdditionalData> = {
			credentialsHelper: credentials.helper,
			hooks: new core.ExecutionLifecycleHooks('trigger', '1', {
				id: 'workflow',
				name: 'workflow',
				active: true,
				activeVersionId: null,
				isArchived: false,
				createdAt: new Date(),
				updatedAt: new Date(),
				...parts,
			}),
			executionId: '1',
			currentNodeExecutionIndex: 0,
			instanceBaseUrl: address,
			restApiUrl: address,
			webhookBaseUrl: address,
			webhookWaitingBaseUrl: address,
			webhookTestBaseUrl: address,
			formWaitingBaseUrl: address,
			variables: {},
			setExecutionStatus: () => {},
		};
		// The server fills in two dozen more callbacks that this workflow never reaches.
		return data as IWorkflowExecuteAdditionalData;
	};

	return {
		close: credentials.close,
		run: async (items) => {
			const workflow = new n8n.Workflow({
				id: 'workflow',
				name: 'workflow',
				active: true,
				nodeTypes,
				settings: { executionOrder: 'v1' },
				...parts,
			});
			const start = workflow.getNode('Items');
			if (!start) throw new Error('No first node');
			const data = n8n.createRunExecutionData({
				executionData: {
					nodeExecutionStack: [{ node: start, data: { main: [items] }, source: null }],
				},
			});
			const execution = new core.WorkflowExecute(additionalData(), 'trigger', data);
			const { resultData } = (await execution.processRunExecutionData(workflow)).data;
			if (resultData.error) throw resultData.error;
			return resultData.runData.Measured?.[0]?.data?.main[0] ?? [];
		},
	};
}

/** The part of the built node's service that knows the quotas. */
interface QuotaService {
	connect(credential: unknown): { quotas: ReadonlyArray<{ windowMs: number }> };
}

/** Quotas over shorter windows, as the sandbox's are: minutes of waiting in seconds. */
function shortenWindows(service: QuotaService, factor: number): void {
	const { connect } = service;
	service.connect = (credential) => {
		const connection = connect(credential);
		const quotas = connection.quotas.map((quota) => ({
			...quota,
			windowMs: quota.windowMs * factor,
		}));
		return { ...connection, quotas };
	};
}
