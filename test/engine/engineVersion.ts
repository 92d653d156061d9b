/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error -- tests are not part of the package */
import { createRequire } from 'node:module';
import { PollTriggerExecutor, type PollContext } from 'n8n-core';
import type {
	IDataObject,
	INode,
	INodeExecutionData,
	IRun,
	IRunExecutionData,
	Workflow,
} from 'n8n-workflow';
import { createRunExecutionData } from 'n8n-workflow';
import { version as workflowVersion } from 'n8n-workflow/package.json';

// What older n8n lacks, in one place: npm run test:compat runs these tests on its engines, too.

const [major, minor] = workflowVersion.split('.').map(Number);

/** n8n 2.37 knows declared failures, and by them the node knows that the error branch takes details. */
const knowsFailures = major > 2 || (major === 2 && minor >= 37);

/** An execution that is to start with these items at the node `Items`. */
export function startWith(workflow: Workflow, main: INodeExecutionData[][]): IRunExecutionData {
	const executionData = {
		nodeExecutionStack: [{ node: workflow.getNode('Items')!, data: { main }, source: null }],
	};
	if (typeof createRunExecutionData === 'function')
		return createRunExecutionData({ executionData });
	// n8n-workflow 1.83 has no such function: an execution is a plain object that each caller writes out.
	return JSON.parse(
		JSON.stringify({
			startData: {},
			resultData: { runData: {} },
			executionData: {
				...executionData,
				contextData: {},
				metadata: {},
				waitingExecution: {},
				waitingExecutionSource: {},
			},
		}),
	);
}

/** The run with its final status. n8n-core 1.84 leaves a failed run at `running`, and the server sets it to `error`. */
export function finished(run: IRun): IRun {
	const failed = run.status === 'running' && run.data.resultData.error !== undefined;
	return failed ? { ...run, status: 'error' } : run;
}

/** What an error declares to n8n; nothing in an n8n that does not know of it. */
export function declared<T>(failure: T): T | undefined {
	return knowsFailures ? failure : undefined;
}

/** What arrived on the error branch, as a newer n8n would have it: an older one gets the details as a text. */
export function withDetails(item: IDataObject): IDataObject {
	if (knowsFailures) return item;
	const [, message, details] = /^(.+) Details: (\{.*\})$/s.exec(String(item.message)) ?? [];
	if (details === undefined) return item;
	return { ...item, message, details: JSON.parse(details) };
}

/** One poll of a trigger, as the engine makes them: the activating one throws, the others report their error. */
export async function pollOnce(
	workflow: Workflow,
	node: INode,
	context: PollContext,
	activates: boolean,
): Promise<void> {
	if (PollTriggerExecutor) {
		// The container of n8n-core's own copy of the module: only there its services are known.
		const ownRequire = createRequire(require.resolve('n8n-core'));
		const { Container }: typeof import('@n8n/di') = ownRequire('@n8n/di');
		const executor = Container.get(PollTriggerExecutor);
		await executor.create(workflow, node, context, () => true)(activates);
		return;
	}
	// An older engine (1.84 to 2.22) does this in a closure of `ActiveWorkflows`, which nothing else can call.
	const { poll } = workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	try {
		const answer = await poll?.call(context);
		if (answer) context.__emit(answer);
	} catch (error) {
		if (activates || !(error instanceof Error)) throw error;
		context.__emitError(error);
	}
}
