// npm start: real n8n with this package in it, beside a local Optimly, with two example workflows that have run once.
//
//   npm start              stays until Ctrl-C
//   npm start -- --once    ends after the examples have run: code 0 when all went well
import { parseArgs } from 'node:util';
import { stopEverything, stopEverythingOnSignals } from '../scripts/processes.mjs';
import { endWithNpm } from './end-with-npm.mjs';
import { describeAddresses, describeResults } from './report.mjs';
import { runSteps, type Playground } from './steps.mjs';

function fail(error: unknown): void {
	process.exitCode = 1;
	console.error(`\nnpm start failed. ${error instanceof Error ? error.message : String(error)}`);
}

/** Stays until a signal ends everything, or until a part ends by itself, which is a failure. */
async function stay({ n8n, sandbox }: Playground): Promise<never> {
	return await new Promise((_resolve, reject) => {
		for (const part of [n8n.process, sandbox.process])
			part.onUnexpectedEnd((sentence) => reject(new Error(sentence)));
	});
}

async function main(): Promise<void> {
	const { once } = parseArgs({ options: { once: { type: 'boolean', default: false } } }).values;
	let ready = false;
	stopEverythingOnSignals((signal) => {
		console.log(`\nStopping n8n and the sandbox (${signal}) ...`);
		// Ctrl-C is how a user ends the demo: no failure, unless it was not up yet.
		return ready ? 0 : 130;
	});
	endWithNpm();
	try {
		const playground = await runSteps(once);
		console.log(describeResults(playground));
		if (once) return;
		ready = true;
		console.log(describeAddresses(playground));
		await stay(playground);
	} catch (error) {
		fail(error);
	} finally {
		await stopEverything();
	}
}

await main();
