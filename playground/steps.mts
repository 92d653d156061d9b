// The steps of npm start, in their order.
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { EXAMPLES } from './example-list.mjs';
import {
	callWebhook,
	CREDENTIAL_TYPE,
	FORM_EXAMPLE,
	loadExample,
	submitForm,
	WEBHOOK_EXAMPLE,
	type Answer,
} from './examples.mjs';
import { HOME, LOGS } from './folders.mjs';
import { DEMO_LOGIN, N8nRest, type Credential } from './n8n-rest.mjs';
import { startN8n, type RunningN8n } from './n8n.mjs';
import { installPackages, packPackages } from './package-under-test.mjs';
import { NUMENO_NODE, runNumenoExample, type NumenoAnswer } from './numeno-example.mjs';
import { choosePort, describePort } from './ports.mjs';
import { runStep, runTogether, Step, type Say } from './progress.mjs';
import { installRuntime, type Runtime } from './runtime.mjs';
import { startSandbox, type RunningSandbox, type StoredLead } from './sandbox.mjs';

/** Everything that runs, and what the examples brought back. */
export interface Playground {
	n8n: RunningN8n;
	sandbox: RunningSandbox;
	lead: StoredLead;
	answer: Answer;
	numenoAnswer: NumenoAnswer;
}

const WANTED_PORTS = { n8n: 5678, sandbox: 8787, broker: 5679 };
const NODE_TYPE = 'n8n-nodes-optimly.optimlyMessage';

/**
 * Runs all steps.
 *
 * @param guarded refuse n8n every connection beyond this machine, and fail when it tried one
 * @throws Error with the title of the step that failed and the reason
 */
export async function runSteps(guarded: boolean): Promise<Playground> {
	const runtime = await preparePackageAndRuntime();
	const guardLog = guarded ? join(LOGS, 'netguard.log') : undefined;
	const { n8n, sandbox } = await startServers(runtime, guardLog);
	const rest = new N8nRest(n8n.url);
	const credential = await runStep('Sign in and save the credential', async (_say, retitle) => {
		const saved = await signInAndSaveCredential(rest, sandbox);
		retitle('Signed in; the credential is saved and its test says OK');
		return saved;
	});
	const idOf = await runStep(
		`Load the ${EXAMPLES.length} example workflows`,
		async (say) => await loadExamples(rest, credential, say),
	);
	const at = (file: string) => ({ n8nUrl: n8n.url, n8n: rest, workflowId: idOf(file) });
	const lead = await runStep(
		'Fill in the form, wait for the lead in the sandbox',
		async () => await submitForm(at(FORM_EXAMPLE.file), sandbox),
	);
	const answer = await runStep(
		'Post a message to the webhook, get the reply',
		async () => await callWebhook(at(WEBHOOK_EXAMPLE.file)),
	);
	const numenoAnswer = await runStep(
		'Run the example of the Numeno package, get the reply',
		async () => await runNumenoExample(rest, n8n.url, sandbox),
	);
	if (guardLog !== undefined)
		await runStep(
			'Check that n8n asked for nothing outside this machine',
			async () => await assertQuiet(guardLog),
		);
	return { n8n, sandbox, lead, answer, numenoAnswer };
}

async function preparePackageAndRuntime(): Promise<Runtime> {
	const pack = new Step('Build and pack the packages', async () => await packPackages());
	const install = new Step(
		'Install n8n 2.41.1 (the first time takes minutes and 2.5 GB)',
		async (say, retitle) => {
			const runtime = await installRuntime(say);
			retitle('n8n 2.41.1 is installed');
			return runtime;
		},
	);
	await runTogether(pack, install);
	await runStep(
		'Install the packed packages into n8n',
		async () => await installPackages(pack.result, HOME),
	);
	return install.result;
}

async function startServers(
	runtime: Runtime,
	guardLog: string | undefined,
): Promise<Pick<Playground, 'n8n' | 'sandbox'>> {
	await mkdir(LOGS, { recursive: true });
	if (guardLog !== undefined) await rm(guardLog, { force: true });
	// One after another: two free ports that are chosen at the same moment could be the same.
	const sandboxPort = await choosePort(WANTED_PORTS.sandbox);
	const n8nPort = await choosePort(WANTED_PORTS.n8n);
	const broker = await choosePort(WANTED_PORTS.broker);
	const sandbox = new Step(
		`Start the sandbox on ${describePort(sandboxPort)}`,
		async () => await startSandbox(sandboxPort.port),
	);
	const n8n = new Step(
		`Start n8n on ${describePort(n8nPort)}`,
		async () =>
			await startN8n(
				runtime,
				{ home: HOME, port: n8nPort.port, brokerPort: broker.port },
				{ guardLog },
			),
	);
	await runTogether(sandbox, n8n);
	return { n8n: n8n.result, sandbox: sandbox.result };
}

async function signInAndSaveCredential(
	n8n: N8nRest,
	{ url, token }: RunningSandbox,
): Promise<{ id: string; name: string }> {
	await n8n.signIn(DEMO_LOGIN);
	const types = await n8n.nodeTypes();
	for (const type of [NODE_TYPE, NUMENO_NODE])
		if (!types.some(({ name }) => name === type))
			throw new Error(`n8n did not load its package: it knows no ${type}`);
	const credential: Credential = {
		name: 'Optimly sandbox',
		type: CREDENTIAL_TYPE,
		data: { authentication: 'bearer', accessToken: token, baseUrl: url },
	};
	const id = await n8n.saveCredential(credential);
	await n8n.testCredential(id, credential);
	return { id, name: credential.name };
}

/** Loads all examples; resolves to a function from file to workflow id. */
async function loadExamples(
	n8n: N8nRest,
	credential: { id: string; name: string },
	say: Say,
): Promise<(file: string) => string> {
	const ids = new Map<string, string>();
	for (const example of EXAMPLES) {
		say(example.title);
		ids.set(example.file, await loadExample(n8n, example, credential));
	}
	return (file) => ids.get(file) ?? '';
}

/** @throws Error with what n8n wanted, when netguard.cjs noted anything */
async function assertQuiet(guardLog: string): Promise<void> {
	const asked = await readFile(guardLog, 'utf8').catch(() => '');
	if (asked !== '') throw new Error(`it did, and was refused:\n${asked.trimEnd()}`);
}
