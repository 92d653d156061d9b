/**
 * Where the processor time and the memory of case (b) go, by package and by function:
 *
 *   npx tsx bench/profile.mts [optimly|http] [items] [functions]
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { stopEverything, stopEverythingOnSignals } from '../scripts/processes.mjs';
import { measure } from './measure.mjs';
import { httpRequest, optimlyMessage } from './nodes.mjs';
import { preparePlace } from './place.mjs';

const CALL_FRAME = z.object({ functionName: z.string(), url: z.string(), lineNumber: z.number() });
const CPU_PROFILE = z.object({
	nodes: z.array(z.object({ id: z.number(), callFrame: CALL_FRAME })),
	samples: z.array(z.number()),
	timeDeltas: z.array(z.number()),
});

type CallFrame = z.infer<typeof CALL_FRAME>;

/** "n8n-core", "node:internal/…" without the file, "n8n-nodes-optimly", or V8's own "(garbage collector)". */
function ownerOf({ url, functionName }: CallFrame): string {
	const parts = url.split('/node_modules/');
	if (parts.length > 1) return /^(@[^/]+\/)?[^/]+/.exec(parts[parts.length - 1])?.[0] ?? url;
	if (url.startsWith('node:')) return 'Node.js';
	return url === '' ? functionName : 'bench';
}

const nameOf = (frame: CallFrame) =>
	`${frame.functionName || '(anonymous)'} ${ownerOf(frame)} ${frame.url.split('/').slice(-2).join('/')}:${frame.lineNumber + 1}`;

function sums<T>(entries: ReadonlyArray<readonly [key: T, value: number]>): Array<[T, number]> {
	const total = new Map<T, number>();
	for (const [key, value] of entries) total.set(key, (total.get(key) ?? 0) + value);
	return [...total].sort(([, a], [, b]) => b - a);
}

const [which = 'optimly', items = '5000', functions = '40'] = process.argv.slice(2);
stopEverythingOnSignals(() => 130);
const folder = await mkdtemp(join(tmpdir(), 'optimly-profile-'));
try {
	const { place, server } = await preparePlace();
	const chats = await server.prepare(100, { latencyMs: 0 });
	const sender = which === 'http' ? httpRequest(server) : optimlyMessage();
	const [taken] = await measure(place, { ...sender, chats, warmUp: 200, counts: [Number(items)] }, [
		'--cpu-prof',
		`--cpu-prof-dir=${folder}`,
	]);
	const [file] = await readdir(folder);
	const { nodes, samples, timeDeltas } = CPU_PROFILE.parse(
		JSON.parse(await readFile(join(folder, file), 'utf8')),
	);
	const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
	const times = samples.flatMap((id, index): Array<[CallFrame, number]> => {
		const frame = frames.get(id);
		return frame && frame.functionName !== '(idle)' ? [[frame, timeDeltas[index] / 1000]] : [];
	});
	const all = times.reduce((sum, [, ms]) => sum + ms, 0);
	const print = (entries: Array<[string, number]>, most: number) => {
		for (const [key, ms] of entries.slice(0, most))
			console.log(
				`${((ms / all) * 100).toFixed(1).padStart(5)} %  ${ms.toFixed(0).padStart(6)} ms  ${key}`,
			);
	};
	console.log(`\n${JSON.stringify(taken)}\n\nBy package:`);
	print(sums(times.map(([frame, ms]) => [ownerOf(frame), ms] as const)), 25);
	console.log('\nBy function:');
	print(sums(times.map(([frame, ms]) => [nameOf(frame), ms] as const)), Number(functions));
} finally {
	await stopEverything();
	await rm(folder, { recursive: true, force: true });
}
