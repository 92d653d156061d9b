import { lastLines, type BackgroundProcess } from '../scripts/processes.mjs';
import { until } from './until.mjs';

/**
 * Waits until a started process says that it is ready.
 *
 * @throws Error with the last lines of its log when it ends before, or is not ready in time
 */
export async function untilReady<T>(
	process: BackgroundProcess,
	seconds: number,
	ask: () => Promise<T | undefined>,
): Promise<T> {
	try {
		return await until(`${process.name} to be ready`, seconds, async () => {
			const answer = await ask();
			if (answer === undefined && !process.isRunning())
				throw new Error(`${process.name} ended while starting`);
			return answer;
		});
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		throw new Error(
			`${why}. Its last words (${process.logFile}):\n${await lastLines(process.logFile, 15)}`,
		);
	}
}
