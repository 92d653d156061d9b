// Runs the node on n8n's engine, as it is in nodes/ and without waiting for its build: once behind a form's item and once behind a chat's message, against the sandbox
// that the environment names. Prints what came as one line of JSON.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type {
	IDataObject,
	IExecuteFunctions,
	INode,
	INodeExecutionData,
	INodeType,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { OptimlyMessage } from '../nodes/OptimlyMessage/OptimlyMessage.node.js';
import { ROOT } from './folders.mjs';

const load = createRequire(join(ROOT, 'package.json'));
load('reflect-metadata');
const core: typeof import('n8n-core') = load('n8n-core');
const n8n: typeof import('n8n-workflow') = load('n8n-workflow');

/** As n8n's Form Trigger hands on a submission. */
const FORM_ITEM = {
	Name: 'Demo Visitor',
	Email: 'visitor@example.com',
	Company: 'Example Ltd',
	Message: 'Please call me back',
	submittedAt: new Date().toISOString(),
	formMode: 'production',
};

/** As n8n's Chat Trigger hands on a message. */
const CHAT_ITEM = {
	sessionId: 'first-look',
	action: 'sendMessage',
	chatInput: 'What does the Pro plan cost?',
};

/** Stands in for the trigger: hands on the item. */
class Item implements INodeType {
	description = {
		displayName: 'Item',
		name: 'item',
		group: ['trigger' as const],
		version: 1,
		description: 'The item',
		defaults: { name: 'Item' },
		inputs: [],
		outputs: [n8n.NodeConnectionTypes.Main],
		properties: [],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [this.getInputData()];
	}
}

/** The sandbox's credential; n8n's own helper reads one from its database. */
class SandboxCredential extends n8n.ICredentialsHelper {
	getParentTypes() {
		return [];
	}

	getCredentialsProperties() {
		return [];
	}

	async authenticate(): Promise<never> {
		throw new Error('The node asks the credential itself');
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

	async getDecrypted() {
		return {
			authentication: 'bearer',
			accessToken: process.env.SANDBOX_TOKEN ?? '',
			baseUrl: process.env.SANDBOX_URL ?? '',
		};
	}

	async updateCredentials() {}

	async updateCredentialsOauthTokenData() {}

	isCredentialUsableByNode() {
		return true;
	}
}

const TYPES = new Map<string, INodeType>([
	['item', new Item()],
	['optimlyMessage', new OptimlyMessage()],
]);

function findType(name: string): INodeType {
	const type = TYPES.get(name);
	if (type === undefined) throw new Error(`No node type ${name}`);
	return type;
}

function node(name: string, type: string, more: Partial<INode> = {}): INode {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters: {}, ...more };
}

/** Item → Optimly Message with nothing but its operation chosen. Resolves to what came out; throws the node's error. */
async function run(resource: string, operation: string, json: IDataObject): Promise<IDataObject> {
	const credentials = { optimlyApi: { id: '1', name: 'Optimly sandbox' } };
	const parts = {
		nodes: [
			node('Item', 'item'),
			node('Optimly', 'optimlyMessage', { parameters: { resource, operation }, credentials }),
		],
		connections: {
			Item: { main: [[{ node: 'Optimly', type: n8n.NodeConnectionTypes.Main, index: 0 }]] },
		},
	};
	const nodeTypes = {
		getByName: findType,
		getByNameAndVersion: findType,
		getKnownTypes: () => ({}),
	};
	const workflow = new n8n.Workflow({
		...{ id: 'first-look', name: 'First look', active: false, nodeTypes },
		...{ settings: { executionOrder: 'v1' as const }, ...parts },
	});
	const start = workflow.getNode('Item');
	if (start === null) throw new Error('The workflow has no first node');
	const data = n8n.createRunExecutionData({
		executionData: {
			nodeExecutionStack: [{ node: start, data: { main: [[{ json }]] }, source: null }],
		},
	});
	const execution = new core.WorkflowExecute(additionalData(parts), 'manual', data);
	const { resultData } = (await execution.processRunExecutionData(workflow)).data;
	if (resultData.error) throw resultData.error;
	return resultData.runData.Optimly?.[0]?.data?.main[0]?.[0]?.json ?? {};
}

function additionalData(parts: {
	nodes: INode[];
	connections: object;
}): IWorkflowExecuteAdditionalData {
	const address = 'http://localhost:5678/';
	const data: Partial<IWorkflowExecuteAdditionalData> = {
		credentialsHelper: new SandboxCredential(),
		hooks: new core.ExecutionLifecycleHooks('manual', '1', {
			...{ id: 'first-look', name: 'First look', active: false, isArchived: false },
			...{ activeVersionId: null, createdAt: new Date(), updatedAt: new Date() },
			...{ nodes: parts.nodes, connections: {} },
		}),
		...{ executionId: '1', currentNodeExecutionIndex: 0, variables: {} },
		...{ instanceBaseUrl: address, restApiUrl: address, webhookBaseUrl: address },
		...{ webhookWaitingBaseUrl: address, webhookTestBaseUrl: address },
		...{ formWaitingBaseUrl: address, setExecutionStatus: () => {} },
	};
	// The server fills in two dozen more callbacks that these workflows never reach.
	return data as IWorkflowExecuteAdditionalData;
}

const lead = await run('lead', 'capture', FORM_ITEM);
const answer = await run('message', 'send', CHAT_ITEM);
console.log(JSON.stringify({ lead, reply: { ...answer, question: CHAT_ITEM.chatInput } }));
process.exit(0);
