import { RequestFailure } from '../http/failure';

/** The last in the queue for each key; all nodes and executions of this process share the queues. */
const lastInQueue = new Map<string, Promise<unknown>>();

async function untilAborted(
	work: Promise<unknown>,
	cancel: AbortSignal | undefined,
): Promise<void> {
	await new Promise<void>((resolve) => {
		const done = () => {
			cancel?.removeEventListener('abort', done);
			resolve();
		};
		cancel?.addEventListener('abort', done, { once: true });
		void work.then(done);
	});
}

/**
 * Does a piece of work while no other in this process works under the same key.
 *
 * @param key must hold no secret and no personal data
 * @throws RequestFailure of kind `cancelled` when the execution is canceled while it waits; what `work` throws
 */
export async function oneAtATime<T>(
	key: string,
	cancel: AbortSignal | undefined,
	work: () => Promise<T>,
): Promise<T> {
	const before = lastInQueue.get(key);
	let leave = () => {};
	const working = new Promise<void>((resolve) => {
		leave = resolve;
	});
	const last = Promise.all([before, working]);
	lastInQueue.set(key, last);
	try {
		if (before && !cancel?.aborted) await untilAborted(before, cancel);
		if (cancel?.aborted) throw new RequestFailure({ kind: 'cancelled', delivered: 'no' });
		return await work();
	} finally {
		leave();
		// Who gives up waiting leaves before the one that works: only an idle queue is forgotten.
		void last.then(() => {
			if (lastInQueue.get(key) === last) lastInQueue.delete(key);
		});
	}
}
