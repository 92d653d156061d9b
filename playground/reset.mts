// npm start -- --reset
import { lstat, readdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { HOME, ROOT } from './folders.mjs';

/**
 * Removes what n8n has saved: database, encryption key, login, installed package. n8n itself stays installed. Works
 * whatever is in that place, as long as it may be removed.
 *
 * @returns a sentence that says what was removed
 * @throws Error that names the folder, when it cannot be removed
 */
export async function forgetHome(home: string = HOME): Promise<string> {
	const shown = relative(ROOT, home);
	const megabytes = (await sizeOf(home)) / 1e6;
	if (Number.isNaN(megabytes)) return `Nothing to forget: there is no ${shown}`;
	try {
		await rm(home, { recursive: true, force: true, maxRetries: 3 });
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		throw new Error(`${shown} could not be removed; delete it by hand and start again. ${why}`);
	}
	return `Removed ${shown} (${megabytes.toFixed(1)} MB): workflows, credentials, executions and login of the playground's n8n`;
}

/** Bytes in a file, or in a folder and all below it; NaN when it does not exist. What cannot be read counts nothing. */
async function sizeOf(path: string): Promise<number> {
	const stats = await lstat(path).catch(() => undefined);
	if (stats === undefined) return Number.NaN;
	if (!stats.isDirectory()) return stats.size;
	const names = await readdir(path).catch(() => []);
	const sizes = await Promise.all(names.map(async (name) => await sizeOf(join(path, name))));
	return sizes.reduce((sum, size) => sum + (size || 0), 0);
}
