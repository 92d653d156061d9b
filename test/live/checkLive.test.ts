/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- tests are not part of the package */
import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findings, type Finding } from '../../live/guesses';
import { NUMENO_GUESSES, numenoCheck } from '../../live/numeno';
import { OPTIMLY_GUESSES, optimlyCheck } from '../../live/optimly/index';
import { asJson, sandboxSettings } from '../../live/liveReport';
import { startSandbox, type Sandbox, type Settings } from '../../sandbox';
import { documentedReading, readings } from '../../sandbox/settings';

jest.setTimeout(120_000);

/** A sandbox in one of its readings of the documents, for as long as the work takes. */
async function withSandbox<T>(
	settings: Partial<Settings>,
	work: (sandbox: Sandbox) => Promise<T>,
): Promise<T> {
	const sandbox = await startSandbox(settings);
	try {
		return await work(sandbox);
	} finally {
		await sandbox.close();
	}
}

const idsOf = (found: readonly Finding[], is: string) =>
	found.filter(({ verdict }) => verdict.is === is).map(({ id }) => id);

const WITHOUT = { limits: false };

const checked = async (settings: Partial<Settings>) =>
	await withSandbox(settings, async ({ url, token }) =>
		findings(OPTIMLY_GUESSES, await optimlyCheck.gather(url, token, WITHOUT)),
	);

/** What differs in each reading of the sandbox; a list that is cut off at 20 is longer than what the check writes. */
const DIFFERING: Readonly<Record<string, string[]>> = {
	'as documented': [],
	'newest record first': ['history order'],
	'oldest record first': ['chats order'],
	'times without offset': ['offset'],
	'times in whole seconds': ['precision'],
	'newest record first, times in whole seconds': ['history order', 'precision'],
	'answers in an envelope': ['envelope'],
	'lists under their names': ['list form'],
	'no metadata in answers': ['metadata echoed'],
	"replies with their question's metadata": ['metadata of a reply'],
	'404 for an unknown client': ['unknown client'],
	'encoded slashes refused': ['slash'],
	'a status nobody named': ['status'],
	'the newer form of messages': ['reply inside', 'time field'],
	'the reply only in the history, later': ['reply inside', 'time field'],
	'no route /external/chat': ['other route'],
	'no route /external/message/new-chat': ['new chat'],
};

test.each(Object.entries(DIFFERING))(
	'%s: each difference is named, and nothing else',
	async (name, differing) => {
		const settings = readings.get(name);
		if (!settings) throw new Error(`The sandbox has no such reading: ${name}`);
		const found = await checked(settings);
		expect(idsOf(found, 'differs').sort()).toEqual([...differing].sort());
		// What it writes for the sandbox is the reading itself, but for how late a reply is.
		const { reading = {}, ...others } = sandboxSettings(found);
		const { reading: played = documentedReading, ...rest } = settings;
		expect(others).toEqual(rest);
		expect({ ...documentedReading, ...reading }).toEqual({ ...played, replyAfterMs: 0 });
	},
);

test('limits and the handoff are looked at on request only', async () => {
	const rateLimits = { set: 'token', quotaFactor: 0.5 } as const;
	const found = await withSandbox({ rateLimits, retryAfter: 'seconds' }, async ({ url, token }) =>
		findings(
			OPTIMLY_GUESSES,
			await optimlyCheck.gather(url, token, { limits: true, handoff: 'ada@example.com' }),
		),
	);
	expect(idsOf(found, 'unknown')).toEqual([]);
	expect(idsOf(found, 'differs')).toEqual(['retry-after']);
	expect(sandboxSettings(found)).toEqual({ retryAfter: 'seconds' });
	expect(asJson('Optimly', found)).not.toContain('ada@example.com');
});

test.each<[Settings['numenoReply'], string[]]>([
	['object', []],
	['list', ['reply form']],
	['message', ['reply form']],
	['text', ['reply form']],
])('Numeno, with its reply as %s', async (numenoReply, differing) => {
	const found = await withSandbox({ numenoReply, latencyMs: 100 }, async ({ numeno }) => {
		expect(await numenoCheck.refuses(numeno.url, numeno.key)).toBeUndefined();
		return findings(NUMENO_GUESSES, await numenoCheck.gather(numeno.url, numeno.key, WITHOUT));
	});
	expect(idsOf(found, 'differs')).toEqual(differing);
	expect(sandboxSettings(found)).toEqual(differing.length > 0 ? { numenoReply } : {});
});

describe('a server that is something else', () => {
	const others: Array<
		[
			string,
			(
				path: string,
			) => { status: number; body?: string; headers?: Record<string, string> } | undefined,
		]
	> = [
		['a web site', () => ({ status: 200, body: '<html>Welcome</html>' })],
		['an API that takes everything', () => ({ status: 200, body: '[]' })],
		['an API without these routes', () => ({ status: 404, body: '{"detail":"Not Found"}' })],
		['a login page', () => ({ status: 302, headers: { location: 'https://example.com/' } })],
		['an API that refuses the token', () => ({ status: 401, body: '{"detail":"No"}' })],
		['one that is broken', () => ({ status: 500, body: '{}' })],
		['one that never answers', () => undefined],
	];

	test.each(others)(
		'%s: said within ten seconds, and nothing is written',
		async (_what, answer) => {
			const methods: string[] = [];
			const server = createServer((request, response) => {
				methods.push(request.method ?? '');
				const { status, body, headers } = answer(request.url ?? '') ?? {};
				if (status) response.writeHead(status, headers).end(body);
			});
			server.listen(0, '127.0.0.1');
			await once(server, 'listening');
			const url = `http://127.0.0.1:${Object(server.address()).port}`;
			const start = Date.now();
			try {
				expect(await optimlyCheck.refuses(url, 'agt_token')).toEqual(expect.any(String));
				expect(await numenoCheck.refuses(url, 'agt_token')).toEqual(expect.any(String));
				expect(Date.now() - start).toBeLessThan(10_000);
				expect(new Set(methods)).toEqual(new Set(['GET']));
			} finally {
				server.closeAllConnections();
				server.close();
			}
		},
	);

	test('Optimly and Numeno are not taken for each other', async () => {
		await withSandbox({}, async ({ url, token, numeno }) => {
			expect(await optimlyCheck.refuses(numeno.url, numeno.key)).toEqual(expect.any(String));
			expect(await numenoCheck.refuses(url, token)).toEqual(expect.any(String));
			expect(await optimlyCheck.refuses(url, token)).toBeUndefined();
		});
	});
});

describe('npm run check:live', () => {
	/** Runs it as a person would; answers the question. */
	async function run(env: Record<string, string>, args: string[], answer = '') {
		const child = spawn(process.execPath, ['--import', 'tsx', 'live/cli.mts', ...args], {
			cwd: join(__dirname, '..', '..'),
			env: { ...process.env, ...env },
		});
		child.stdin.end(answer);
		let output = '';
		for (const stream of [child.stdout, child.stderr]) {
			stream.on('data', (chunk: Buffer) => void (output += chunk.toString()));
		}
		const [code] = await once(child, 'close');
		return { code, output };
	}

	test('says what it costs, asks, and writes nothing without a yes', async () => {
		await withSandbox({}, async ({ url, token, requests }) => {
			const { code, output } = await run(
				{ OPTIMLY_BASE_URL: url, OPTIMLY_TOKEN: token },
				[],
				'no\n',
			);
			expect(output).toContain('It opens two chats');
			expect(output).toContain('Nothing was written.');
			expect(code).toBe(3);
			expect(requests.every(({ method }) => method === 'GET')).toBe(true);
		});
	});

	test('prints a line for each guess, and files that hold no secret and no id', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'check-live-'));
		const [json, sandbox] = ['report.json', 'sandbox.json'].map((name) => join(folder, name));
		await withSandbox({ envelope: true }, async ({ url, token, store }) => {
			const { code, output } = await run({ OPTIMLY_BASE_URL: `${url}/`, OPTIMLY_TOKEN: token }, [
				'--yes',
				'--json',
				json,
				'--sandbox',
				sandbox,
			]);
			expect(code).toBe(0);
			for (const { guess } of OPTIMLY_GUESSES) expect(output).toContain(guess);
			expect(output).toContain('differs        Answers are the bare object or list');
			const report = await readFile(json, 'utf8');
			expect(JSON.parse(report).findings).toHaveLength(OPTIMLY_GUESSES.length);
			for (const text of [output, report]) {
				expect(text).not.toContain(token);
				for (const { chat_id } of store.chats) expect(text).not.toContain(chat_id);
			}
			expect(report).not.toContain('127.0.0.1');
			expect(JSON.parse(await readFile(sandbox, 'utf8'))).toEqual({ envelope: true });
		});
	});

	test('without address or token it says which variables to set', async () => {
		const { code, output } = await run({ OPTIMLY_BASE_URL: '', OPTIMLY_TOKEN: '' }, ['--yes']);
		expect(output).toContain('Set OPTIMLY_BASE_URL and OPTIMLY_TOKEN');
		expect(code).toBe(2);
	});
});
