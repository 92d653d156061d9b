// n8n in queue mode: a main process, workers, Redis and PostgreSQL, each with what is its own, beside a sandbox.
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOGS } from '../../playground/folders.mjs';
import { DEMO_LOGIN, N8nRest } from '../../playground/n8n-rest.mjs';
import { startN8n, type RunningN8n } from '../../playground/n8n.mjs';
import { packPackage } from '../../playground/package-under-test.mjs';
import { choosePort } from '../../playground/ports.mjs';
import { installRuntime } from '../../playground/runtime.mjs';
import { startSandbox, type RunningSandbox } from '../../playground/sandbox.mjs';
import type { DataService } from './kept.mjs';
import { startPostgres } from './postgres.mjs';
import { startRedis } from './redis.mjs';
import { say } from './say.mjs';
import { newPlace, Workers } from './workers.mjs';

/** A setting and why it has this value. */
type Row = readonly [name: string, value: string, reason: string];

const SETTINGS: readonly Row[] = [
	['EXECUTIONS_MODE', 'queue', 'what is tested'],
	['EXECUTIONS_DATA_SAVE_ON_SUCCESS', 'all', 'each submission is held against its execution'],
	['EXECUTIONS_DATA_SAVE_ON_ERROR', 'all', 'as above'],
	['DB_POSTGRESDB_POOL_SIZE', '10', 'submissions come 50 at a time; n8n: 2'],
	['QUEUE_WORKER_LOCK_DURATION', '15000', 'a dead worker is noticed in seconds; n8n: 60000'],
	['QUEUE_WORKER_LOCK_RENEW_TIME', '3000', 'fits the line above; n8n: 10000'],
	['QUEUE_WORKER_STALLED_INTERVAL', '5000', 'as above; n8n: 30000'],
	['N8N_GRACEFUL_SHUTDOWN_TIMEOUT', '30', 'n8n’s own value; the playground has a shorter one'],
	['N8N_RUNNERS_MODE', 'external', 'no Code node here, and a runner would outlive a killed worker'],
	['N8N_LOG_LEVEL', 'info', 'the log says which worker ran an execution'],
	['QUEUE_HEALTH_CHECK_ACTIVE', 'true', 'says when a worker is ready'],
	['N8N_WORKER_SERVER_ADDRESS', '127.0.0.1', 'this machine only'],
];

export interface Cluster {
	url: string;
	rest: N8nRest;
	sandbox: RunningSandbox;
	postgres: DataService;
	/** The credential for the sandbox. */
	credential: { id: string; name: string };
	workers: Workers;
	main(): RunningN8n;
	/** Starts the main process again, in its home and on its port. */
	restartMain(): Promise<void>;
	/** Ends everything, n8n before its databases, and removes what it wrote. */
	stop(): Promise<void>;
}

/** Installs what is missing and starts everything but the workers. `stopEverything` ends it, too. */
export async function startCluster(): Promise<Cluster> {
	const runtime = await installRuntime(say);
	say('building and packing the package');
	const tarball = await packPackage();
	await mkdir(LOGS, { recursive: true });
	const folder = await mkdtemp(join(tmpdir(), 'optimly-queue-'));
	// The user that runs PostgreSQL has to get to its folder; every folder in here is its owner's only.
	await chmod(folder, 0o711);
	say('starting Redis and PostgreSQL');
	const redis = await startRedis(folder);
	const postgres = await startPostgres(folder);
	const sandbox = await startSandbox((await choosePort(0)).port);
	const env = {
		...Object.fromEntries(SETTINGS.map(([name, value]) => [name, value])),
		...redis.settings,
		...postgres.settings,
		// The same for all: each process has to read the credentials.
		N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
		N8N_RUNNERS_AUTH_TOKEN: randomBytes(24).toString('hex'),
	};
	const parts = { runtime, tarball, folder, env };

	say('starting n8n’s main process');
	const place = await newPlace(parts, 'main');
	const startMain = async () =>
		await startN8n(runtime, place, { name: 'queue-main', args: ['start'], env });
	let main = await startMain();
	const { url } = main;
	const rest = new N8nRest(url);
	await rest.signIn(DEMO_LOGIN);
	const workers = new Workers(parts);
	return {
		...{ url, rest, sandbox, postgres, workers },
		credential: await saveCredential(rest, sandbox),
		main: () => main,
		restartMain: async () => {
			main = await startMain();
			if (main.url !== url) throw new Error(`Another program took the port of ${url} meanwhile`);
			await rest.signIn(DEMO_LOGIN);
		},
		stop: async () => {
			await Promise.all([main.process.stop(), workers.stop()]);
			for (const { process } of [postgres, redis, sandbox]) await process.stop();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

async function saveCredential(
	rest: N8nRest,
	{ url, token }: RunningSandbox,
): Promise<{ id: string; name: string }> {
	// 0 is no limit: the quota is not the subject here.
	const quotas = [
		'requestsPerMinute',
		'requestsPerHour',
		'newChatsPerMinute',
		'newChatsPerHour',
		'agentCallsPerMinute',
	];
	const name = 'Optimly sandbox';
	const id = await rest.saveCredential({
		name,
		type: 'optimlyApi',
		data: {
			...{ authentication: 'bearer', accessToken: token, baseUrl: url },
			changeLimits: true,
			...Object.fromEntries(quotas.map((quota) => [quota, 0])),
		},
	});
	return { id, name };
}
