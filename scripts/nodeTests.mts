// The tests of a folder with Node's own test runner: npm run test:real, test:e2e, test:queue.
// More arguments go to the runner.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand, stopEverythingOnSignals } from './processes.mjs';

const [folder, ...more] = process.argv.slice(2);
if (folder === undefined) throw new Error('Which folder? E.g. tsx scripts/nodeTests.mts test/real');

stopEverythingOnSignals(() => 130);
const files = (await readdir(folder)).filter((file) => file.endsWith('.test.mts')).sort();
// One file after another: each starts an n8n of its own.
const { ok } = await runCommand(
	process.execPath,
	[
		...['--import', 'tsx', '--test', '--test-concurrency=1', ...more],
		...files.map((file) => join(folder, file)),
	],
	{ live: true },
);
process.exitCode = ok ? 0 : 1;
