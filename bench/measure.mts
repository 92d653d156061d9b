// Takes measurements, each in a process of its own, and alternates between what is compared.
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import type { ICredentialDataDecryptedObject, INode, INodeParameters } from 'n8n-workflow';
import { z } from 'zod';
import { n8nEnvironment } from '../playground/environment.mjs';
import { RUNTIME } from '../playground/folders.mjs';
import type { Say } from '../playground/progress.mjs';

/** What one process runs: a node, and the numbers of items that it gets, one run after another. */
export interface Job {
	/** Folder with the node_modules that hold n8n. */
	runtime: string;
	/** Folder of the installed package. */
	packageFolder: string;
	nodeType: string;
	parameters: INodeParameters;
	settings?: Partial<INode>;
	credentialType: string;
	/** Of the credential in n8n's database. */
	credentialId: string;
	/** Its content, to be used without n8n's own reading of it. */
	credentialInMemory?: ICredentialDataDecryptedObject;
	/** Ids of the chats that the messages go to. */
	chats: string[];
	/** Items of a first run that is not measured: a running n8n is warm. */
	warmUp: number;
	counts: number[];
	/** Multiplies the windows of this package's quotas. */
	windowFactor?: number;
}

const TAKEN = z.array(
	z.object({
		/** Items of the run. */
		count: z.number(),
		/** Wall-clock time of the run. */
		ms: z.number(),
		/** Processor time of the run, all threads. */
		cpuMs: z.number(),
		/** Most memory that the process has had, in MB. */
		peakMb: z.number(),
		/** How much more that is than before the run. */
		grownMb: z.number(),
		/** Longest time in which nothing else could run in the process. */
		blockedMs: z.number(),
	}),
);

/** What one run took. */
export type Taken = z.infer<typeof TAKEN>[number];

/** Where it is measured. */
export interface Place {
	/** The Node.js that runs n8n. */
	node: string;
	packageFolder: string;
	/** N8N_USER_FOLDER: n8n's database with the credentials. */
	home: string;
}

const CHILD = fileURLToPath(new URL('child.mts', import.meta.url));

/** Longest time for one process: the longest run takes about two minutes on a two-core machine. */
const LIMIT_MS = 20 * 60_000;

/**
 * Runs a file in a fresh process, which is told a job, and where the nodes are.
 *
 * @param nodeOptions for Node.js itself, such as --cpu-prof
 * @returns the JSON that it prints
 * @throws Error with what the process said when it failed
 */
export async function inProcess(
	{ node, packageFolder, home }: Place,
	file: string,
	job: object,
	nodeOptions: readonly string[] = [],
): Promise<unknown> {
	const { stdout } = await execa(node, ['--expose-gc', ...nodeOptions, file], {
		input: JSON.stringify({ ...job, runtime: RUNTIME, packageFolder }),
		extendEnv: false,
		env: {
			...n8nEnvironment({ home, port: 0, brokerPort: 0 }),
			N8N_LOG_LEVEL: 'silent',
			NODE_ENV: 'production',
		},
		timeout: LIMIT_MS,
	});
	return JSON.parse(stdout);
}

/**
 * Runs a job in a fresh process.
 *
 * @param nodeOptions for Node.js itself, such as --cpu-prof
 * @throws Error with what the process said when it failed
 */
export async function measure(
	place: Place,
	job: Omit<Job, 'runtime' | 'packageFolder'>,
	nodeOptions: readonly string[] = [],
): Promise<Taken[]> {
	return TAKEN.parse(await inProcess(place, CHILD, job, nodeOptions));
}

/** The middle of the values; of an even number the upper one of the two. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/**
 * Does each piece of work once a round, in turn: what disturbs the machine disturbs all of them.
 *
 * @returns for each piece of work, what its rounds resolved to
 */
export async function alternate<T>(
	rounds: number,
	say: Say,
	...work: Array<() => Promise<T>>
): Promise<T[][]> {
	const results = work.map((): T[] => []);
	for (let round = 1; round <= rounds; round++) {
		for (const [index, one] of work.entries()) {
			say(`round ${round} of ${rounds}, part ${index + 1} of ${work.length}`);
			results[index].push(await one());
		}
	}
	return results;
}
