/** Thrown by {@link until} when the time is over. */
class TooLate extends Error {}

/**
 * Asks again and again until the answer is not undefined, and resolves to it.
 *
 * @param what    what is waited for, in words for the error: "n8n to answer"
 * @param seconds after which it gives up
 * @param ask     may throw to give up at once
 * @throws Error that names `what` when the time is over
 */
export async function until<T>(
	what: string,
	seconds: number,
	ask: () => Promise<T | undefined>,
): Promise<T> {
	const end = Date.now() + seconds * 1000;
	for (;;) {
		const answer = await ask();
		if (answer !== undefined) return answer;
		if (Date.now() > end) throw new TooLate(`Waited ${seconds} s for ${what}, in vain`);
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
}

/** The response, or undefined when nothing answers in that time (yet). */
export async function tryFetch(
	url: string,
	init: RequestInit = {},
	timeoutMs = 5_000,
): Promise<Response | undefined> {
	try {
		return await fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) });
	} catch {
		return undefined;
	}
}
