/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- test code runs in Node */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');
const url = (file: string) => JSON.stringify(join(root, file));

interface Outcome {
	code: number;
	stdout: string;
	stderr: string;
}

/** Runs Node.js with tsx in the repository; `env` is added to the environment. */
async function node(args: string[], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
	return await new Promise((resolve) => {
		const options = { cwd: root, env: { ...process.env, ...env } };
		execFile(process.execPath, ['--import', 'tsx', ...args], options, (error, stdout, stderr) =>
			resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
		);
	});
}

const npmStart = async (args: string[], env?: NodeJS.ProcessEnv) =>
	await node(['playground/start.mts', ...args], env);

/** Runs a few lines that import from playground/; prints what they print. */
const run = async (code: string, env?: NodeJS.ProcessEnv) =>
	await node(['--input-type=module', '--eval', code], env);

let folder: string;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'playground-'));
});

afterEach(async () => await rm(folder, { recursive: true, force: true }));

test('--help says what there is, and starts nothing', async () => {
	const { code, stdout } = await npmStart(['--help']);
	expect(code).toBe(0);
	for (const option of ['--once', '--reset', '--help']) expect(stdout).toContain(option);
});

test.each([[['--onec']], [['--once=yes']], [['reset']], [['--once', '-x']]])(
	'%j gets a sentence and the options that exist, not a stack',
	async (args) => {
		const { code, stdout, stderr } = await npmStart(args);
		expect(code).toBe(2);
		expect(stdout).toBe('');
		expect(stderr).toContain(`npm start does not know ${args[args.length - 1]}.`);
		expect(stderr).toContain('--reset');
		expect(stderr).not.toMatch(/^\s+at /m);
	},
);

test('an option without the two dashes before it, which npm takes for its own, is noticed', async () => {
	const { code, stderr } = await npmStart([], { npm_config_reset: 'true' });
	expect(code).toBe(2);
	expect(stderr).toContain('Write: npm start -- --reset');
});

test('a port that another program has is not used, and the step says so', async () => {
	const other = createServer();
	await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
	const address = other.address();
	const taken = typeof address === 'object' ? address?.port : undefined;
	const { stdout } = await run(
		`import { choosePort, describePort } from ${url('playground/ports.mts')};
		const port = await choosePort(${taken});
		console.log(port.port, describePort(port));`,
	);
	other.close();
	const [, chosen, words] = /^(\d+) (.*)$/m.exec(stdout) ?? [];
	expect(Number(chosen)).toBeGreaterThan(0);
	expect(Number(chosen)).not.toBe(taken);
	expect(words).toBe(`port ${chosen}, because another program uses ${taken}`);
});

describe('--reset', () => {
	const forget = async (home: string) =>
		await run(
			`import { forgetHome } from ${url('playground/reset.mts')};
			console.log(await forgetHome(${JSON.stringify(home)}));`,
		);

	test('removes what n8n saved, says so, and leaves what is beside it and what links lead to', async () => {
		const home = join(folder, 'home');
		await mkdir(join(home, '.n8n'), { recursive: true });
		await writeFile(join(home, '.n8n', 'database.sqlite'), Buffer.alloc(1_500_000));
		await writeFile(join(folder, 'installed.txt'), 'n8n');
		await mkdir(join(folder, 'editor'));
		await writeFile(join(folder, 'editor', 'index.html'), '');
		await symlink(join(folder, 'editor'), join(home, '.cache'), 'junction');
		const { stdout } = await forget(home);
		expect(stdout).toMatch(/Removed .*home \(1\.5 MB\): workflows, credentials/);
		expect(existsSync(home)).toBe(false);
		expect(existsSync(join(folder, 'installed.txt'))).toBe(true);
		expect(existsSync(join(folder, 'editor', 'index.html'))).toBe(true);
	});

	test('works when the home is broken, and when there is none', async () => {
		const home = join(folder, 'home');
		await writeFile(home, 'a file in the place of the folder');
		expect((await forget(home)).stdout).toMatch(/^Removed /);
		await symlink(join(folder, 'nowhere'), home);
		expect((await forget(home)).stdout).toMatch(/^Removed /);
		expect((await forget(home)).stdout).toMatch(/^Nothing to forget/);
	});
});

describe('a second npm start', () => {
	const claim = async () =>
		await run(
			`import { claimPlayground } from ${url('playground/one-at-a-time.mts')};
			await claimPlayground(${JSON.stringify(folder)});
			console.log('claimed');`,
		);

	test('is refused while the first one runs', async () => {
		// This process stands for the first one.
		await writeFile(join(folder, 'running.txt'), String(process.pid));
		const { code, stdout, stderr } = await claim();
		expect([code, stdout]).toEqual([1, '']);
		expect(stderr).toContain(`running already, as process ${process.pid}`);
	});

	test('is not hindered by one that was killed', async () => {
		await claim();
		expect((await claim()).stdout).toContain('claimed');
	});
});

test('a Node.js that is too old is told so before anything is installed', async () => {
	const { code, stderr } = await run(
		`Object.defineProperty(process.versions, 'node', { value: '18.20.4' });
		await import(${url('scripts/install.mjs')});`,
	);
	expect(code).toBe(1);
	expect(stderr).toContain('needs Node.js 20.15 or newer; this is 18.20.4');
	expect(stderr).toContain('nodejs.org');
});
