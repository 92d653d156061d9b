// Two n8n in one home would write into the same database, and the second start would take the package away from the first.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { ROOT, RUNTIME } from './folders.mjs';

/**
 * Notes that this process uses the playground, as long as it runs.
 *
 * @param folder where it is noted
 * @throws Error when another process that still runs has noted itself
 */
export async function claimPlayground(folder: string = RUNTIME): Promise<void> {
	const note = join(folder, 'running.txt');
	const other = Number(await readFile(note, 'utf8').catch(() => ''));
	if (other > 0 && other !== process.pid && isRunning(other))
		throw new Error(
			`It is running already, as process ${other}: end that one first (Ctrl-C). If that process is something else, delete ${relative(ROOT, note)}.`,
		);
	await mkdir(folder, { recursive: true });
	await writeFile(note, String(process.pid));
}

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		// It runs, and belongs to somebody else.
		return error instanceof Error && 'code' in error && error.code === 'EPERM';
	}
}
