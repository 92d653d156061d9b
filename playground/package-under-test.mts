// Builds this package, packs it, and installs the tarball as n8n installs a community package.
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { must } from './must.mjs';
import { ROOT, TARBALLS } from './folders.mjs';

/** Builds and packs; resolves to the path of the tarball. */
export async function packPackage(): Promise<string> {
	await rm(TARBALLS, { recursive: true, force: true });
	await mkdir(TARBALLS, { recursive: true });
	await must('npm', ['run', '--silent', 'build'], { cwd: ROOT });
	await must('npm', ['pack', '--silent', '--pack-destination', TARBALLS], { cwd: ROOT });
	const [tarball] = await readdir(TARBALLS);
	if (tarball === undefined) throw new Error('npm pack made no tarball');
	return join(TARBALLS, tarball);
}

/**
 * Puts the package where n8n looks for community packages, with the options of n8n's own installer: no install
 * scripts, no peer dependencies (n8n provides n8n-workflow). Node types get their published names, "n8n-nodes-optimly.".
 *
 * @param home the folder that n8n gets as N8N_USER_FOLDER
 */
export async function installPackage(tarball: string, home: string): Promise<void> {
	const folder = join(home, '.n8n', 'nodes');
	// From nothing each time: npm would keep a package of the same version, and the new build would not run.
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	await writeFile(
		join(folder, 'package.json'),
		JSON.stringify({ name: 'installed-nodes', private: true, dependencies: {} }),
	);
	const options = [
		'--legacy-peer-deps',
		'--ignore-scripts',
		'--no-package-lock',
		'--no-audit',
		'--no-fund',
	];
	await must('npm', ['install', ...options, '--loglevel=error', tarball], { cwd: folder });
}
