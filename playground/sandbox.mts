// Starts the local Optimly in a process of its own and reads what it stored.
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { startProcess, type BackgroundProcess } from '../scripts/processes.mjs';
import { LOGS, PLAYGROUND, ROOT } from './folders.mjs';
import { startOnPorts } from './ports.mjs';
import { untilReady } from './ready.mjs';

export interface RunningSandbox {
	url: string;
	token: string;
	numeno: { url: string; key: string };
	process: BackgroundProcess;
}

/** The line that `sandbox/cli.mts --json` prints when it listens. */
const GREETING = z.object({
	url: z.string(),
	token: z.string(),
	numeno: z.object({ url: z.string(), key: z.string() }),
});

const STATE = z.object({ leads: z.array(z.record(z.string(), z.unknown())) });

/** A lead as the sandbox holds it: ids, times, and the metadata that the node sent. */
export type StoredLead = z.infer<typeof STATE>['leads'][number];

/** Starts the sandbox and waits until it listens: on this port, or on another when somebody took it meanwhile. */
export async function startSandbox(port: number): Promise<RunningSandbox> {
	return await startOnPorts([port], async ([here = port]) => await startOn(here));
}

async function startOn(port: number): Promise<RunningSandbox> {
	await mkdir(LOGS, { recursive: true });
	const logFile = join(LOGS, 'sandbox.log');
	const server = startProcess({
		name: 'sandbox',
		command: process.execPath,
		args: [
			...['--require', join(PLAYGROUND, 'tether.cjs'), '--import', 'tsx'],
			...[join(ROOT, 'sandbox', 'cli.mts'), '--json', '--port', String(port)],
		],
		cwd: ROOT,
		env: process.env,
		logFile,
	});
	const greeting = await untilReady(server, 60, async () =>
		readGreeting(await readFile(logFile, 'utf8')),
	);
	return { ...greeting, process: server };
}

/** The newest lead with this e-mail address; undefined when the sandbox has none. */
export async function findLead(
	{ url, token }: Pick<RunningSandbox, 'url' | 'token'>,
	email: string,
): Promise<StoredLead | undefined> {
	const response = await fetch(`${url}/sandbox/state`, {
		headers: { authorization: `Bearer ${token}` },
		signal: AbortSignal.timeout(10_000),
	});
	const { leads } = STATE.parse(await response.json());
	return leads.filter((lead) => lead['email'] === email).at(-1);
}

function readGreeting(log: string): z.infer<typeof GREETING> | undefined {
	const line = log.split('\n').find((text) => text.startsWith('{') && text.endsWith('}'));
	return line === undefined ? undefined : GREETING.parse(JSON.parse(line));
}
