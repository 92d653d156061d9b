/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests are not part of the package */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PackageDirectoryLoader } from 'n8n-core';
import packageJson from '../../package.json';
import { allOperations } from '../engine/parameters';
import { useSandbox } from '../engine/useSandbox';

const root = join(__dirname, '..', '..');
const sandbox = useSandbox();

let loader: PackageDirectoryLoader;

beforeAll(async () => {
	for (const path of [...packageJson.n8n.nodes, ...packageJson.n8n.credentials]) {
		if (!existsSync(join(root, path)))
			throw new Error(`${path} is missing: run "npm run build" first`);
	}
	loader = new PackageDirectoryLoader(root);
	await loader.loadAll();
});

const fileOf = (url: unknown): string =>
	join(root, String(url).replace(`icons/${packageJson.name}/`, ''));

describe('n8n loads the built package', () => {
	test('with a node, its trigger and one credential', () => {
		expect(Object.keys(loader.nodeTypes)).toEqual(['optimlyMessage', 'optimlyMessageTrigger']);
		expect(Object.keys(loader.credentialTypes)).toEqual(['optimlyApi']);
		expect(loader.known.credentials.optimlyApi.supportedNodes).toEqual([
			'optimlyMessage',
			'optimlyMessageTrigger',
		]);
	});

	test('with icons, light and dark, that exist and differ', () => {
		const { description } = loader.getNode('optimlyMessage').type;
		const { type: credential } = loader.getCredential('optimlyApi');
		for (const iconUrl of [description.iconUrl, credential.iconUrl]) {
			if (typeof iconUrl !== 'object') throw new Error('There is no icon for each theme');
			const [light, dark] = [iconUrl.light, iconUrl.dark].map((url) =>
				readFileSync(fileOf(url), 'utf8'),
			);
			expect(light).toMatch(/^<svg /);
			expect(dark).toMatch(/^<svg /);
			expect(light).not.toBe(dark);
		}
	});

	test('with the codex: categories, search words, documentation', () => {
		const { codex } = loader.getNode('optimlyMessage').type.description;
		expect(codex?.alias).toEqual(expect.arrayContaining(['Optimly', 'lead capture']));
		expect(codex?.categories).toContain('Communication');
		expect(codex?.resources?.primaryDocumentation?.[0].url).toMatch(/^https:/);
	});

	// The panel has one entry for both, found by the words of the node only.
	test('with all words of the trigger among those of the node', () => {
		const [node, trigger] = ['optimlyMessage', 'optimlyMessageTrigger'].map(
			(name) => loader.getNode(name).type.description.codex?.alias ?? [],
		);
		expect(trigger).toContain('agent reply');
		expect(node).toEqual(expect.arrayContaining(trigger));
	});

	test('without the category AI, which hides a node in the search of the node panel', () => {
		for (const name of ['optimlyMessage', 'optimlyMessageTrigger']) {
			expect(loader.getNode(name).type.description.codex?.categories).not.toContain('AI');
		}
	});

	test('as a tool of an AI agent as well', () => {
		const { description } = loader.getNode('optimlyMessage').type;
		expect(description.usableAsTool).toBe(true);
		if (!('properties' in description)) throw new Error('The node has versions: choose one here');
		const menus = description.properties.filter(({ name }) => name === 'operation');
		const actions = menus.flatMap(({ options = [] }) =>
			options.map((option) => Object(option).action),
		);
		expect(actions.length).toBeGreaterThanOrEqual(5);
		for (const action of actions) expect(action).toMatch(/^[A-Z][a-z]+ \S+/);
	});
});

test.each(allOperations)('%s runs from the built files', async (_title, parameters) => {
	sandbox.now.createChat({ chat_id: 'chat_1', client_id: 'client-1' });
	const nodeType = loader.getNode('optimlyMessage').type;
	if (!('execute' in nodeType)) throw new Error('The node has versions: choose one here');
	const { done, run } = await sandbox.run(parameters('chat_1'), { nodeType });
	expect(run.data.resultData.error).toBeUndefined();
	expect(done).toEqual([expect.objectContaining({ chat_id: expect.stringMatching(/^chat_/) })]);
	expect(done[0]).toHaveProperty('reply');
});

describe('package.json', () => {
	test('has no runtime dependency; n8n-workflow comes from n8n', () => {
		expect(Object.keys(packageJson)).not.toContain('dependencies');
		expect(packageJson.peerDependencies).toEqual({ 'n8n-workflow': '*' });
		expect(Object.keys(packageJson)).not.toContain('optionalDependencies');
		expect(Object.keys(packageJson)).not.toContain('bundledDependencies');
	});

	test('is what n8n looks for', () => {
		expect(packageJson.name).toMatch(/^n8n-nodes-/);
		expect(packageJson.keywords).toContain('n8n-community-node-package');
		expect(packageJson.license).toBe('MIT');
		expect(packageJson.n8n).toMatchObject({ n8nNodesApiVersion: 1, strict: true });
	});

	test('names exact versions of the tools', () => {
		for (const version of Object.values(packageJson.devDependencies))
			expect(version).toMatch(/^\d+\.\d+\.\d+$/);
	});

	test('runs nothing on the user’s machine when it is installed', () => {
		const hooks = ['preinstall', 'install', 'postinstall', 'prepare'];
		expect(Object.keys(packageJson.scripts).filter((name) => hooks.includes(name))).toEqual([]);
	});
});
