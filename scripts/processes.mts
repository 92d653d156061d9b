// Starts and ends other programs for the scripts in scripts/ and playground/.
// Everything that is started here is remembered until it has ended, so that one call ends it all.
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { stripVTControlCharacters } from 'node:util';
import { execa } from 'execa';

/** How long a program may take to end after it was asked to, before it is killed. */
const GRACE_MS = 10_000;

const running = new Set<Stoppable>();

/** Set by {@link stopEverything}; from then on nothing is started. */
let stopping = false;

interface Stoppable {
	stop(): Promise<void>;
}

/** What a finished program left behind. `output` holds stdout and stderr in the order they came; empty when shown live. */
export interface CommandResult {
	ok: boolean;
	output: string;
	/** In plain words, when not ok: "ended with code 1", "took longer than 15 minutes and was stopped". */
	reason: string;
}

export interface CommandOptions {
	cwd?: string;
	env?: NodeJS.ProcessEnv;
	/** Show the output while it is produced, instead of keeping it. */
	live?: boolean;
	/** After this many minutes the program and all that it started are ended. */
	limitMinutes?: number;
}

/** Runs a program to its end. Never throws; a program that cannot be started is a result with `ok: false`. */
export async function runCommand(
	command: string,
	args: string[],
	{ cwd, env, live = false, limitMinutes }: CommandOptions = {},
): Promise<CommandResult> {
	if (stopping)
		return {
			ok: false,
			output: '',
			reason: 'was not started, because everything is being stopped',
		};
	// A process group of its own, so that stopping it reaches what it started, too (make under npm). Not for a
	// live one without a limit: that shares the terminal, and Ctrl-C reaches it anyway.
	const ownGroup = process.platform !== 'win32' && (!live || limitMinutes !== undefined);
	const child = execa(command, args, {
		cwd,
		env,
		all: true,
		buffer: !live,
		stdin: 'ignore',
		stdout: live ? 'inherit' : 'pipe',
		stderr: live ? 'inherit' : 'pipe',
		detached: ownGroup,
		reject: false,
	});
	const finished = child.then(() => undefined);
	const handle = { stop: async () => await endProcess(child, finished, ownGroup) };
	running.add(handle);
	let tooLong = false;
	const limit =
		limitMinutes === undefined
			? undefined
			: setTimeout(() => {
					tooLong = true;
					void handle.stop();
				}, limitMinutes * 60_000);
	const result = await child;
	if (tooLong) await handle.stop();
	clearTimeout(limit);
	running.delete(handle);
	const ending =
		result.exitCode === undefined ? result.shortMessage : `ended with code ${result.exitCode}`;
	return {
		ok: !result.failed && !tooLong,
		output: typeof result.all === 'string' ? asFinallyShown(result.all) : '',
		reason: tooLong
			? `took longer than ${limitMinutes} minutes and was stopped`
			: (ending ?? 'ended'),
	};
}

/** A program that keeps running. Its output goes to a file. */
export interface BackgroundProcess extends Stoppable {
	name: string;
	logFile: string;
	/** Undefined when it could not be started. */
	pid: number | undefined;
	/** True until it has ended, by itself or because it was asked to. */
	isRunning(): boolean;
	/** Calls back when it ends although nobody asked it to; the sentence says how it ended. */
	onUnexpectedEnd(report: (sentence: string) => void): void;
}

export interface BackgroundOptions {
	name: string;
	command: string;
	args: string[];
	cwd: string;
	env: NodeJS.ProcessEnv;
	logFile: string;
}

/** Starts a program that is to keep running until `stop()` or {@link stopEverything}. */
export function startProcess({
	name,
	command,
	args,
	cwd,
	env,
	logFile,
}: BackgroundOptions): BackgroundProcess {
	if (stopping) throw new Error(`${name} was not started, because everything is being stopped`);
	const log = openSync(logFile, 'w');
	const child = spawn(command, args, { cwd, env, stdio: ['ignore', log, log] });
	closeSync(log);
	let ended = false;
	let asked = false;
	const reports: Array<(sentence: string) => void> = [];
	const finished = new Promise<void>((resolve) => {
		const end = (how: string) => {
			ended = true;
			running.delete(handle);
			if (!asked)
				for (const report of reports)
					report(`${name} ended by itself (${how}); its log is ${logFile}`);
			resolve();
		};
		child.once('error', (error) => end(error.message));
		child.once('exit', (code, signal) => end(signal ?? `code ${code}`));
	});
	const handle: BackgroundProcess = {
		name,
		logFile,
		pid: child.pid,
		isRunning: () => !ended,
		onUnexpectedEnd: (report) => void reports.push(report),
		stop: async () => {
			asked = true;
			await endProcess(child, finished, false);
		},
	};
	running.add(handle);
	return handle;
}

/** Ends everything that was started here and still runs, and waits for it. */
export async function stopEverything(): Promise<void> {
	stopping = true;
	await Promise.all([...running].map(async (one) => await one.stop()));
}

/** Ends everything and then this process when it is asked to end (Ctrl-C, a closed terminal, a stop by another program). */
export function stopEverythingOnSignals(announce: (signal: NodeJS.Signals) => number): void {
	let asked = false;
	const codes: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
	for (const signal of codes) {
		process.on(signal, () => {
			if (asked) return;
			asked = true;
			const exitCode = announce(signal);
			void stopEverything().finally(() => process.exit(exitCode));
		});
	}
}

/** The last lines of a log file, for an error message. */
export async function lastLines(file: string, count: number): Promise<string> {
	const text = await readFile(file, 'utf8').catch(() => '');
	return text.trimEnd().split('\n').slice(-count).join('\n');
}

/** The text without colours and without what a terminal would have wiped out: the frames of spinners. */
function asFinallyShown(output: string): string {
	const wipe = /^.*(\u001b\[999D|\u001b\[J|\r(?!$))/;
	const lines = output.split('\n').map((line) => line.replace(wipe, ''));
	return stripVTControlCharacters(lines.join('\n'));
}

type Killable = Pick<ChildProcess, 'pid' | 'kill'>;

/** Asks a program, or its whole process group, to end; kills what is still there after the grace time. */
async function endProcess(
	child: Killable,
	finished: Promise<void>,
	wholeGroup: boolean,
): Promise<void> {
	const pid = child.pid;
	const send = (signal: NodeJS.Signals | 0): boolean => {
		try {
			return wholeGroup && pid !== undefined ? process.kill(-pid, signal) : child.kill(signal);
		} catch (error) {
			// Already gone: what we wanted.
			if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
			throw error;
		}
	};
	send('SIGTERM');
	const kill = setTimeout(() => send('SIGKILL'), GRACE_MS);
	await finished;
	// The leader of a group may be gone while others, which it started, still clean up.
	const end = Date.now() + GRACE_MS + 1000;
	while (wholeGroup && Date.now() < end && send(0))
		await new Promise((resolve) => setTimeout(resolve, 100));
	clearTimeout(kill);
}
