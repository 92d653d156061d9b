// The process in which one of the lines (i) is taken: what the pacer and the journal cost where many wait. Prints it as
// a line of JSON. Each does its work in the steps in which the node does it: what it blocks in between counts. Node.js
// 24 runs this file as it is, see child.mts.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setImmediate as nextTurn, setTimeout as delayed } from 'node:timers/promises';
import { longestBlock } from './longestBlock.mts';

const [what, folder, count] = process.argv.slice(2);
const from = createRequire(join(folder, 'package.json'));
const COUNT = Number(count);
const { Pacer } = from('./nodes/shared/quota/pacer');
const { Journal } = from('./nodes/shared/step/journal');
const { HeldBack } = from('./nodes/shared/run/heldBack');

const answer = (index: number) => ({
	message_id: `msg_${index}`,
	chat_id: `chat_${index % 100}`,
	content: 'x'.repeat(500),
	agent_response: { message_id: `reply_${index}`, content: 'y'.repeat(1_500) },
});

/** Executions come one after another, as webhooks do. */
const arrival = async (index: number) => await delayed(Math.floor(index / 10));

/** Executions that wait for their turn within a quota, each canceled by its own signal. */
async function executions(): Promise<void> {
	const pacer = new Pacer();
	pacer.setQuotas([{ kind: 'request', limit: COUNT / 10, windowMs: 500 }]);
	await Promise.all(
		Array.from({ length: COUNT }, async (_, index) => {
			await arrival(index);
			const turn = await pacer.admit({
				kinds: ['request'],
				caller: String(index),
				deadline: Date.now() + 600_000,
				endWait: new AbortController().signal,
			});
			if (!('granted' in turn)) throw new Error('A turn was not granted');
			turn.granted.counted();
		}),
	);
}

/** What n8n does for an execution that fails, at least (measured with n8n-core 2.41). */
const FAILURE_MS = 0.25;

function work(ms: number): void {
	for (const end = performance.now() + ms; performance.now() < end; );
}

/** The same, and then the server closes for a day: all of them are too late in the same moment. */
async function tooLate(): Promise<void> {
	const pacer = new Pacer();
	pacer.setQuotas([{ kind: 'request', limit: 1, windowMs: 10_000 }]);
	const deadline = Date.now() + 80_000_000;
	const ask = async (index: number) =>
		await pacer.admit({ kinds: ['request'], caller: String(index), deadline });
	const first = await ask(-1);
	const others = Array.from({ length: COUNT }, async (_, index) => {
		await arrival(index);
		if ('granted' in (await ask(index))) throw new Error('The server has closed');
		work(FAILURE_MS);
	});
	await arrival(COUNT);
	first.granted.putOff(86_400_000);
	await Promise.all(others);
}

/** A run of the node: what it remembers of each item, and what a re-run does with it. */
async function rounds(items: number, runs: number): Promise<void> {
	const store = {};
	for (let run = 0; run < runs; run++) {
		const first = new Journal(store, run, '1');
		for (let index = 0; index < items; index++) {
			const item = first.item(index, { json: { chat: index % 100, text: `text ${index}` } });
			item.leaving('message', true);
			await nextTurn();
			item.delivered('message', answer(index));
		}
		await nextTurn();
		if (runs > 1) continue;
		const again = new Journal(store, run, '1');
		const queue = [];
		for (let index = 0; index < items; index++) {
			const journal = again.item(index, { json: { chat: index % 100, text: `text ${index}` } });
			const lane = `chat ${index % 100}`;
			queue.push({ index, lane, lanes: [lane], journal });
			if (index % 100 === 0) await nextTurn();
		}
		await nextTurn();
		new HeldBack().afterEarlierTries(queue);
		await nextTurn();
		for (const { journal } of queue) journal.wasSent;
		await nextTurn();
		again.clear();
		await nextTurn();
	}
}

const WORK = new Map([
	['executions', async () => await executions()],
	['tooLate', async () => await tooLate()],
	['rounds', async () => await rounds(1, COUNT)],
	['journal', async () => await rounds(COUNT, 1)],
]);

const ended = longestBlock();
const start = performance.now();
await WORK.get(what)?.();
const ms = performance.now() - start;
const blockedMs = await ended();
process.stdout.write(`${JSON.stringify({ ms, blockedMs })}\n`);
