// npm run test:real: the tests of test/real on a real n8n server, with Node's own test runner. More arguments go to it.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand, stopEverythingOnSignals } from './processes.mjs';

const FOLDER = 'test/real';

stopEverythingOnSignals(() => 130);
const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.test.mts')).sort();
// One file after another: each starts an n8n of its own.
const { ok } = await runCommand(
	process.execPath,
	[
		...['--import', 'tsx', '--test', '--test-concurrency=1', ...process.argv.slice(2)],
		...files.map((file) => join(FOLDER, file)),
	],
	{ live: true },
);
process.exitCode = ok ? 0 : 1;
