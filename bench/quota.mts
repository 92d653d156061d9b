// (e): delivery that the server's quota limits. A minute of the quota is scaled to a few seconds.
import type { Case } from './case.mjs';
import { alternate, median } from './measure.mjs';
import { httpRequest, optimlyMessage, QUOTA_PER_MINUTE, type Sender } from './nodes.mjs';

const CHATS = 50;

export const quota: Case = {
	names: ['e'],
	title: 'Within a quota of 100 per minute',
	async run(bench, say) {
		const rounds = bench.short ? 1 : bench.rounds;
		const windowFactor = 1 / 15;
		const windowMs = 60_000 * windowFactor;
		const count = bench.short ? 300 : 500;
		const send = async (sender: Sender) => {
			const rateLimits = { set: 'token' as const, windowFactor };
			const chats = await bench.server.prepare(CHATS, { latencyMs: 0, rateLimits });
			const job = { ...sender, chats, warmUp: 0, counts: [count], windowFactor };
			const [taken] = await bench.measure(job);
			const messages = await bench.server.messages();
			const refused = messages.filter(({ status }) => status === 429).length;
			return { ...taken, refused };
		};
		type Sent = Awaited<ReturnType<typeof send>>;
		const batch = { batchSize: QUOTA_PER_MINUTE, batchInterval: windowMs };
		const [ours, peer]: Sent[][] = await alternate(
			rounds,
			say,
			async () => await send(optimlyMessage(10, 'optimlyWithQuota')),
			// It repeats nothing that was refused, and without this setting it would stop there.
			async () =>
				await send({
					...httpRequest(bench.server, batch),
					settings: { onError: 'continueRegularOutput' },
				}),
		);
		// The first hundred go at once; each further hundred needs one more window.
		const leastMs = (count / QUOTA_PER_MINUTE - 1) * windowMs;
		const time = (runs: Sent[]) => median(runs.map(({ ms }) => ms)) / 1000;
		const lines = [
			{
				name: 'e',
				what: `Time of ${count} messages at ${QUOTA_PER_MINUTE} per ${windowMs / 1000} s, at least ${leastMs / 1000} s; beside batches of ${QUOTA_PER_MINUTE} every ${windowMs / 1000} s`,
				unit: 's',
				ours: time(ours),
				peer: time(peer),
				ratio: { of: 'of the least', value: (time(ours) * 1000) / leastMs, aim: '≤ 1.05' },
				rounds,
			},
			{
				name: 'e',
				what: 'Answers 429, the most in one run',
				unit: '',
				ours: Math.max(...ours.map(({ refused }) => refused)),
				peer: Math.max(...peer.map(({ refused }) => refused)),
				rounds,
			},
		];
		return { lines, measurements: { leastMs, ours, peer } };
	},
};
