// What (j) and (k) have in common: how long answers that are long hold up the process that reads them.
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { z } from 'zod';
import type { Case } from './case.mjs';
import { LONGEST_BLOCK_MS } from './manyWaiting.mjs';
import { inProcess, median, type Job, type Place } from './measure.mjs';
import { credentials } from './nodes.mjs';

/** One kind of answers. */
interface HeldUp {
	readonly answer: RequestListener;
	/** The process that reads them: it prints the longest times without a break. */
	readonly child: string;
	/** What the process is told beside where the server and the nodes are. */
	readonly job: Partial<Job>;
}

interface Question<Kind> {
	readonly name: string;
	readonly title: string;
	/** What a line says before the kind. */
	readonly what: string;
	readonly kinds: readonly Kind[];
	readonly heldUp: (kind: Kind, rounds: number) => HeldUp;
}

async function longestBlocks({ answer, child, job }: HeldUp, place: Place): Promise<number[]> {
	const server = createServer(answer).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	const port = typeof address === 'object' ? address?.port : undefined;
	const url = `http://127.0.0.1:${port}`;
	const credentialInMemory = credentials({ url, token: 'agt_of_the_bench' }).optimly.data;
	const taken = await inProcess(place, child, { ...job, credentialInMemory });
	server.close();
	return z.array(z.number()).parse(taken);
}

/** A case with a line for each kind of answers. */
export const heldUpCase = <Kind extends { readonly what: string }>({
	name,
	title,
	what,
	kinds,
	heldUp,
}: Question<Kind>): Case => ({
	names: [name],
	title,
	async run({ place, rounds }, say) {
		const all: Array<{ what: string; blockedMs: number[] }> = [];
		for (const kind of kinds) {
			say(kind.what);
			const blockedMs = await longestBlocks(heldUp(kind, rounds), place);
			all.push({ what: kind.what, blockedMs });
		}
		const lines = all.map((kind) => ({
			name,
			what: `${what}: ${kind.what}`,
			unit: 'ms',
			ours: median(kind.blockedMs),
			ratio: {
				of: 'ms, the longest',
				value: Math.max(...kind.blockedMs),
				aim: `≤ ${LONGEST_BLOCK_MS}`,
			},
			rounds,
		}));
		return { lines, measurements: all };
	},
});
