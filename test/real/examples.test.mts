// Every workflow of examples/ on a real n8n: imported, filled in as a user would, driven from outside as in life, and
// its result checked where it arrives. How one is driven is in examples/, in the file of its name.
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import {
	isNodeParameters,
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { z } from 'zod';
import { EXAMPLES } from '../../playground/example-list.mjs';
import { CREDENTIAL_TYPE } from '../../playground/examples.mjs';
import { ROOT } from '../../playground/folders.mjs';
import { stopEverything } from '../../scripts/processes.mjs';
import { isNote, nodesOf, PLAYS, Stage, type ExampleNode, type Play } from './exampleStage.mjs';
import { startRealN8n, type RealN8n } from './realN8n.mjs';

const FILES = (await readdir(join(ROOT, 'examples'))).filter((file) => file.endsWith('.json'));

const PARAMETERS = z.custom<INodeParameters>(isNodeParameters);

let n8n: RealN8n;
let optimly: { id: string; name: string };
let types: INodeTypeDescription[];

before(async () => {
	n8n = await startRealN8n();
	const { url, token } = n8n.sandbox;
	const data = { authentication: 'bearer', accessToken: token, baseUrl: url };
	const name = 'Optimly sandbox';
	optimly = { id: await n8n.rest.saveCredential({ name, type: CREDENTIAL_TYPE, data }), name };
	types = await n8n.rest.nodeTypes();
});

after(async () => await stopEverything());

async function playOf(file: string): Promise<Play> {
	const { play }: { play: Play } = await import(join(PLAYS, file.replace('.json', '.mts')));
	return play;
}

/** The type of a node in its version; undefined when this n8n does not know it. */
function typeOf({ type, typeVersion }: ExampleNode): INodeTypeDescription | undefined {
	return types.find(
		({ name, version }) => name === type && [version].flat().includes(Number(typeVersion)),
	);
}

test('there are at least twelve examples, and each has its test', async () => {
	assert.ok(FILES.length >= 12);
	const plays = (await readdir(PLAYS)).map((file) => file.replace('.mts', '.json'));
	assert.deepEqual(plays.sort(), [...FILES].sort());
});

test('npm start loads every example, and activates only those that need nothing but Optimly', async () => {
	assert.deepEqual(EXAMPLES.map(({ file }) => file).sort(), [...FILES].sort());
	for (const example of EXAMPLES) {
		const nodes = await nodesOf(example.file);
		const services = new Set(nodes.flatMap(({ credentials = {} }) => Object.keys(credentials)));
		if ('use' in example) assert.deepEqual([...services], [CREDENTIAL_TYPE], example.file);
		if ('use' in example)
			assert.ok(
				nodes.every(({ name }) => name !== 'Settings'),
				example.file,
			);
	}
});

describe('n8n finds nothing to complain of in the imported nodes', () => {
	for (const file of FILES) {
		test(file, async () => {
			for (const node of await nodesOf(file)) {
				const type = typeOf(node);
				assert.ok(type, `${node.name}: n8n has no ${node.type} ${String(node.typeVersion)}`);
				assert.deepEqual(redTriangle(node, type), null, node.name);
			}
		});
	}
});

/** What is wrong with a node in the editor's eyes: fields that are required and empty, or not valid. */
function redTriangle({ parameters, ...node }: ExampleNode, type: INodeTypeDescription) {
	const { properties } = type;
	const bare: INode = { ...node, id: node.name, parameters: {}, position: [0, 0] };
	const given = PARAMETERS.parse(parameters);
	const all = NodeHelpers.getNodeParameters(properties, given, true, false, bare, type) ?? {};
	return NodeHelpers.getNodeParametersIssues(properties, { ...bare, parameters: all }, type);
}

// Side by side, because one of them waits for n8n's next minute.
describe('driven from outside, every node runs and the result arrives', { concurrency: 4 }, () => {
	for (const file of FILES) {
		test(file, async () => {
			const stage = new Stage(n8n, file, optimly);
			try {
				const play = await playOf(file);
				await play(stage);
				const executions = await n8n.rest.executions(stage.workflowId);
				const ran = await Promise.all(
					executions.map(async ({ id }) => await n8n.rest.nodesThatRan(id)),
				);
				const nodes = (await nodesOf(file)).filter((node) => !isNote(node));
				assert.deepEqual([...new Set(ran.flat())].sort(), nodes.map(({ name }) => name).sort());
				assert.ok(executions.every(({ status }) => status === 'success'));
			} finally {
				await stage.close();
			}
		});
	}
});

test('every request of the examples fits the OpenAPI document', async () => {
	const { contractViolations } = await new Stage(n8n, '', optimly).state();
	assert.deepEqual(contractViolations, []);
});
