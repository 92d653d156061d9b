import fc from 'fast-check';
import { HandClock } from '../quota/handClock';
import { LimitedServer, SimulatedProcess, type Load } from '../quota/simulation';
import { holdsAsync } from './holds';

const WINDOW = 60_000;
/** Windows after which everybody has to be through, whatever came and went. */
const LONGEST = 60;

/** A process that comes some time, sends so much, and may go before it is through. */
const anyProcess = fc.record({
	startsAt: fc.integer({ min: 0, max: 4 * WINDOW }),
	messages: fc.integer({ min: 1, max: 80 }),
	lanes: fc.integer({ min: 1, max: 10 }),
	latencyMs: fc.integer({ min: 20, max: 900 }),
	/** Windows after which it goes, if it does. */
	goesAfter: fc.option(fc.double({ min: 0.1, max: 4, noNaN: true })),
});

const anyCrowd = fc.record({
	limit: fc.integer({ min: 16, max: 60 }),
	saysWhen: fc.boolean(),
	processes: fc.array(anyProcess, { minLength: 1, maxLength: 8 }),
});

type Crowd = typeof anyCrowd extends fc.Arbitrary<infer Some> ? Some : never;

async function share({ limit, saysWhen, processes }: Crowd) {
	const clock = new HandClock();
	const start = clock.now();
	const server = new LimitedServer(clock, limit, WINDOW, saysWhen);
	const quotas = [{ kind: 'request', limit, windowMs: WINDOW }];
	const running = processes.map(({ startsAt, messages, lanes, latencyMs, goesAfter }, index) => {
		const load: Load = {
			...{ name: `process ${index}`, startsAt, messages, lanes },
			latencyMs: () => latencyMs,
			...(goesAfter !== null && { stopsAt: startsAt + goesAfter * WINDOW }),
		};
		return new SimulatedProcess(clock, server, load, quotas);
	});
	for (const process of running) void process.run();
	const isDone = () => running.every(({ finishedAt }) => finishedAt !== undefined);
	while (clock.now() < start + LONGEST * WINDOW && !isDone()) await clock.pass(WINDOW / 4);
	return { server, running, start };
}

/** The longest time in which a process that had something to send got nothing through, in windows. */
function longestDrought(taken: readonly number[], startedAt: number): number {
	const times = [startedAt, ...taken];
	return Math.max(...times.slice(1).map((at, index) => at - times[index])) / WINDOW;
}

const timesOf = (all: ReadonlyArray<{ at: number; by: string }>, name: string): number[] =>
	all.filter(({ by }) => by === name).map(({ at }) => at);

test('up to eight processes that come and go: all is sent, nobody starves, and trying costs little', async () => {
	await holdsAsync(
		fc.asyncProperty(anyCrowd, async (crowd) => {
			const { server, running, start } = await share(crowd);
			for (const [index, process] of crowd.processes.entries()) {
				const { startsAt, messages, lanes, goesAfter } = process;
				const { sent, finishedAt = Number.POSITIVE_INFINITY } = running[index];
				if (goesAfter === null) expect(sent).toBe(messages);
				const name = `process ${index}`;
				// Newcomers to a quota that others use up, too. The worst of 13 000 draws was 11.
				const drought = longestDrought(timesOf(server.taken, name), start + startsAt);
				expect(drought).toBeLessThanOrEqual(15);
				// What was on the way when the quota ended, twice where others came, then tries: the worst was 1.3 in a window.
				const windows = 1 + (finishedAt - startsAt) / WINDOW;
				const refused = timesOf(server.refused, name).length;
				expect(refused).toBeLessThanOrEqual(2 * lanes + 3 * windows);
			}
		}),
		// A draw takes half a second, so a smaller counterexample would have to be waited for too long.
		{ numRuns: 30, endOnFailure: true },
	);
}, 300_000);
