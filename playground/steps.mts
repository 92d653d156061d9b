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
import { describeFirstLook, takeFirstLook } from './first-look.mjs';
import { fit } from './fit.mjs';
import { HOME, LOGS } from './folders.mjs';
import { DEMO_LOGIN, N8nRest, type Credential } from './n8n-rest.mjs';
import { startN8n, type RunningN8n } from './n8n.mjs';
import { installPackages, packPackages } from './package-under-test.mjs';
import { NUMENO_NODE, runNumenoExample, type NumenoAnswer } from './numeno-example.mjs';
import type { StartOptions } from './startOptions.mjs';
import { askedOrChosen, choosePort, describePort } from './ports.mjs';
import { runStep, runTogether, Step, type Say } from './progress.mjs';
import { installRuntime, isInstalled, type Runtime } from './runtime.mjs';
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
 * @param options `once` also refuses n8n every connection beyond this machine, and fails when it tried one
 * @throws Error with the title of the step that failed and the reason
 */
export async function runSteps(options: StartOptions): Promise<Playground> {
	const sandbox = await startTheSandbox(options);
	const runtime = await preparePackageAndRuntime(sandbox);
	const guardLog = options.once ? join(LOGS, 'netguard.log') : undefined;
	const n8n = await startTheN8n(runtime, options, guardLog);
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

/** Builds the packages and installs n8n, side by side; while that takes minutes, shows what the node does. */
async function preparePackageAndRuntime(sandbox: RunningSandbox): Promise<Runtime> {
	const pack = new Step('Build and pack the packages', async () => await packPackages());
	const install = new Step(
		'Install n8n 2.41.1 (the first time takes minutes and 2.5 GB)',
		async (say, retitle) => {
			const runtime = await installRuntime(say);
			retitle('n8n 2.41.1 is installed');
			return runtime;
		},
	);
	const look = new Step("Run the node on n8n's engine meanwhile", async (_say, retitle) =>
		retitle(await firstLook(sandbox)),
	);
	await runTogether(pack, install, ...((await isInstalled()) ? [] : [look]));
	await runStep(
		'Install the packed packages into n8n',
		async () => await installPackages(pack.result, HOME),
	);
	return install.result;
}

/** What the first look brought, or in one line why there was none: the installation goes on. */
async function firstLook(sandbox: RunningSandbox): Promise<string> {
	try {
		return describeFirstLook(await takeFirstLook(sandbox));
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		const line = why.split('\n').find((text) => /Error\b/.test(text)) ?? why.split('\n')[0];
		return fit(`No first look before n8n is installed: ${line}`, 66);
	}
}

async function startTheSandbox({ port, sandboxPort }: StartOptions): Promise<RunningSandbox> {
	// Before anything takes minutes: whether n8n can have the port that was asked for.
	await askedOrChosen(port, '--port', WANTED_PORTS.n8n);
	const chosen = await askedOrChosen(sandboxPort, '--sandbox-port', WANTED_PORTS.sandbox, port);
	return await runStep(
		`Start the sandbox on ${describePort(chosen)}`,
		async () => await startSandbox(chosen.port),
	);
}

async function startTheN8n(
	runtime: Runtime,
	{ port: asked }: StartOptions,
	guardLog: string | undefined,
): Promise<RunningN8n> {
	await mkdir(LOGS, { recursive: true });
	if (guardLog !== undefined) await rm(guardLog, { force: true });
	const chosen = await askedOrChosen(asked, '--port', WANTED_PORTS.n8n);
	const broker = await choosePort(WANTED_PORTS.broker, chosen.port);
	return await runStep(
		`Start n8n on ${describePort(chosen)}`,
		async () =>
			await startN8n(
				runtime,
				{ home: HOME, port: chosen.port, brokerPort: broker.port },
				{ guardLog },
			),
	);
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
