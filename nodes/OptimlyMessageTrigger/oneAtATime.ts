/** The work that was begun last on each memory. */
const lastWork = new WeakMap<object, Promise<unknown>>();

/**
 * Does some work on what is remembered, after all work on it that was begun before is done or has failed. The work has
 * breaks, in which somebody else could change the memory otherwise.
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
