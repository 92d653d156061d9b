// Starts the real n8n server.
import { lstat, mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { startProcess, type BackgroundProcess } from '../scripts/processes.mjs';
import { n8nEnvironment, type N8nPlace } from './environment.mjs';
import { LOGS, PLAYGROUND, RUNTIME } from './folders.mjs';
import { startOnPorts } from './ports.mjs';
import { untilReady } from './ready.mjs';
import type { Runtime } from './runtime.mjs';
import { tryFetch } from './until.mjs';

/** The first start writes its database; 16 s were measured, with two busy cores it may take several times that. */
const START_LIMIT_SECONDS = 180;

export interface RunningN8n {
	url: string;
	process: BackgroundProcess;
}

/** What is to run: `n8n start`, `n8n worker`. */
export interface N8nCommand {
	/** Names the process and its log. */
	name: string;
	args: string[];
	/** Variables beyond those of {@link n8nEnvironment}. */
	env?: NodeJS.ProcessEnv;
	/** File for netguard.cjs; with it n8n cannot reach anything but this machine. */
	guardLog?: string;
}

/** Starts one process of n8n that ends with this one. */
export async function spawnN8n(
	runtime: Runtime,
	place: N8nPlace,
	{ name, args, env = {}, guardLog }: N8nCommand,
): Promise<BackgroundProcess> {
	await mkdir(LOGS, { recursive: true });
	await hideEditorFiles(place.home);
	const preloads = ['tether.cjs', ...(guardLog === undefined ? [] : ['netguard.cjs'])];
	return startProcess({
		name,
		command: runtime.node,
		args: [
			...preloads.flatMap((file) => ['--require', join(PLAYGROUND, file)]),
			runtime.n8n,
			...args,
		],
		cwd: place.home,
		env: { ...n8nEnvironment(place), NETGUARD_LOG: guardLog, ...env },
		logFile: join(LOGS, `${name}.log`),
	});
}

/**
 * Starts n8n and waits until it answers; at `url`, which has another port than `place` when somebody else took that
 * meanwhile.
 */
export async function startN8n(
	runtime: Runtime,
	place: N8nPlace,
	more: Partial<N8nCommand> = {},
): Promise<RunningN8n> {
	const command = { name: 'n8n', args: ['start'], ...more };
	return await onFreePorts(place, async (here) => {
		const server = await spawnN8n(runtime, here, command);
		await untilHealthy(server, here.port, START_LIMIT_SECONDS);
		return { url: `http://127.0.0.1:${here.port}`, process: server };
	});
}

/** Runs `start` with this place, and with other ports when one of them was taken meanwhile. */
export async function onFreePorts<T>(
	place: N8nPlace,
	start: (place: N8nPlace) => Promise<T>,
): Promise<T> {
	return await startOnPorts(
		[place.port, place.brokerPort],
		async ([port = place.port, brokerPort = place.brokerPort]) =>
			await start({ ...place, port, brokerPort }),
	);
}

/** Waits until a process of n8n says on its port that it is ready. */
export async function untilHealthy(
	server: BackgroundProcess,
	port: number,
	seconds: number,
): Promise<void> {
	await untilReady(server, seconds, async () => {
		const response = await tryFetch(`http://127.0.0.1:${port}/healthz/readiness`);
		return response?.ok ? true : undefined;
	});
}

/**
 * n8n copies its editor, some 700 scripts, into `.cache` of its home. The linter would read them all, for a minute; it
 * leaves out what is in a node_modules folder and does not follow links. So the home gets a link to there.
 */
async function hideEditorFiles(home: string): Promise<void> {
	const hidden = join(RUNTIME, 'node_modules', '.cache', 'n8n-editor');
	const link = join(home, '.cache');
	await mkdir(home, { recursive: true });
	await mkdir(hidden, { recursive: true });
	const old = await lstat(link).catch(() => undefined);
	if (old?.isSymbolicLink()) return;
	await rm(link, { recursive: true, force: true });
	// A junction needs no special rights on Windows; elsewhere the word means nothing.
	await symlink(hidden, link, 'junction');
}
