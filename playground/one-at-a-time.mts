// Two n8n in one home would write into the same database, and the second start would take the package away from the first.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { ROOT, RUNTIME } from './folders.mjs';

const noteIn = (folder: string) => join(folder, 'running.txt');

/**
 * Notes that this process uses the playground, as long as it runs.
 *
 * @param folder where it is noted
 * @throws Error when another process that still runs has noted itself; it says where its editor is
 */
export async function claimPlayground(folder: string = RUNTIME): Promise<void> {
	const note = noteIn(folder);
	const text = await readFile(note, 'utf8').catch(() => '');
	const [pid = '', editor = ''] = text.split('\n');
	const other = Number(pid);
	if (other > 0 && other !== process.pid && isRunning(other))
		throw new Error(
			[
				`It is running already, as process ${other}.`,
				editor === '' ? 'Its editor is not up yet.' : `Its editor: ${editor}`,
				'End that one first (Ctrl-C).',
				`If process ${other} is something else, delete ${relative(ROOT, note)}.`,
			].join('\n'),
		);
	await mkdir(folder, { recursive: true });
	await writeFile(note, `${process.pid}\n`);
}

/** Notes where the editor of this process is, for a second start to say it. */
export async function noteEditor(url: string, folder: string = RUNTIME): Promise<void> {
	await writeFile(noteIn(folder), `${process.pid}\n${url}\n`);
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
