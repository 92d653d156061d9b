// The process in which one of the lines (j) is taken: runs the node against answers that are small, then large, and
// prints the longest times without a break as a line of JSON. Node.js 24 runs this file as it is, see child.mts.
import { text } from 'node:stream/consumers';
import { openEngine } from './benchEngine.mts';
import { longestBlock } from './longestBlock.mts';
import type { Job } from './measure.mts';

const job: Job = JSON.parse(await text(process.stdin));
const engine = await openEngine(job);
const [small, large] = job.chats.map((chat) => [{ json: { chat, text: 'Hello' } }]);

// A running n8n is warm, but hardly by answers of this size.
for (let run = 0; run < job.warmUp; run++) await engine.run(small);
const blockedMs: number[] = [];
for (const count of job.counts) {
	globalThis.gc?.();
	const ended = longestBlock();
	const came = (await engine.run(large)).length;
	blockedMs.push(await ended());
	if (came !== count) throw new Error(`${count} items were to come out, ${came} did`);
}
await engine.close();
process.stdout.write(`${JSON.stringify(blockedMs)}\n`);
