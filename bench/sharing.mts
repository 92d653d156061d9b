// (g): four processes that share one token, as workers do. None is told of the others.
import type { Case } from './case.mjs';
import { median } from './measure.mjs';
import { optimlyMessage, QUOTA_PER_MINUTE } from './nodes.mjs';

const PROCESSES = 4;
const CHATS = 50;
/** A minute of the quota is scaled to 15 seconds: loading n8n takes seconds, and not the same for all. */
const WINDOW_FACTOR = 1 / 4;
const WINDOW_MS = 60_000 * WINDOW_FACTOR;

export const sharing: Case = {
	names: ['g'],
	title: 'Four processes, one token',
	async run(bench, say) {
		const rounds = bench.short ? 1 : Math.min(3, bench.rounds);
		const count = bench.short ? 300 : 500;
		const send = async () => {
			const rateLimits = { set: 'token' as const, windowFactor: WINDOW_FACTOR };
			const chats = await bench.server.prepare(CHATS, { latencyMs: 50, rateLimits });
			const job = {
				...{ ...optimlyMessage(10, 'optimlyWithQuota'), chats, warmUp: 0 },
				...{ counts: [count / PROCESSES], windowFactor: WINDOW_FACTOR },
			};
			await Promise.all(Array.from({ length: PROCESSES }, async () => await bench.measure(job)));
			const messages = await bench.server.messages();
			const first = messages[0]?.receivedAt ?? 0;
			const last = Math.max(...messages.map(({ respondedAt }) => respondedAt ?? 0));
			const refused = messages.filter(({ status }) => status === 429);
			const settled = first + 2 * WINDOW_MS;
			return {
				ms: last - first,
				refused: refused.length,
				refusedLater: refused.filter(({ receivedAt }) => receivedAt >= settled).length,
			};
		};
		const runs: Array<Awaited<ReturnType<typeof send>>> = [];
		for (let round = 0; round < rounds; round++) {
			runs.push(await send());
			say(`round ${round + 1} of ${rounds}`);
		}
		const leastMs = (count / QUOTA_PER_MINUTE - 1) * WINDOW_MS;
		const ms = median(runs.map((run) => run.ms));
		const perCent = (share: number) => (100 * share) / count;
		const line = { name: 'g', rounds };
		const lines = [
			{
				...line,
				what: `Time of ${count} messages of ${PROCESSES} processes with one token, at least ${leastMs / 1000} s`,
				...{ unit: 's', ours: ms / 1000 },
				ratio: { of: 'of the least', value: ms / leastMs, aim: '≤ 1.10' },
			},
			{
				...line,
				what: 'Refused, of the messages, the most in one run; aim: 10 %',
				...{ unit: '%', ours: Math.max(...runs.map(({ refused }) => perCent(refused))) },
			},
			{
				...line,
				what: 'Of them, once two windows have passed',
				...{ unit: '%', ours: Math.max(...runs.map(({ refusedLater }) => perCent(refusedLater))) },
			},
		];
		return { lines, measurements: { leastMs, runs } };
	},
};
