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

/** Nothing wider than a terminal of 80 columns, but for addresses, which are there to be copied. */
function expectToFit(text: string): void {
	const wide = text.split('\n').filter((line) => line.length > 80 && !/https?:/.test(line));
	expect(wide).toEqual([]);
}

let folder: string;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'playground-'));
});

afterEach(async () => await rm(folder, { recursive: true, force: true }));

test('--help says what there is, and starts nothing', async () => {
	const { code, stdout } = await npmStart(['--help']);
	expect(code).toBe(0);
	for (const option of ['--port N', '--sandbox-port N', '--once', '--reset', '--help'])
		expect(stdout).toContain(option);
	expectToFit(stdout);
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

test.each([
	[['--port', '80.5'], '--port needs a number from 1 to 65535, not 80.5.'],
	[['--port=0'], '--port needs a number from 1 to 65535, not 0.'],
	[['--sandbox-port', '65536'], '--sandbox-port needs a number from 1 to 65535, not 65536.'],
	[['--sandbox-port'], '--sandbox-port needs a number from 1 to 65535.'],
	[['--port', '--once'], '--port needs a number'],
	[['--port', '5700', '--sandbox-port=5700'], 'two different ports'],
])('%j is told what is wrong with the port, and starts nothing', async (args, words) => {
	const { code, stdout, stderr } = await npmStart(args);
	expect([code, stdout]).toEqual([2, '']);
	expect(stderr).toContain(words);
	expect(stderr).not.toMatch(/^\s+at /m);
});

test('--port without the two dashes before it is noticed, and said with its value', async () => {
	const { code, stderr } = await npmStart(['5700'], { npm_config_sandbox_port: '5700' });
	expect(code).toBe(2);
	expect(stderr).toContain('Write: npm start -- --sandbox-port N');
});

/** Listens on a port of its own while `work` runs. */
async function whileTaken<T>(work: (port: number) => Promise<T>): Promise<T> {
	const other = createServer();
	await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
	const address = other.address();
	try {
		return await work(typeof address === 'object' && address !== null ? address.port : 0);
	} finally {
		other.close();
	}
}

test('a port that was asked for and is taken is no start on another one', async () => {
	const { stderr } = await whileTaken(
		async (port) =>
			await run(
				`import { askedOrChosen } from ${url('playground/ports.mts')};
				await askedOrChosen(${port}, '--port', 5678);`,
			),
	);
	expect(stderr).toMatch(/Another program uses port \d+: --port needs a free one\./);
});

describe('a port that somebody takes between the choice and the start', () => {
	test('is another one at the next try: the sandbox comes up', async () => {
		const { stdout } = await whileTaken(
			async (port) =>
				await run(
					`import { startSandbox } from ${url('playground/sandbox.mts')};
					import { stopEverything } from ${url('scripts/processes.mts')};
					const { url, process: sandbox } = await startSandbox(${port});
					console.log(${port}, url, sandbox.isRunning());
					await stopEverything();`,
				),
		);
		const [, taken, used] = /^(\d+) http:\/\/127\.0\.0\.1:(\d+) true$/m.exec(stdout) ?? [];
		expect(Number(used)).toBeGreaterThan(0);
		expect(used).not.toBe(taken);
	});

	/** What is tried when a server says these words each time. */
	const tries = async (words: string) => {
		const { stdout } = await run(
			`import { startOnPorts } from ${url('playground/ports.mts')};
			const tried = [];
			const failed = await startOnPorts([5678, 5679], async (ports) => {
				tried.push(ports);
				throw new Error(${JSON.stringify(words)});
			}).catch((error) => error.message);
			console.log(JSON.stringify({ tried, failed }));`,
		);
		const { tried, failed }: { tried: number[][]; failed: string } = JSON.parse(stdout);
		expect(failed).toBe(words);
		return tried;
	};

	test.each([
		"n8n's port 5678 is already in use. Do you have another instance of n8n running already?",
		'Port 5678 is already in use, possibly by the n8n main process server.',
		'listen EADDRINUSE: address already in use 127.0.0.1:5678',
	])('is the only one that changes: %s', async (words) => {
		const tried = await tries(words);
		expect(tried[0]).toEqual([5678, 5679]);
		expect(tried[1]?.[0]).not.toBe(5678);
		expect(tried.map(([, broker]) => broker).slice(0, 2)).toEqual([5679, 5679]);
		expect(tried).toHaveLength(3);
	});

	test("of n8n's task broker leaves n8n where it was to be", async () => {
		const tried = await tries("n8n Task Broker's port 5679 is already in use.");
		expect(tried[1]?.[0]).toBe(5678);
		expect(tried[1]?.[1]).not.toBe(5679);
	});

	test('is no reason to try again when the server ended for another one', async () => {
		expect(await tries('The database is locked')).toHaveLength(1);
	});
});

test('what it prints when all is up fits a terminal, with what a credential takes on lines of their own', async () => {
	const { stdout } = await run(
		`import { describeAddresses, describeResults } from ${url('playground/startReport.mts')};
		const reply = 'You asked for the price of "What does the Pro plan cost?". I know no real prices, but I know long sentences.';
		const chat = 'chat_0123456789abcdef0123456789abcdef';
		console.log(describeResults({
			lead: { id: chat, summary: reply },
			answer: { chat_id: chat, reply },
			numenoAnswer: { conversation_id: chat, reply },
		}));
		console.log(describeAddresses({
			n8n: { url: 'http://127.0.0.1:5678' },
			sandbox: {
				url: 'http://127.0.0.1:8787',
				token: 'agt_0123456789abcdef',
				numeno: { url: 'http://127.0.0.1:8787/chat', key: 'nmo_0123456789abcdef' },
			},
		}));`,
	);
	expectToFit(stdout);
	expect(stdout).toMatch(/^ .*Access Token {2}agt_0123456789abcdef$/m);
	expect(stdout).toMatch(/^ .*Base URL {6}http:\/\/127\.0\.0\.1:8787$/m);
	expect(stdout).toMatch(/^ .*API Key {7}nmo_0123456789abcdef$/m);
	expect(stdout).toMatch(/^ {2}Editor {8}http:\/\/127\.0\.0\.1:5678$/m);
});

test('while n8n is being installed, the node brings a lead and a reply on its engine, with no field filled in', async () => {
	const { stdout, stderr } = await run(
		`import { startSandbox, findLead } from ${url('playground/sandbox.mts')};
		import { describeFirstLook, takeFirstLook } from ${url('playground/first-look.mts')};
		import { stopEverything } from ${url('scripts/processes.mts')};
		const sandbox = await startSandbox(0);
		try {
			console.log(describeFirstLook(await takeFirstLook(sandbox)));
			console.log(JSON.stringify(await findLead(sandbox, 'visitor@example.com')));
		} finally {
			await stopEverything();
		}`,
	);
	expect(stderr).toBe('');
	expect(stdout).toContain('n8n itself is being installed');
	expect(stdout).toContain('Demo Visitor <visitor@example.com> is a lead');
	expect(stdout).toContain('Sandbox agent');
	expect(stdout).toContain('"company":"Example Ltd"');
	expectToFit(stdout.replace(/^\{.*$/m, ''));
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

	test('is told where the editor of the first one is, or that it is not up yet', async () => {
		await writeFile(join(folder, 'running.txt'), `${process.pid}\n`);
		expect((await claim()).stderr).toContain('Its editor is not up yet.');
		await writeFile(join(folder, 'running.txt'), `${process.pid}\nhttp://127.0.0.1:5700\n`);
		expect((await claim()).stderr).toContain('Its editor: http://127.0.0.1:5700');
	});

	test('reads what the first one noted', async () => {
		const { stdout } = await run(
			`import { readFileSync } from 'node:fs';
			import { claimPlayground, noteEditor } from ${url('playground/one-at-a-time.mts')};
			await claimPlayground(${JSON.stringify(folder)});
			await noteEditor('http://127.0.0.1:5700', ${JSON.stringify(folder)});
			console.log(process.pid + ' ' + readFileSync(${JSON.stringify(join(folder, 'running.txt'))}, 'utf8'));`,
		);
		expect(stdout).toMatch(/^(\d+) \1\nhttp:\/\/127\.0\.0\.1:5700\n/);
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
