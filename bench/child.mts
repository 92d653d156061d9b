// The process in which one measurement is taken: runs a workflow with one node and prints what it took as a line of
// JSON. Node.js 24 runs this file, and the ones that it imports, as they are: a transpiler in the process would be
// measured, too.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { text } from 'node:stream/consumers';
import type { INodeExecutionData } from 'n8n-workflow';
import { openEngine } from './benchEngine.mts';
import type { Job, Taken } from './measure.mts';

/** As many items for each chat, in an order that is mixed but always the same. */
function itemsFor(allChats: readonly string[], count: number): INodeExecutionData[] {
	const chats = Array.from({ length: count }, (_, index) => allChats[index % allChats.length]);
	let random = 1;
	for (let index = count - 1; index > 0; index--) {
		random = (Math.imul(random, 1_103_515_245) + 12_345) >>> 0;
		const other = (random >>> 8) % (index + 1);
		[chats[index], chats[other]] = [chats[other], chats[index]];
	}
	return chats.map((chat, index) => ({ json: { chat, text: `Message ${index}` } }));
}

/** Peak memory of this process so far, in MB. */
const peakMb = () => process.resourceUsage().maxRSS / 1024;

const job: Job = JSON.parse(await text(process.stdin));
const engine = await openEngine(job);

async function measured(count: number): Promise<Taken> {
	const items = itemsFor(job.chats, count);
	globalThis.gc?.();
	const startMb = process.memoryUsage.rss() / 1024 / 1024;
	const delay = monitorEventLoopDelay({ resolution: 10 });
	delay.enable();
	const cpu = process.cpuUsage();
	const start = performance.now();
	const came = (await engine.run(items)).length;
	const ms = performance.now() - start;
	const { user, system } = process.cpuUsage(cpu);
	delay.disable();
	if (came !== count) throw new Error(`${count} items went in, ${came} came out`);
	return {
		count,
		ms,
		cpuMs: (user + system) / 1000,
		peakMb: peakMb(),
		grownMb: peakMb() - startMb,
		blockedMs: delay.max / 1e6,
	};
}

if (job.warmUp > 0) await engine.run(itemsFor(job.chats, job.warmUp));
const taken: Taken[] = [];
for (const count of job.counts) taken.push(await measured(count));
await engine.close();
process.stdout.write(`${JSON.stringify(taken)}\n`);
