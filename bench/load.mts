// (f): what it takes to load the node in an n8n that runs already, and to download the package.
import { stat } from 'node:fs/promises';
import { execa } from 'execa';
import { z } from 'zod';
import { RUNTIME } from '../playground/folders.mjs';
import type { Case, Workbench } from './case.mjs';
import { alternate, median } from './measure.mjs';

/** Loads n8n-workflow, then the node, and prints how many milliseconds the second took. */
const LOAD = `
	const { createRequire } = require('node:module');
	const [runtime, file, name] = process.argv.slice(1);
	createRequire(runtime + '/package.json')('n8n-workflow');
	const start = performance.now();
	new (require(file)[name])();
	console.log(performance.now() - start);
`;

export const load: Case = {
	names: ['f'],
	title: 'Loading the node, size of the package',
	async run(bench, say) {
		const rounds = bench.short ? 5 : 11;
		const [ours, peer] = await alternate(
			rounds,
			say,
			async () =>
				await loading(
					bench,
					`${bench.place.packageFolder}/dist/nodes/OptimlyMessage/OptimlyMessage.node.js`,
					'OptimlyMessage',
				),
			async () =>
				await loading(
					bench,
					`${RUNTIME}/node_modules/n8n-nodes-base/dist/nodes/HttpRequest/HttpRequest.node.js`,
					'HttpRequest',
				),
		);
		const kilobytes = (await stat(bench.tarball)).size / 1000;
		const lines = [
			{
				name: 'f',
				what: 'Loading the built node in a fresh process that holds n8n-workflow',
				unit: 'ms',
				ours: median(ours),
				peer: median(peer),
				ratio: { of: 'of 30 ms', value: median(ours) / 30, aim: '≤ 1.0' },
				rounds,
			},
			{
				name: 'f',
				what: 'Size of the tarball',
				unit: 'kB',
				ours: kilobytes,
				ratio: { of: 'of 150 kB', value: kilobytes / 150, aim: '≤ 1.0' },
				rounds: 1,
			},
		];
		return { lines, measurements: { ours, peer, kilobytes } };
	},
};

async function loading({ place }: Workbench, file: string, name: string): Promise<number> {
	const { stdout } = await execa(place.node, ['-e', LOAD, RUNTIME, file, name], {
		env: { NODE_OPTIONS: '' },
	});
	return z.coerce.number().parse(stdout);
}
