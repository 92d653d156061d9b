/** The work on each memory that was begun last. */
const lastWork = new WeakMap<object, Promise<unknown>>();

/**
 * Does a work on what is remembered once all others on it that were begun before are done, also those that failed: it
 * has breaks, and nobody else changes the memory in one of them.
 */
export async function oneAtATime<T>(memory: object, work: () => Promise<T>): Promise<T> {
	const before = lastWork.get(memory);
	const mine = (async () => {
		await before?.catch(() => {});
		return await work();
	})();
	lastWork.set(memory, mine);
	return await mine;
}
