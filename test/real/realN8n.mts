// A real n8n with the packages of this repository in it, beside a sandbox, for the tests of this folder.
import { rm } from 'node:fs/promises';
import { z } from 'zod';
import { TEST_HOME } from '../../playground/folders.mjs';
import { DEMO_LOGIN, N8nRest } from '../../playground/n8n-rest.mjs';
import { startN8n } from '../../playground/n8n.mjs';
import { installPackages, packPackages } from '../../playground/package-under-test.mjs';
import { choosePort } from '../../playground/ports.mjs';
import { installRuntime } from '../../playground/runtime.mjs';
import { startSandbox } from '../../playground/sandbox.mjs';
import { tryFetch, until } from '../../playground/until.mjs';

const REQUESTS = z.array(
	z.object({
		method: z.string(),
		path: z.string(),
		bodyText: z.string(),
		status: z.number().optional(),
	}),
);

export interface RealN8n {
	url: string;
	rest: N8nRest;
	sandbox: { url: string; token: string; numeno: { url: string; key: string } };
	/** Ends this n8n and starts one in the same home: what it has saved is all that it knows. */
	restart(): Promise<void>;
}

/** Installs what is missing, then starts sandbox and n8n in a new home. `stopEverything` ends both. */
export async function startRealN8n(): Promise<RealN8n> {
	// The first time it takes minutes: say what is going on.
	const runtime = await installRuntime((what) => console.log(what));
	await rm(TEST_HOME, { recursive: true, force: true });
	await installPackages(await packPackages(), TEST_HOME);
	const sandbox = await startSandbox((await choosePort(8797)).port);
	await steer({ sandbox }, 'PUT', 'settings', { latencyMs: 0, rateLimits: false });
	const port = (await choosePort(5688)).port;
	const brokerPort = (await choosePort(5689)).port;
	const start = async () => await startN8n(runtime, { home: TEST_HOME, port, brokerPort });
	let running = await start();
	const { url } = running;
	const rest = new N8nRest(url);
	await rest.signIn(DEMO_LOGIN);
	const restart = async () => {
		await running.process.stop();
		running = await start();
		if (running.url !== url) throw new Error(`Another program took the port of ${url} meanwhile`);
	};
	return { url, rest, sandbox, restart };
}

/** Calls a control route of the sandbox, see sandbox/README.md. */
export async function steer(
	{ sandbox }: Pick<RealN8n, 'sandbox'>,
	method: string,
	route: string,
	body?: unknown,
): Promise<unknown> {
	const response = await fetch(`${sandbox.url}/sandbox/${route}`, {
		method,
		headers: { authorization: `Bearer ${sandbox.token}`, 'content-type': 'application/json' },
		...(body !== undefined && { body: JSON.stringify(body) }),
	});
	if (!response.ok) throw new Error(`${route}: ${await response.text()}`);
	return await response.json();
}

/** How often a message with this text was sent. */
export async function timesSent(n8n: RealN8n, text: string): Promise<number> {
	const requests = REQUESTS.parse(await steer(n8n, 'GET', 'requests'));
	return requests.filter(
		({ bodyText, path }) => path.endsWith('/new-message') && bodyText.includes(`"${text}"`),
	).length;
}

/** Opens a chat in the sandbox, through its API. */
export async function openChat(
	{ sandbox }: Pick<RealN8n, 'sandbox'>,
	client: string,
): Promise<string> {
	const response = await fetch(`${sandbox.url}/external/message/new-chat`, {
		method: 'POST',
		headers: { authorization: `Bearer ${sandbox.token}`, 'content-type': 'application/json' },
		body: JSON.stringify({ client_id: client }),
	});
	return z.object({ chat_id: z.string() }).parse(await response.json()).chat_id;
}

/** Posts to a webhook of an active workflow and resolves to its answer; n8n answers 404 until it knows it. */
export async function post(n8n: RealN8n, path: string, body: unknown): Promise<unknown> {
	return await until(`the webhook ${path}`, 20, async () => {
		const response = await tryFetch(
			`${n8n.url}/webhook/${path}`,
			{
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(body),
			},
			// A first run loads much: n8n's agent alone takes seconds on a busy machine.
			60_000,
		);
		if (response?.status === 404) return undefined;
		if (!response?.ok) throw new Error(`The webhook answered ${response?.status}`);
		return (await response.json()) as unknown;
	});
}

/** Waits until the workflow has a newer execution than the given one that has ended. */
export async function ended({ rest }: RealN8n, workflowId: string, after?: string) {
	return await until('the execution to end', 60, async () => {
		const newest = await rest.newestExecution(workflowId);
		if (!newest || newest.id === after) return undefined;
		return ['success', 'error', 'canceled', 'crashed'].includes(newest.status) ? newest : undefined;
	});
}
