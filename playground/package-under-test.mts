// Builds the packages, packs them, and installs the tarballs as n8n installs community packages.
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { must } from './must.mjs';
import { ROOT, TARBALLS } from './folders.mjs';

/**
 * Builds and packs a package; resolves to the path of the tarball.
 *
 * @param name of the folder for the tarball
 */
async function pack(folder: string, name: string): Promise<string> {
	const tarballs = join(TARBALLS, name);
	await rm(tarballs, { recursive: true, force: true });
	await mkdir(tarballs, { recursive: true });
	await must('npm', ['run', '--silent', 'build'], { cwd: folder });
	await must('npm', ['pack', '--silent', '--pack-destination', tarballs], { cwd: folder });
	const [tarball] = await readdir(tarballs);
	if (tarball === undefined) throw new Error(`npm pack made no tarball of ${folder}`);
	return join(tarballs, tarball);
}

/** Builds and packs n8n-nodes-optimly; resolves to the path of the tarball. */
export async function packPackage(): Promise<string> {
	return await pack(ROOT, 'optimly');
}

/** The same for all packages of this repository. */
export async function packPackages(): Promise<string[]> {
	// One after another: the build of the first looks for pictures in the folder of the second, too.
	return [await pack(ROOT, 'optimly'), await pack(join(ROOT, 'numeno'), 'numeno')];
}

/**
 * Puts the packages where n8n looks for community packages, with the options of n8n's own installer: no install
 * scripts, no peer dependencies (n8n provides n8n-workflow). Node types get their published names, "n8n-nodes-optimly.", "n8n-nodes-numeno.".
 *
 * @param home the folder that n8n gets as N8N_USER_FOLDER
 */
export async function installPackages(tarballs: string[], home: string): Promise<void> {
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
	await must('npm', ['install', ...options, '--loglevel=error', ...tarballs], { cwd: folder });
}

/** The same for one package. */
export async function installPackage(tarball: string, home: string): Promise<void> {
	await installPackages([tarball], home);
}
