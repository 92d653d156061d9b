// The process in which one of the lines (k) is taken: polls the trigger, first to learn what is there, then to find
// what is new, and prints the longest times without a break as a line of JSON. Node.js 24 runs this file as it is, see
// child.mts.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { IDataObject, INode, INodeTypes, IWorkflowExecuteAdditionalData } from 'n8n-workflow';
import { fromMemory } from './credentials.mts';
import { longestBlock } from './longestBlock.mts';
import type { PollJob } from './largePolls.mts';

const job: PollJob = JSON.parse(await text(process.stdin));
const fromN8n = createRequire(join(job.runtime, 'package.json'));
const fromPackage = createRequire(join(job.packageFolder, 'package.json'));
fromN8n('reflect-metadata');
const core: typeof import('n8n-core') = fromN8n('n8n-core');
const n8n: typeof import('n8n-workflow') = fromN8n('n8n-workflow');
const { OptimlyMessageTrigger } = fromPackage(
	'./dist/nodes/OptimlyMessageTrigger/OptimlyMessageTrigger.node.js',
);
const trigger = new OptimlyMessageTrigger();
const nodeTypes: INodeTypes = {
	getByName: () => trigger,
	getByNameAndVersion: () => trigger,
	getKnownTypes: () => ({}),
};
const node: INode = {
	id: 'trigger',
	name: 'Trigger',
	type: 'n8n-nodes-optimly.optimlyMessageTrigger',
	typeVersion: 1,
	position: [0, 0],
	parameters: job.parameters,
	credentials: { optimlyApi: { id: '1', name: 'Credential' } },
};
const workflow = new n8n.Workflow({
	id: 'workflow',
	name: 'workflow',
	active: true,
	nodes: [node],
	connections: {},
	nodeTypes,
});
const additional: Partial<IWorkflowExecuteAdditionalData> = {
	credentialsHelper: fromMemory(fromN8n, job.credentialInMemory).helper,
	instanceBaseUrl: 'http://localhost:5678/',
	variables: {},
};
// The server fills in two dozen more that a poll never reaches.
const data = additional as IWorkflowExecuteAdditionalData;

async function poll(): Promise<number> {
	const context = new core.PollContext(workflow, node, data, 'trigger', 'activate');
	const found: IDataObject[][] | null = await trigger.poll.call(context);
	return found?.[0]?.length ?? 0;
}

await poll();
const blockedMs: number[] = [];
for (const count of job.counts) {
	globalThis.gc?.();
	const ended = longestBlock();
	const came = await poll();
	blockedMs.push(await ended());
	if (came !== count) throw new Error(`${count} items were to come out, ${came} did`);
}
process.stdout.write(`${JSON.stringify(blockedMs)}\n`);
