// The workers of the cluster: started, stopped and killed one by one, each in a home of its own.
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { N8nPlace } from '../../playground/environment.mjs';
import { must } from '../../playground/must.mjs';
import { onFreePorts, spawnN8n, untilHealthy } from '../../playground/n8n.mjs';
import { installPackage } from '../../playground/package-under-test.mjs';
import { choosePort } from '../../playground/ports.mjs';
import type { Runtime } from '../../playground/runtime.mjs';
import { until } from '../../playground/until.mjs';
import type { BackgroundProcess } from '../../scripts/processes.mjs';

/** Executions that one worker runs at the same time; n8n warns below this number. */
export const WORKER_CONCURRENCY = 5;

const READY_SECONDS = 120;

/** What every n8n process of a cluster is made from. */
export interface Parts {
	runtime: Runtime;
	/** The packed package. */
	tarball: string;
	/** Where the homes are. */
	folder: string;
	env: NodeJS.ProcessEnv;
}

export interface Worker {
	name: string;
	process: BackgroundProcess;
}

/** What a worker's log tells of its executions, by their ids. */
export interface WorkerRecord {
	name: string;
	started: string[];
	finished: string[];
}

/** A home with the package in it, as on a machine of its own, and free ports. A home that is there is used again. */
export async function newPlace({ tarball, folder }: Parts, name: string): Promise<N8nPlace> {
	const home = join(folder, name);
	await mkdir(home, { recursive: true, mode: 0o700 });
	await installPackage(tarball, home);
	const port = (await choosePort(0)).port;
	return { home, port, brokerPort: (await choosePort(0)).port };
}

export class Workers {
	private all: Worker[] = [];

	constructor(private readonly parts: Parts) {}

	/** Sees to it that the first `count` workers run; one that has ended starts again in its home. */
	async use(count: number): Promise<Worker[]> {
		const used: Array<Promise<Worker>> = [];
		for (let index = 0; index < count; index += 1) {
			const worker = this.all[index];
			if (worker?.process.isRunning()) {
				used.push(Promise.resolve(worker));
				continue;
			}
			const name = `worker-${index + 1}`;
			// One after another: two free ports that are chosen at the same moment could be the same.
			const place = await newPlace(this.parts, name);
			used.push(startWorker(this.parts, name, place));
		}
		const workers = await Promise.all(used);
		this.all = [...workers, ...this.all.slice(count)];
		return workers;
	}

	/** What each did since it was last started; those that have ended, too. */
	async records(): Promise<WorkerRecord[]> {
		return await Promise.all(this.all.map(recordOf));
	}

	async stop(): Promise<void> {
		await Promise.all(this.all.map(async ({ process }) => await process.stop()));
	}
}

async function startWorker(
	{ runtime, env }: Parts,
	name: string,
	place: N8nPlace,
): Promise<Worker> {
	return await onFreePorts(place, async (here) => {
		const process = await spawnN8n(runtime, here, {
			name: `queue-${name}`,
			args: ['worker', `--concurrency=${WORKER_CONCURRENCY}`],
			env: { ...env, QUEUE_HEALTH_CHECK_PORT: String(here.port) },
		});
		await untilHealthy(process, here.port, READY_SECONDS);
		return { name, process };
	});
}

async function recordOf({ name, process }: Worker): Promise<WorkerRecord> {
	const log = await readFile(process.logFile, 'utf8');
	const ids = (what: string) =>
		[...log.matchAll(new RegExp(`Worker ${what} execution (\\S+) \\(job`, 'g'))].map(
			([, id = '']) => id,
		);
	return { name, started: ids('started'), finished: ids('finished') };
}

/** Memory of a process as the system counts it, in MiB. */
export async function memoryMiB({ pid }: BackgroundProcess): Promise<number> {
	return Math.round(Number(await must('ps', ['-o', 'rss=', '-p', String(pid)])) / 1024);
}

/** Ends a process as a crash of its machine would: it cannot finish or save anything. */
export async function killNow(target: BackgroundProcess): Promise<void> {
	await signal(target, 'SIGKILL', 10);
}

/**
 * Asks a process of n8n to end, as Docker and systemd do, and waits until it has.
 *
 * @returns false when it gave up waiting for what it had under way, after N8N_GRACEFUL_SHUTDOWN_TIMEOUT
 */
export async function stopGently(target: BackgroundProcess): Promise<boolean> {
	await signal(target, 'SIGTERM', 60);
	return !(await readFile(target.logFile, 'utf8')).includes('Shutdown timed out');
}

async function signal(
	{ name, pid, isRunning }: BackgroundProcess,
	which: NodeJS.Signals,
	seconds: number,
): Promise<void> {
	if (pid === undefined) throw new Error(`${name} has no process id`);
	process.kill(pid, which);
	await until(`${name} to end`, seconds, async () => (isRunning() ? undefined : true));
}
