/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- tests are not part of the package */
import { execFileSync } from 'node:child_process';

/** Paths of the files that `npm pack` would put into the tarball of the package in a folder, as it is built now. */
export function packedFiles(folder: string): string[] {
	const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
		cwd: folder,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	const [{ files }]: Array<{ files: Array<{ path: string }> }> = JSON.parse(output);
	return files.map(({ path }) => path);
}
