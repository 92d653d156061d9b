// What a case of the bench gets and gives.
import type { Say } from '../playground/progress.mjs';
import type { Job, Place, Taken } from './measure.mjs';
import type { Report } from './benchReport.mjs';
import type { Server } from './benchServer.mjs';

/** What the cases have in common. */
export interface Workbench {
	place: Place;
	/** Path of the packed package. */
	tarball: string;
	server: Server;
	/** How often each measurement is taken. */
	rounds: number;
	/** Smaller numbers, for a look in between. */
	short: boolean;
	/** Runs a job in a fresh process. */
	measure: (job: Omit<Job, 'runtime' | 'packageFolder'>) => Promise<Taken[]>;
}

/** One question to the two nodes. */
export interface Case {
	/** Of its lines, as `--only` takes them. */
	names: string[];
	title: string;
	run(bench: Workbench, say: Say): Promise<Report>;
}
