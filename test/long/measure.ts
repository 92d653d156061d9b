/* eslint-disable @n8n/community-nodes/no-restricted-globals -- tests are not part of the package */

/** What a piece of work took. */
export interface Measured<Result> {
	result: Result;
	ms: number;
	/** Megabytes that the memory of this process grew by at most while it ran. */
	grownMb: number;
}

const megabytes = (bytes: number) => Math.round(bytes / 2 ** 20);

/** Runs a piece of work and watches the clock and the resident memory of this process. */
export async function measured<Result>(work: () => Promise<Result>): Promise<Measured<Result>> {
	const before = process.memoryUsage.rss();
	let most = before;
	const watch = setInterval(() => {
		most = Math.max(most, process.memoryUsage.rss());
	}, 50);
	const start = performance.now();
	try {
		const result = await work();
		const ms = performance.now() - start;
		most = Math.max(most, process.memoryUsage.rss());
		return { result, ms, grownMb: megabytes(most - before) };
	} finally {
		clearInterval(watch);
	}
}

/** Prints a line of figures past jest, which would add a stack to it. */
export function report(line: string): void {
	process.stdout.write(`${line}\n`);
}
