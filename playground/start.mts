// npm start: real n8n with this package in it, beside a local Optimly, with the examples loaded and two of them run
// once. Its options are in startOptions.mts.
import { stopEverything, stopEverythingOnSignals } from '../scripts/processes.mjs';
import { endWithNpm } from './end-with-npm.mjs';
import { fit } from './fit.mjs';
import { claimPlayground, noteEditor } from './one-at-a-time.mjs';
import { HELP, readOptions, WrongUsage, type StartOptions } from './startOptions.mjs';
import { describeAddresses, describeResults } from './startReport.mjs';
import { forgetHome } from './reset.mjs';
import { runSteps, type Playground } from './steps.mjs';

function fail(error: unknown): void {
	process.exitCode = 1;
	const why = error instanceof Error ? error.message : String(error);
	console.error(fit(`\nnpm start failed. ${why}`));
}

/** Stays until a signal ends everything, or until a part ends by itself, which is a failure. */
async function stay({ n8n, sandbox }: Playground): Promise<never> {
	return await new Promise((_resolve, reject) => {
		for (const part of [n8n.process, sandbox.process])
			part.onUnexpectedEnd((sentence) => reject(new Error(sentence)));
	});
}

async function start(options: StartOptions): Promise<void> {
	let ready = false;
	stopEverythingOnSignals((signal) => {
		console.log(`\nStopping n8n and the sandbox (${signal}) ...`);
		// Ctrl-C is how a user ends the demo: no failure, unless it was not up yet.
		return ready ? 0 : 130;
	});
	endWithNpm();
	try {
		await claimPlayground();
		if (options.reset) console.log(fit(await forgetHome()));
		const playground = await runSteps(options);
		console.log(describeResults(playground));
		if (options.once) return;
		ready = true;
		await noteEditor(playground.n8n.url);
		console.log(describeAddresses(playground));
		await stay(playground);
	} catch (error) {
		fail(error);
	} finally {
		await stopEverything();
	}
}

async function main(): Promise<void> {
	try {
		const options = readOptions(process.argv.slice(2));
		if (options.help) console.log(HELP);
		else await start(options);
	} catch (error) {
		if (!(error instanceof WrongUsage)) throw error;
		console.error(error.message);
		process.exitCode = 2;
	}
}

await main();
