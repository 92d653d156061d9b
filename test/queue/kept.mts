// Starts programs that are no scripts of Node.js: Redis and PostgreSQL.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LOGS, PLAYGROUND } from '../../playground/folders.mjs';
import { must } from '../../playground/must.mjs';
import { untilReady } from '../../playground/ready.mjs';
import { startProcess, type BackgroundProcess } from '../../scripts/processes.mjs';

const KEEP = fileURLToPath(new URL('keep.mjs', import.meta.url));

/** A user of the system, by its numbers. */
export interface User {
	uid: number;
	gid: number;
}

export interface Program {
	command: string;
	args: string[];
	cwd: string;
	/** Who runs it; this user when undefined. */
	user?: User;
}

export interface KeptProgram extends Program {
	name: string;
	/** Asks it to end; SIGTERM when undefined. */
	stop?: NodeJS.Signals;
	/** Part of the line in its log that says that it is up. */
	readyLine: string;
}

/** What n8n connects to: a running server and the variables that tell n8n where. */
export interface DataService {
	process: BackgroundProcess;
	settings: Record<string, string>;
}

/**
 * Runs a program to its end.
 *
 * @throws Error with the end of its output when it fails
 */
export async function runAs({ command, args, cwd, user }: Program): Promise<void> {
	await must(process.execPath, [KEEP, ...userArgs(user), '--', command, ...args], { cwd });
}

/** Starts a program that keeps running until it is stopped or this process is gone, and waits until it is up. */
export async function startKept(program: KeptProgram): Promise<BackgroundProcess> {
	const { name, command, args, cwd, user, stop = 'SIGTERM', readyLine } = program;
	const kept = startProcess({
		name,
		command: process.execPath,
		args: [
			...['--require', join(PLAYGROUND, 'tether.cjs'), KEEP],
			...[...userArgs(user), '--stop', stop, '--', command, ...args],
		],
		cwd,
		env: process.env,
		logFile: join(LOGS, `queue-${name}.log`),
	});
	await untilReady(kept, 60, async () =>
		(await readFile(kept.logFile, 'utf8')).includes(readyLine) ? true : undefined,
	);
	return kept;
}

function userArgs(user: User | undefined): string[] {
	return user === undefined ? [] : ['--uid', String(user.uid), '--gid', String(user.gid)];
}
