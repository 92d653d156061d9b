import { atOnce, type Steps } from './breaks';

/** What is made when it is asked for first, and then kept. */
export function once<T>(make: () => T): () => T {
	let made: { readonly value: T } | undefined;
	return () => (made ??= { value: make() }).value;
}

/** What is made when it is asked for first, and then kept: in one go, or step by step for whoever can wait in between. */
export interface OnceInSteps<T> {
	(): T;
	/** Makes it, or what is left of it, for a later call. */
	made(): Steps<void>;
}

/** The same for what takes long to make. */
export function onceInSteps<T>(make: () => Steps<T>): OnceInSteps<T> {
	let steps: Steps<T> | undefined;
	let last: { readonly value: T } | undefined;
	// Several can wait for it at a time: each step is done once, by whoever comes first.
	function* rest(): Steps<T> {
		while (!last) {
			const step = (steps ??= make()).next();
			if (step.done) last = { value: step.value };
			else yield;
		}
		return last.value;
	}
	return Object.assign(() => atOnce(rest()), {
		*made() {
			yield* rest();
		},
	});
}
