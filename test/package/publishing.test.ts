/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests are not part of the package */
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { z } from 'zod';
import numenoJson from '../../numeno/package.json';
import packageJson from '../../package.json';

const root = join(__dirname, '..', '..');
const folder = join(root, '.github', 'workflows');

/** The parts of a workflow that the tests look at; any other key of a job or step is allowed. */
const STEP = z.object({
	uses: z.string().optional(),
	run: z.string().optional(),
	with: z.record(z.unknown()).optional(),
	env: z.record(z.string()).optional(),
	if: z.string().optional(),
});
const JOB = z.object({
	needs: z.string().optional(),
	if: z.string().optional(),
	permissions: z.record(z.string()).optional(),
	environment: z.string().optional(),
	'timeout-minutes': z.number(),
	'runs-on': z.literal('ubuntu-latest'),
	steps: z.array(STEP),
});
const WORKFLOW = z.object({
	on: z.record(z.unknown()),
	permissions: z.record(z.string()),
	jobs: z.record(JOB),
});

type Job = z.infer<typeof JOB>;

const textOf = (name: string) => readFileSync(join(folder, name), 'utf8');
const workflowOf = (name: string) => WORKFLOW.parse(parse(textOf(name)));

const ci = workflowOf('ci.yml');
const publish = workflowOf('publish.yml');
const allJobs = Object.entries({ ...ci.jobs, ...publish.jobs });

/** What a job runs, command by command. */
const commandsOf = ({ steps }: Job): string[] =>
	steps.flatMap(({ run }) => run?.split('\n').filter(Boolean) ?? []);

const nodeVersionOf = ({ steps }: Job) =>
	Number(steps.find(({ uses }) => uses?.startsWith('actions/setup-node@'))?.with?.['node-version']);

test('there are two workflows, and no third that nobody looks at', () => {
	expect(readdirSync(folder).sort()).toEqual(['ci.yml', 'publish.yml']);
});

describe('every workflow', () => {
	test.each(['ci.yml', 'publish.yml'])('%s uses actions at a fixed commit', (name) => {
		const used = [...textOf(name).matchAll(/uses: (.*)/g)].map(([, action]) => action);
		expect(used.length).toBeGreaterThan(3);
		for (const action of used)
			expect(action).toMatch(/^actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
	});

	test.each(['ci.yml', 'publish.yml'])('%s has no secret', (name) => {
		expect(textOf(name)).not.toMatch(/secrets\.|TOKEN/);
	});

	test.each(allJobs)('job %s calls only what is there', (_name, job) => {
		const known =
			/^npm ci$|^npm publish \.\/\*\.tgz --ignore-scripts --provenance --access public$|^npm pack --ignore-scripts( \.\/numeno)?$|^git merge-base --is-ancestor "\$GITHUB_SHA" origin\/main$/;
		const missing = commandsOf(job).filter((command) => {
			const [, prefix, script] =
				/^npm (--prefix numeno )?(?:run )?([\w:]+)(?: -- numeno)?$/.exec(command) ?? [];
			const [, file] = /^bash (\S+)$/.exec(command) ?? [];
			if (file) return !existsSync(join(root, file));
			const { scripts } = prefix ? numenoJson : packageJson;
			return !known.test(command) && !(script && script in scripts);
		});
		expect(commandsOf(job).length).toBeGreaterThan(0);
		expect(missing).toEqual([]);
	});

	test.each(allJobs)('job %s leaves no credential of the repository behind', (_name, { steps }) => {
		const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
		for (const checkout of checkouts)
			expect(checkout.with).toMatchObject({ 'persist-credentials': false });
	});
});

describe('ci.yml', () => {
	test('runs on pushes and pull requests, and may only read', () => {
		expect(Object.keys(ci.on).sort()).toEqual(['pull_request', 'push']);
		expect(ci.permissions).toEqual({ contents: 'read' });
		expect(Object.values(ci.jobs).map(({ permissions }) => permissions)).toEqual([
			undefined,
			undefined,
		]);
	});

	test('runs everything on the newest Node.js and the tests on the oldest that package.json allows', () => {
		const { everything, 'oldest-node': oldest } = ci.jobs;
		expect(commandsOf(everything)).toEqual(['bash .ci/run']);
		expect(commandsOf(oldest)).toEqual(['npm test']);
		const [, lowest] = /^>=(\d+)\./.exec(packageJson.engines.node) ?? [];
		expect([nodeVersionOf(oldest), nodeVersionOf(everything)]).toEqual([Number(lowest), 24]);
	});

	test('keeps the screenshots and the reports, also of a run that failed', () => {
		const upload = ci.jobs.everything.steps.find(({ uses }) => uses?.includes('upload-artifact'));
		expect(upload?.if).toBe('always()');
		const { path, ...settings } = upload?.with ?? {};
		expect(String(path)).toContain('test/e2e/.screenshots');
		// Both folders begin with a dot, and upload-artifact leaves such folders out unless it is told.
		expect(settings).toMatchObject({ 'include-hidden-files': true, 'if-no-files-found': 'ignore' });
	});
});

describe('publish.yml', () => {
	const { test: before, pack, publish: job } = publish.jobs;

	test('runs for version tags only, and packs the package that the tag names', () => {
		expect(publish.on).toEqual({ push: { tags: ['v*', 'numeno-v*'] } });
		const conditions = pack.steps.flatMap((step) => (step.if === undefined ? [] : [step]));
		expect(conditions.map((step) => step.if)).toEqual([
			"startsWith(github.ref_name, 'v')",
			"startsWith(github.ref_name, 'numeno-v')",
		]);
		expect(conditions[0].run).toMatch(/npm pack --ignore-scripts$/m);
		expect(conditions[1].run).toMatch(/npm pack --ignore-scripts .\/numeno$/m);
	});

	test('gives the right to vouch to the job that publishes alone, and no right to write to any', () => {
		expect(Object.keys(publish.jobs)).toEqual(['test', 'pack', 'publish']);
		expect(publish.permissions).toEqual({});
		for (const { permissions } of [before, pack]) expect(permissions).toEqual({ contents: 'read' });
		expect(job.permissions).toEqual({ 'id-token': 'write' });
	});

	test('the job that publishes installs nothing, builds nothing, has no code, and waits for a person', () => {
		expect(commandsOf(job)).toEqual([
			'npm publish ./*.tgz --ignore-scripts --provenance --access public',
		]);
		const used = job.steps.flatMap(({ uses }) => (uses === undefined ? [] : [uses.split('@')[0]]));
		expect(used).toEqual(['actions/download-artifact', 'actions/setup-node']);
		expect(job).toMatchObject({ needs: 'pack', environment: 'npm' });
	});

	test('packs after every test, the check of the release, lint and scan, a commit that is on main', () => {
		expect(commandsOf(before)).toEqual(['npm ci', 'npm run release:check', 'bash .ci/run']);
		expect(pack.needs).toBe('test');
		expect(commandsOf(pack)).toEqual([
			'git merge-base --is-ancestor "$GITHUB_SHA" origin/main',
			'npm ci',
			'npm run release:check',
			...['lint', 'build', 'scan'].map((script) => `npm run ${script}`),
			'npm pack --ignore-scripts',
			...['lint', 'build'].map((script) => `npm --prefix numeno run ${script}`),
			'npm run scan -- numeno',
			'npm pack --ignore-scripts ./numeno',
		]);
	});

	test('takes nothing from a cache that other runs write', () => {
		for (const { steps } of [pack, job]) {
			const setup = steps.find(({ uses }) => uses?.startsWith('actions/setup-node@'));
			expect(setup?.with).toEqual({ 'node-version': 24, 'package-manager-cache': false });
		}
		expect(textOf('publish.yml')).not.toMatch(/actions\/cache/);
	});
});

/** Runs a command at the root, as outside GitHub; resolves to its output, with the exit code. */
async function run(command: string, args: string[], more: NodeJS.ProcessEnv = {}) {
	const ofGitHub = /^(GITHUB|GITLAB|ACTIONS)_/;
	const outside = Object.entries({ ...process.env }).filter(([name]) => !ofGitHub.test(name));
	const env = { ...Object.fromEntries(outside), ...more };
	try {
		const { stdout, stderr } = await promisify(execFile)(command, args, { cwd: root, env });
		return { code: 0, output: stdout + stderr };
	} catch (error) {
		const { code, stdout, stderr } = Object(error);
		return { code: Number(code), output: `${stdout}${stderr}` };
	}
}

test.each(['.', './numeno'])(
	"a publish of %s from a developer's machine is refused: it would have no provenance",
	async (folder) => {
		const put: string[] = [];
		const registry = createServer((request, response) => {
			if (request.method === 'PUT') put.push(String(request.url));
			response.writeHead(404, { 'content-type': 'application/json' }).end('{}');
		});
		await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve));
		const { port }: AddressInfo = Object(registry.address());
		try {
			const { code, output } = await run('npm', [
				'publish',
				folder,
				`--registry=http://127.0.0.1:${port}/`,
				`--//127.0.0.1:${port}/:_authToken=made-up`,
			]);
			expect({ code, put }).toEqual({ code: 1, put: [] });
			expect(output).toContain('Automatic provenance generation not supported');
		} finally {
			registry.closeAllConnections();
			registry.close();
		}
	},
	60_000,
);

describe('npm run release:check', () => {
	const check = async (tag: string, more?: NodeJS.ProcessEnv) =>
		await run(
			process.execPath,
			['--import', 'tsx', 'scripts/releaseCheck.mts', '--tag', tag],
			more,
		);

	test('refuses a tag that is not the version of package.json', async () => {
		const { code, output } = await check('v9.9.9');
		expect(code).toBe(1);
		expect(output).toContain(`The tag is v9.9.9, package.json says ${packageJson.version}`);
		expect((await check(`v${packageJson.version}`)).output).not.toContain('The tag is');
	}, 60_000);

	test('looks at the package that the tag names', async () => {
		const { code, output } = await check('numeno-v9.9.9');
		expect(code).toBe(1);
		expect(output).toContain(
			`numeno: The tag is numeno-v9.9.9, package.json says ${numenoJson.version}: tag the commit as numeno-v`,
		);
		expect((await check(`numeno-v${numenoJson.version}`)).output).not.toContain('The tag is');
	}, 60_000);

	test('refuses a repository whose provenance would not fit', async () => {
		const { output } = await check('', { GITHUB_REPOSITORY: 'someone/else' });
		expect(output).toContain('npm refuses the provenance');
	}, 60_000);

	test('refuses the placeholders of package.json for as long as they are there', async () => {
		const { output } = await check('');
		const isPlaceholder = packageJson.author.email.endsWith('.example');
		expect(output.includes('author.email')).toBe(isPlaceholder);
	}, 60_000);
});
