// (a) and (a2): many messages over many chats to a server that takes its time. What it costs to keep the order.
import type { Case, Workbench } from './case.mjs';
import { alternate, median, type Taken } from './measure.mjs';
import { httpRequest, optimlyMessage, type Sender } from './nodes.mjs';
import type { SeenMessage } from './benchServer.mjs';

const LATENCY_MS = 100;
/** Of HTTP Request: latency and what the way and the server add to it; less does not keep the order. */
const INTERVAL_MS = LATENCY_MS + 10;
const PER_CHAT = 10;

/** What of a run broke the order. */
interface Disorder {
	/** Messages that left before the one before them in their chat was answered. */
	early: number;
	/** Messages that arrived behind a later one of their chat. */
	overtaken: number;
}

const indexOf = ({ body }: SeenMessage) => Number(/\d+$/.exec(body?.content ?? '')?.[0]);

/** Reads from the server's log whether each chat got its messages one after another, in the order of the items. */
export function disorder(messages: readonly SeenMessage[]): Disorder {
	let early = 0;
	let overtaken = 0;
	const lastOf = new Map<string, SeenMessage>();
	for (const message of messages) {
		const chat = message.chatId ?? '';
		const last = lastOf.get(chat);
		if (last && message.receivedAt < (last.respondedAt ?? Number.POSITIVE_INFINITY)) early += 1;
		if (last && indexOf(message) < indexOf(last)) overtaken += 1;
		lastOf.set(chat, message);
	}
	return { early, overtaken };
}

interface OrderRun extends Taken, Disorder {}

async function send(bench: Workbench, count: number, sender: Sender): Promise<OrderRun> {
	const { server } = bench;
	const chats = await server.prepare(count / PER_CHAT, { latencyMs: LATENCY_MS });
	const warmUp = Math.min(20, count);
	const [taken] = await bench.measure({ ...sender, chats, warmUp, counts: [count] });
	const messages = await server.messages();
	// The first ones are those of the run that warms up.
	return { ...taken, ...disorder(messages.slice(warmUp)) };
}

const seconds = (runs: readonly OrderRun[]) => median(runs.map(({ ms }) => ms)) / 1000;
const most = (runs: readonly OrderRun[], key: keyof Disorder) =>
	Math.max(...runs.map((run) => run[key]));

/** (a) The same order: HTTP Request with one item at a time and a pause that is longer than the answer takes. */
export const orderKept: Case = {
	names: ['a'],
	title: 'Order kept in each chat',
	async run(bench, say) {
		const { rounds, short } = bench;
		const few = short ? 100 : 200;
		const many = short ? 100 : 1000;
		const ours = async (count: number) => await send(bench, count, optimlyMessage(10));
		const ordered = async (count: number) =>
			await send(
				bench,
				count,
				httpRequest(bench.server, { batchSize: 1, batchInterval: INTERVAL_MS }),
			);
		const latency = await bench.server.latencyAsSeen(LATENCY_MS);
		const [fewOurs, fewPeer] = await alternate(
			rounds,
			say,
			async () => await ours(few),
			async () => await ordered(few),
		);
		say(`${many} messages`);
		const [manyOurs] = await alternate(rounds, say, async () => await ours(many));
		// Nearly two minutes of sleep: once tells all, the shorter runs tell how much it varies.
		const manyPeer = short ? [] : [await ordered(many)];
		const laneLimit = ((many / 10) * latency) / 1000;
		const line = { name: 'a', rounds };
		const faster = (peer: number, own: number, aim?: string) => ({
			of: 'times as fast',
			value: peer / own,
			aim,
		});
		const lines = [
			{
				...line,
				what: `Time of ${few} messages over ${few / PER_CHAT} chats at ${LATENCY_MS} ms latency, in order: 10 lanes beside batches of 1 every ${INTERVAL_MS} ms`,
				unit: 's',
				ours: seconds(fewOurs),
				peer: seconds(fewPeer),
				ratio: faster(seconds(fewPeer), seconds(fewOurs), '≥ 8'),
			},
			...(short
				? []
				: [
						{
							...line,
							what: `The same with ${many} messages over ${many / PER_CHAT} chats (HTTP Request once)`,
							unit: 's',
							ours: seconds(manyOurs),
							peer: seconds(manyPeer),
							ratio: faster(seconds(manyPeer), seconds(manyOurs), '≥ 8'),
						},
					]),
			{
				...line,
				what: `${many} messages beside what 10 lanes can do at best, at a latency as seen of ${latency.toFixed(1)} ms: ${laneLimit.toFixed(2)} s`,
				unit: 's',
				ours: seconds(manyOurs),
				ratio: { of: 'of the least', value: seconds(manyOurs) / laneLimit, aim: '≤ 1.2' },
			},
			{
				...line,
				what: 'Messages sent before the one before them in the chat was answered',
				unit: '',
				ours: most([...fewOurs, ...manyOurs], 'early'),
				peer: most([...fewPeer, ...manyPeer], 'early'),
			},
		];
		return { lines, measurements: { latency, fewOurs, fewPeer, manyOurs, manyPeer } };
	},
};

/** (a2) The same messages: HTTP Request as it is by default, without order, beside 64 lanes, with order. */
export const orderAgainstNone: Case = {
	names: ['a2'],
	title: 'Order kept, beside no order',
	async run(bench, say) {
		const { rounds, short } = bench;
		const count = short ? 300 : 1000;
		const [ours, peer] = await alternate(
			rounds,
			say,
			async () => await send(bench, count, optimlyMessage(64)),
			async () => await send(bench, count, httpRequest(bench.server)),
		);
		const line = { name: 'a2', rounds };
		const lines = [
			{
				...line,
				what: `Time of ${count} messages over ${count / PER_CHAT} chats at ${LATENCY_MS} ms latency: 64 lanes with order beside the default without`,
				unit: 's',
				ours: seconds(ours),
				peer: seconds(peer),
				ratio: { of: 'of its time', value: seconds(ours) / seconds(peer), aim: '≤ 1.0' },
			},
			{
				...line,
				what: 'Messages sent before the one before them in the chat was answered',
				unit: '',
				ours: most(ours, 'early'),
				peer: most(peer, 'early'),
			},
			{
				...line,
				what: 'Messages that arrived behind a later one of their chat',
				unit: '',
				ours: most(ours, 'overtaken'),
				peer: most(peer, 'overtaken'),
			},
		];
		return { lines, measurements: { ours, peer } };
	},
};
