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
	const all = told.get(signal) ?? listened(signal);
	const own = () => tell();
	all.add(own);
	return () => void all.delete(own);
}

/** A function of its own: made beside `tell`, the listener would keep it, and what it refers to, as long as the signal. */
function listened(signal: AbortSignal): Set<() => void> {
	const all = new Set<() => void>();
	told.set(signal, all);
	signal.addEventListener('abort', () => all.forEach((one) => one()), { once: true });
	return all;
}
