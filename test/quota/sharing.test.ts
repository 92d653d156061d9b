import { HandClock } from './handClock';
import { LimitedServer, SimulatedProcess, type Load } from './simulation';

const WINDOW = 60_000;
const LIMIT = 100;

/** Runs the processes for so many windows, or until all are done. */
async function share(loads: readonly Load[], windows: number, saysWhen: boolean) {
	const clock = new HandClock();
	const start = clock.now();
	const server = new LimitedServer(clock, LIMIT, WINDOW, saysWhen);
	const quotas = [{ kind: 'request', limit: LIMIT, windowMs: WINDOW }];
	const processes = loads.map((load) => new SimulatedProcess(clock, server, load, quotas));
	for (const process of processes) void process.run();
	const end = start + windows * WINDOW;
	const isDone = () => processes.every(({ finishedAt }) => finishedAt !== undefined);
	while (clock.now() < end && !isDone()) await clock.pass(1000);
	return { server, processes, start };
}

/** Four processes that start together and have the same to send. */
const four = (messages: number): Load[] =>
	Array.from({ length: 4 }, (_, index) => {
		let sent = index;
		return {
			name: `process ${index}`,
			startsAt: 0,
			messages,
			lanes: 10,
			// Uneven, and the same in each run: 100 to 300 ms.
			latencyMs: () => 100 + ((sent++ * 67) % 200),
		};
	});

describe.each([true, false])('four processes, one token, Retry-After: %s', (saysWhen) => {
	test('500 messages in five minutes: nearly the least time, few refusals', async () => {
		const { server, processes, start } = await share(four(125), 10, saysWhen);
		const least = (500 / LIMIT - 1) * WINDOW;
		const last = Math.max(...processes.map(({ finishedAt = Infinity }) => finishedAt));
		expect(last / least).toBeLessThanOrEqual(1.1);
		expect(server.refused.length / 500).toBeLessThanOrEqual(0.1);
		const settled = start + 2 * WINDOW;
		const after = server.takenBetween(settled, Infinity);
		expect(server.refusedBetween(settled, Infinity) / after).toBeLessThanOrEqual(0.02);
	}, 60_000);

	test('three stop: the fourth has the whole quota within three windows', async () => {
		const loads = four(100_000).map((load, index) => ({
			...load,
			...(index > 0 && { stopsAt: 4.5 * WINDOW }),
		}));
		const { server, start } = await share(loads, 9, saysWhen);
		const full = start + 7.5 * WINDOW;
		expect(server.takenBetween(full, full + WINDOW, 'process 0')).toBeGreaterThanOrEqual(99);
	}, 60_000);
});
