// Programs that do not come from npm and that some tests need: a browser, Redis, PostgreSQL, FastAPI's server.
// On continuous integration a missing one is installed from the system's packages; elsewhere the error says how.
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { runCommand } from './processes.mjs';

interface Program {
	/** Names to look for in PATH, best first. */
	names: string[];
	/** Folders outside PATH; each may hold one folder per version, as Debian keeps PostgreSQL. */
	folders: Array<{ parent: string; within: string }>;
	/** The one that has it, and others that are of use with it only. */
	debianPackages: string[];
	/** A variable with the path of the program, for machines on which it lies elsewhere. */
	variable: string;
}

const POSTGRES_FOLDERS = [{ parent: '/usr/lib/postgresql', within: 'bin' }];

const PROGRAMS = {
	chromium: {
		names: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
		folders: [],
		debianPackages: ['chromium'],
		variable: 'CHROMIUM',
	},
	redis: {
		names: ['redis-server'],
		folders: [],
		debianPackages: ['redis-server'],
		variable: 'REDIS_SERVER',
	},
	uvicorn: {
		names: ['uvicorn'],
		folders: [],
		debianPackages: ['uvicorn', 'python3-fastapi'],
		variable: 'UVICORN',
	},
	initdb: {
		names: ['initdb'],
		folders: POSTGRES_FOLDERS,
		debianPackages: ['postgresql'],
		variable: 'INITDB',
	},
	postgres: {
		names: ['postgres'],
		folders: POSTGRES_FOLDERS,
		debianPackages: ['postgresql'],
		variable: 'POSTGRES',
	},
} satisfies Record<string, Program>;

export type ProgramName = keyof typeof PROGRAMS;

/** Installing a browser with all its libraries took 18 s where it was measured. */
const INSTALL_LIMIT_MINUTES = 10;

/**
 * The path of a program; installs it first when it is missing and this is continuous integration.
 *
 * @throws Error that names the package to install, when it is not there
 */
export async function findProgram(name: ProgramName): Promise<string> {
	const found = await lookFor(name);
	if (found !== undefined) return found;
	const { debianPackages, variable } = PROGRAMS[name];
	const packages = debianPackages.join(' ');
	const trouble = process.env.CI === 'true' ? await install(debianPackages) : '';
	const installed = await lookFor(name);
	if (installed !== undefined) return installed;
	throw new Error(
		`${name} is missing${trouble}. Install it (Debian: apt-get install ${packages}), or set ${variable} to its path.`,
	);
}

async function lookFor(name: ProgramName): Promise<string | undefined> {
	const { names, folders, variable }: Program = PROGRAMS[name];
	const given = process.env[variable];
	if (given !== undefined && given !== '') return existsSync(given) ? given : undefined;
	const places = (process.env.PATH ?? '').split(delimiter);
	for (const { parent, within } of folders) {
		const versions = await readdir(parent).catch(() => []);
		// The newest first: 16 before 15.
		versions.sort((a, b) => Number(b) - Number(a));
		places.push(...versions.map((version) => join(parent, version, within)));
	}
	return names.flatMap((file) => places.map((place) => join(place, file))).find(existsSync);
}

/** Resolves to what went wrong, as part of a sentence; empty when nothing did. */
async function install(debianPackages: readonly string[]): Promise<string> {
	const packages = debianPackages.join(' ');
	console.log(`Installing ${packages} from the system's packages ...`);
	const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '--non-interactive'];
	const run = async (args: string[]) => {
		const [command = '', ...rest] = [...asRoot, 'apt-get', ...args];
		const env = { DEBIAN_FRONTEND: 'noninteractive' };
		return await runCommand(command, rest, { env, limitMinutes: INSTALL_LIMIT_MINUTES });
	};
	const updated = await run(['update', '--quiet']);
	if (!updated.ok) return `, and apt-get update ${updated.reason}`;
	const installed = await run([
		...['install', '--yes', '--quiet', '--no-install-recommends'],
		...debianPackages,
	]);
	return installed.ok ? '' : `, and apt-get install ${packages} ${installed.reason}`;
}
