/** What is to be told of the end of each signal. */
const told = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Tells of the end of a signal, at once when it has ended. However many want to know, the signal has one listener:
 * a thousand items wait for the cancel of one execution, and Node.js warns of more than ten.
 *
 * @returns ends it
 */
export function onAbort(signal: AbortSignal | undefined, tell: () => void): () => void {
	if (!signal) return () => {};
	if (signal.aborted) {
		tell();
		return () => {};
	}
	const known = told.get(signal);
	const all = known ?? new Set<() => void>();
	if (!known) {
		told.set(signal, all);
		signal.addEventListener('abort', () => all.forEach((one) => one()), { once: true });
	}
	const own = () => tell();
	all.add(own);
	return () => void all.delete(own);
}
