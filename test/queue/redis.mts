// A Redis of our own: a free loopback port, a password, nothing written to disk.
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { choosePort, startOnPorts } from '../../playground/ports.mjs';
import { findProgram } from '../../scripts/programs.mjs';
import { startKept, type DataService } from './kept.mjs';

/** Starts Redis with its settings in `folder`. */
export async function startRedis(folder: string): Promise<DataService> {
	const { port } = await choosePort(0);
	return await startOnPorts([port], async ([here = port]) => await startOn(here, folder));
}

async function startOn(port: number, folder: string): Promise<DataService> {
	const command = await findProgram('redis');
	const password = randomBytes(16).toString('hex');
	const config = join(folder, 'redis.conf');
	const lines = [
		'bind 127.0.0.1',
		`port ${port}`,
		`requirepass ${password}`,
		'save ""',
		'appendonly no',
	];
	// In a file and not in the arguments, which everybody on the machine can read.
	await writeFile(config, `${lines.join('\n')}\n`, { mode: 0o600 });
	const process = await startKept({
		name: 'redis',
		command,
		args: [config],
		cwd: folder,
		readyLine: 'Ready to accept connections',
	});
	return {
		process,
		settings: {
			QUEUE_BULL_REDIS_HOST: '127.0.0.1',
			QUEUE_BULL_REDIS_PORT: String(port),
			QUEUE_BULL_REDIS_PASSWORD: password,
		},
	};
}
