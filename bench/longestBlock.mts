// How long a process does nothing else. Node.js 24 runs this file as it is, see child.mts.
import { setTimeout as delayed } from 'node:timers/promises';

const cpuMs = () => {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
};

/**
 * Measures from now on the longest time without a break: neither longer than the clock says nor than the processor
 * worked, for on a busy machine most of the time by the clock is what others had.
 *
 * @returns ends it, and resolves to the milliseconds
 */
export function longestBlock(): () => Promise<number> {
	let longest = 0;
	let last = { ms: performance.now(), cpuMs: cpuMs() };
	const ticks = setInterval(() => {
		const now = { ms: performance.now(), cpuMs: cpuMs() };
		longest = Math.max(longest, Math.min(now.ms - last.ms, now.cpuMs - last.cpuMs));
		last = now;
	}, 1);
	return async () => {
		// One more: what came last may have been the longest.
		await delayed(5);
		clearInterval(ticks);
		return longest;
	};
}
