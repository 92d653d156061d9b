/* eslint-disable @n8n/community-nodes/no-restricted-globals -- tests are not part of the package */
import fc from 'fast-check';

/** `FC_SEED=<number>` repeats a run; without it every run draws anew. */
const seed = Number(process.env.FC_SEED ?? Math.floor(Math.random() * 2 ** 31));
process.stdout.write(`fast-check seed ${seed} (FC_SEED=${seed} repeats this run)\n`);

const RUNS = 1000;

/** Expects that a property holds for a thousand draws; a failure prints the seed and the smallest counterexample. */
export function holds<Draw>(
	property: fc.IProperty<Draw>,
	parameters: fc.Parameters<Draw> = {},
): void {
	fc.assert(property, { numRuns: RUNS, seed, ...parameters });
}

/** The same for a property that waits for something. */
export async function holdsAsync<Draw>(
	property: fc.IAsyncProperty<Draw>,
	parameters: fc.Parameters<Draw> = {},
): Promise<void> {
	await fc.assert(property, { numRuns: RUNS, seed, ...parameters });
}
