// Where it is measured: the playground's n8n, and this package installed as n8n installs it.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { n8nEnvironment } from '../playground/environment.mjs';
import { RUNTIME } from '../playground/folders.mjs';
import { must } from '../playground/must.mjs';
import { installPackage, packPackage } from '../playground/package-under-test.mjs';
import { runStep, runTogether, Step } from '../playground/progress.mjs';
import { installRuntime, type Runtime } from '../playground/runtime.mjs';
import { choosePort } from '../playground/ports.mjs';
import type { Place } from './measure.mjs';
import { credentials } from './nodes.mjs';
import { Server } from './benchServer.mjs';

/** Below the runtime, so that the package finds the n8n-workflow of that n8n, as it does in a server. */
export const HOME = join(RUNTIME, 'home-of-bench');

/** Builds, packs and installs the package; installs n8n when it is missing; starts the sandbox. */
export async function preparePlace(): Promise<{ place: Place; tarball: string; server: Server }> {
	const pack = new Step('Build and pack the package', packPackage);
	const install = new Step('Install n8n (the first time takes minutes and 2.5 GB)', installRuntime);
	await runTogether(pack, install);
	const runtime = install.result;
	const server = await runStep('Install the package, save the credentials', async (say) => {
		await installPackage(pack.result, HOME);
		const started = await Server.start();
		say('n8n makes its database');
		await saveCredentials(runtime, started);
		return started;
	});
	const packageFolder = join(HOME, '.n8n', 'nodes', 'node_modules', 'n8n-nodes-optimly');
	return { place: { node: runtime.node, packageFolder, home: HOME }, tarball: pack.result, server };
}

/** Writes the credentials into n8n's database, as its command line does it. */
export async function saveCredentials({ node, n8n }: Runtime, server: Server): Promise<void> {
	const folder = await mkdtemp(join(tmpdir(), 'optimly-bench-'));
	try {
		const file = join(folder, 'credentials.json');
		const all = Object.entries(credentials(server)).map(([id, one]) => ({ id, name: id, ...one }));
		await writeFile(file, JSON.stringify(all), { mode: 0o600 });
		const [port, brokerPort] = [await choosePort(0), await choosePort(0)];
		await must(node, [n8n, 'import:credentials', `--input=${file}`], {
			env: n8nEnvironment({ home: HOME, port: port.port, brokerPort: brokerPort.port }),
		});
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
