/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests are not part of the package */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { loadOutputSchema, PackageDirectoryLoader } from 'n8n-core';
import { useSandbox } from '../../test/engine/useSandbox';
import { packedFiles } from '../../test/package/packedFiles';
import { underTest } from '../../test/underTest';
import packageJson from '../package.json';

const root = join(__dirname, '..');
const repository = 'https://github.com/optimly/n8n-nodes-optimly';
const sandbox = useSandbox();

let loader: PackageDirectoryLoader;

beforeAll(async () => {
	loader = new PackageDirectoryLoader(root);
	await loader.loadAll();
});

test('n8n loads the built package (after "npm run build" in numeno/): one node, one credential', () => {
	expect(Object.keys(loader.nodeTypes)).toEqual(['numenoChat']);
	expect(Object.keys(loader.credentialTypes)).toEqual(['numenoApi']);
	expect(loader.known.credentials.numenoApi.supportedNodes).toEqual(['numenoChat']);
});

test('with icons, light and dark, codex, and as a tool', () => {
	const { description } = loader.getNode('numenoChat').type;
	const { iconUrl, codex, usableAsTool } = description;
	if (typeof iconUrl !== 'object') throw new Error('There is no icon for each theme');
	const [light, dark] = [iconUrl.light, iconUrl.dark].map((url) =>
		readFileSync(join(root, url.replace(`icons/${packageJson.name}/`, '')), 'utf8'),
	);
	expect(light).toMatch(/^<svg /);
	expect(dark).toMatch(/^<svg /);
	expect(light).not.toBe(dark);
	expect(codex?.categories).toEqual(['Communication']);
	expect(codex?.alias).toContain('Numeno');
	expect(usableAsTool).toBe(true);
});

test.each(underTest.operations)('%s runs from the built files', async (_title, parameters) => {
	sandbox.now.numeno.createConversation({ id: 'a', name: 'a' });
	const nodeType = loader.getNode('numenoChat').type;
	if (!('execute' in nodeType)) throw new Error('The node has versions: choose one here');
	const { done, run } = await sandbox.run(parameters('a'), { nodeType });
	expect(run.data.resultData.error).toBeUndefined();
	expect(done).toEqual([expect.objectContaining({ conversation_id: expect.any(String) })]);
});

test.each([
	['conversation', ['conversation_id', 'response']],
	['message', ['reply', 'conversation_id', 'response']],
])(
	'n8n finds the schema of the output of %s: create, and it is that of the output',
	async (...row) => {
		const [resource, fields] = row;
		const nodeDir = join(root, 'dist', 'nodes', 'NumenoChat');
		const schema = loadOutputSchema({ nodeDir, version: 1, resource, operation: 'create' });
		expect(Object.keys(Object(schema?.properties))).toEqual(fields);
		sandbox.now.numeno.createConversation({ id: 'a', name: 'a' });
		for (const [title, parameters] of underTest.operations) {
			if (title.toLowerCase() !== `${resource}: create`) continue;
			const { done } = await sandbox.run(parameters('a'));
			expect(Object.keys(done[0]).sort()).toEqual(fields.toSorted());
		}
	},
);

test('package.json: no runtime dependency, the words that n8n looks for, nothing that runs at install', () => {
	expect(Object.keys(packageJson)).not.toContain('dependencies');
	expect(packageJson.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	expect(packageJson.keywords).toContain('n8n-community-node-package');
	expect(packageJson.n8n).toMatchObject({ n8nNodesApiVersion: 1, strict: true });
	expect(Object.keys(packageJson.scripts)).not.toEqual(
		expect.arrayContaining([expect.stringMatching(/^(pre|post)?install$|^prepare$/)]),
	);
});

test('the tarball holds the build and the papers, the shared code that it uses, and nothing of Optimly', () => {
	const paths = packedFiles(root);
	expect(paths).toEqual(
		expect.arrayContaining([
			...packageJson.n8n.nodes,
			...packageJson.n8n.credentials,
			...['LICENSE', 'README.md', 'dist/nodes/shared/run/run.js'],
		]),
	);
	const papers = /^(README|CHANGELOG|LICENSE)(\.md)?$|^package\.json$/;
	const build = /^dist\/(nodes\/(NumenoChat|shared)|credentials|icons)\//;
	expect(paths.filter((path) => !papers.test(path) && !build.test(path))).toEqual([]);
	const codeOf = (path: string) => readFileSync(join(root, path), 'utf8');
	// Both packages are in one repository, whose address is that of the documentation.
	const isAbout = (path: string) => /optimly/i.test(codeOf(path).replaceAll(repository, ''));
	expect(paths.filter((path) => path.endsWith('.js')).filter(isAbout)).toEqual([]);
});

test('the shared code is compiled from where Optimly has it, not from a copy', () => {
	const [here, there] = [root, join(root, '..')].map((folder) =>
		statSync(join(folder, 'nodes', 'shared', 'run', 'run.ts')),
	);
	expect(here.ino).toBe(there.ino);
});
