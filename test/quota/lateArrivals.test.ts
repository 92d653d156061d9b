import { HandClock } from './handClock';
import { LimitedServer, SimulatedProcess, type Load } from './simulation';

const WINDOW = 60_000;
const LIMIT = 100;
const MESSAGES = 1_000;

/** Sends in 256 lanes; those of the second window are on their way for up to so long. */
async function sendAll(longestMs: number, patienceMs: number) {
	const clock = new HandClock();
	const server = new LimitedServer(clock, LIMIT, WINDOW, true);
	let asked = 0;
	const load: Load = {
		...{ name: 'process', startsAt: 0, messages: MESSAGES, lanes: 256, patienceMs },
		latencyMs: () => {
			asked += 1;
			const isSlow = asked > LIMIT && asked <= 2 * LIMIT;
			return isSlow ? 2 * longestMs * ((asked % LIMIT) / LIMIT) : 40;
		},
	};
	const quotas = [
		{ kind: 'request', limit: LIMIT, windowMs: WINDOW },
		{ kind: 'request', limit: MESSAGES, windowMs: 60 * WINDOW },
	];
	const process = new SimulatedProcess(clock, server, load, quotas);
	const start = clock.now();
	void process.run();
	while (process.finishedAt === undefined && clock.now() < start + 20 * WINDOW)
		await clock.pass(WINDOW / 4);
	return { server, process };
}

// More than a second, after which a request counts as arrived: the server's window runs longer than ours, and it refuses.
test.each([1_500, 6_000])(
	'requests that a busy machine needs %d ms to send: what is refused for it is sent again, and nobody is told that it is too late',
	async (longestMs) => {
		const { server, process } = await sendAll(longestMs, 8 * WINDOW);
		expect(server.refused.length).toBeGreaterThan(0);
		expect(process).toMatchObject({ sent: MESSAGES, tooLate: 0 });
		expect(process.finishedAt).toBeLessThanOrEqual(1.2 * (MESSAGES / LIMIT - 1) * WINDOW);
	},
	60_000,
);
