import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	ICredentialsExpressionResolveValues,
	ICredentialType,
	IDataObject,
	IExecuteData,
	IExecuteFunctions,
	IHttpRequestOptions,
	INode,
	INodeCredentialsDetails,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	INodeTypeDescription,
	INodeTypes,
	IRequestOptionsSimplified,
	IRun,
	IRunExecutionData,
	IWorkflowBase,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { ICredentialsHelper, NodeConnectionTypes, Workflow } from 'n8n-workflow';
import { underTest } from '../underTest';
import { finished, startWith, withDetails } from './engineVersion';

/** Hands on the items that the test gives; every workflow of the engine tests begins with it. */
class ItemsTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Items',
		name: 'items',
		group: ['trigger'],
		version: 1,
		description: 'Items of the test',
		defaults: { name: 'Items' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [this.getInputData()];
	}
}

/** Hands on what it gets: shows what arrived on a branch. */
class Receiver implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Receiver',
		name: 'receiver',
		usableAsTool: true,
		group: ['transform'],
		version: 1,
		description: 'What a branch got',
		defaults: { name: 'Receiver' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [this.getInputData()];
	}
}

const NODE_TYPES = new Map<string, INodeType>([
	['test.items', new ItemsTrigger()],
	['test.receiver', new Receiver()],
	[underTest.nodeType, underTest.node],
]);

function nodeTypesWith(more: ReadonlyMap<string, INodeType>): INodeTypes {
	const find = (type: string): INodeType => {
		const found = more.get(type) ?? NODE_TYPES.get(type);
		if (!found) throw new Error(`No node type ${type}`);
		return found;
	};
	return { getByName: find, getByNameAndVersion: find, getKnownTypes: () => ({}) };
}

/** Holds one credential; the real helper is part of the n8n server, which the e2e tests run. */
class OneCredential extends ICredentialsHelper {
	private readonly type: ICredentialType = underTest.credentialType;

	constructor(private readonly data: ICredentialDataDecryptedObject) {
		super();
	}

	getParentTypes() {
		return [];
	}

	getCredentialsProperties() {
		return this.type.properties;
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		_type: string,
		options: IHttpRequestOptions | IRequestOptionsSimplified,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.type;
		if (typeof authenticate !== 'function' || !('url' in options))
			throw new Error('Not used by this node');
		return await authenticate(credentials, options);
	}

	async preAuthentication() {
		return undefined;
	}

	async runPreAuthentication() {
		return undefined;
	}

	async getCredentials(): Promise<never> {
		throw new Error('Not used by this node');
	}

	/** Expressions see the item that the node reads the credential for, as with the server's own helper (2.41.1). */
	async getDecrypted(
		_additionalData: IWorkflowExecuteAdditionalData,
		_credential: INodeCredentialsDetails,
		_type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		raw?: boolean,
		from?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		const resolved: ICredentialDataDecryptedObject = { ...this.data };
		if (raw || !from) return resolved;
		const { workflow, runExecutionData, runIndex, itemIndex, node, connectionInputData } = from;
		for (const [field, value] of Object.entries(this.data)) {
			if (typeof value !== 'string' || !value.startsWith('=')) continue;
			const found = workflow.expression.getParameterValue(
				value,
				runExecutionData,
				runIndex,
				itemIndex,
				node.name,
				connectionInputData,
				mode,
				{},
				executeData,
			);
			if (found === undefined || found === null) delete resolved[field];
			else resolved[field] = typeof found === 'object' ? JSON.stringify(found) : found;
		}
		return resolved;
	}

	async updateCredentials() {}

	async updateCredentialsOauthTokenData() {}

	isCredentialUsableByNode() {
		return true;
	}
}

/** Name of the node under test in the workflow. */
export const NODE = 'Chat';

/** A run of a workflow: items → the node under test → Done, and with `onError: 'continueErrorOutput'` → Failed. */
export interface EngineRun {
	/** Parameters of the node. */
	parameters: INodeParameters;
	/** What the credential holds. */
	credential: ICredentialDataDecryptedObject;
	items?: IDataObject[];
	/** Settings of the node such as onError and retryOnFail. */
	settings?: Partial<INode>;
	/** Cancels the execution once this resolves. */
	cancelWhen?: Promise<unknown>;
	/** What n8n's chat window gets while the execution runs: it was started by a Chat Trigger in streaming mode. */
	streamTo?: (type: string, text: string | undefined) => void;
	/** Stands in for the node of the sources: the built package's. */
	nodeType?: INodeType;
	executionId?: string;
	/** What started the execution; else a person did. */
	mode?: WorkflowExecuteMode;
	/** What n8n stored of a failed execution (`EngineResult.stored`): goes on from there, as n8n's retry button does. */
	retryOf?: string;
	/** Changes the workflow before it runs: other connections, more nodes. */
	change?: (workflow: WorkflowParts) => WorkflowParts;
	/** Node types beside those of the harness. */
	nodeTypes?: ReadonlyMap<string, INodeType>;
}

export type WorkflowParts = Pick<IWorkflowBase, 'nodes' | 'connections'>;

/** What a run left behind. */
export interface EngineResult {
	run: IRun;
	/** JSON of the items that arrived behind the node's main output. */
	done: IDataObject[];
	/** JSON of the items that arrived on the error branch. */
	failed: IDataObject[];
	/** The node's own output items, with pairing. */
	output: INodeExecutionData[];
	/** Everything that n8n would store of the execution. */
	stored: string;
}

function workflowOf({ parameters, settings }: EngineRun): WorkflowParts {
	const node = (name: string, type: string, x: number, more: Partial<INode> = {}): INode => ({
		id: name,
		name,
		type,
		typeVersion: 1,
		position: [x, 0],
		parameters: {},
		...more,
	});
	const to = (name: string) => [{ node: name, type: NodeConnectionTypes.Main, index: 0 }];
	const branches =
		settings?.onError === 'continueErrorOutput' ? [to('Done'), to('Failed')] : [to('Done')];
	return {
		nodes: [
			node('Items', 'test.items', 0),
			node(NODE, underTest.nodeType, 200, {
				parameters,
				credentials: { [underTest.credentialType.name]: { id: '1', name: 'Sandbox' } },
				...settings,
			}),
			node('Done', 'test.receiver', 400),
			node('Failed', 'test.receiver', 600),
		],
		connections: { Items: { main: [to(NODE)] }, [NODE]: { main: branches } },
	};
}

export function additionalData(
	options: EngineRun,
	workflow: WorkflowParts,
): IWorkflowExecuteAdditionalData {
	const id = options.executionId ?? '1';
	const hooks = new ExecutionLifecycleHooks('manual', id, {
		id: 'workflow',
		name: 'workflow',
		active: false,
		activeVersionId: null,
		isArchived: false,
		createdAt: new Date(),
		updatedAt: new Date(),
		...workflow,
	});
	const { streamTo } = options;
	if (streamTo) hooks.addHandler('sendChunk', ({ type, content }) => streamTo(type, content));
	const address = 'http://localhost:5678/';
	const data: Partial<IWorkflowExecuteAdditionalData> = {
		credentialsHelper: new OneCredential(options.credential),
		hooks,
		executionId: id,
		streamingEnabled: streamTo !== undefined,
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
	// The server fills in two dozen more callbacks that these workflows never reach.
	return data as IWorkflowExecuteAdditionalData;
}

const jsonOf = (items: INodeExecutionData[] | null | undefined) =>
	(items ?? []).map(({ json }) => json);

function result(run: IRun): EngineResult {
	const branch = (name: string) => run.data.resultData.runData[name]?.at(-1)?.data?.main[0];
	return {
		run,
		done: jsonOf(branch('Done')),
		failed: jsonOf(branch('Failed')).map(withDetails),
		output: run.data.resultData.runData[NODE]?.at(-1)?.data?.main?.[0] ?? [],
		stored: JSON.stringify(run.data),
	};
}

function started(workflow: Workflow, { items = [{}] }: EngineRun): IRunExecutionData {
	return startWith(workflow, [items.map((json) => ({ json }))]);
}

/**
 * A failed execution made ready for another go, as the n8n server does it (executions/execution.service,
 * `retry`, with the workflow as it is now): the error and the failed node's last run are dropped, the nodes on
 * the stack are replaced with those of the workflow; what the nodes keep in their context stays.
 */
function retried(workflow: Workflow, stored: string): IRunExecutionData {
	const data: IRunExecutionData = JSON.parse(stored);
	const { resultData, executionData } = data;
	delete resultData.error;
	const runs = resultData.runData[resultData.lastNodeExecuted ?? ''] ?? [];
	if (runs.at(-1)?.error !== undefined) runs.pop();
	for (const entry of executionData?.nodeExecutionStack ?? []) {
		entry.node = workflow.getNode(entry.node.name) ?? entry.node;
	}
	return data;
}

/** Runs the workflow on the real engine, with real HTTP. */
export async function runNode(options: EngineRun): Promise<EngineResult> {
	const { change = (workflow) => workflow } = options;
	const parts = change(workflowOf(options));
	const more = new Map<string, INodeType>(options.nodeTypes);
	if (options.nodeType) more.set(underTest.nodeType, options.nodeType);
	const workflow = new Workflow({
		id: 'workflow',
		name: 'workflow',
		active: false,
		nodeTypes: nodeTypesWith(more),
		settings: { executionOrder: 'v1' },
		...parts,
	});
	const runData =
		options.retryOf === undefined ? started(workflow, options) : retried(workflow, options.retryOf);
	const mode = options.retryOf === undefined ? (options.mode ?? 'manual') : 'retry';
	const execution = new WorkflowExecute(additionalData(options, parts), mode, runData);
	const running = execution.processRunExecutionData(workflow);
	void options.cancelWhen?.then(() => running.cancel());
	return result(finished(await running));
}
