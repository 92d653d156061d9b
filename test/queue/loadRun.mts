// One run of a load: submits it, waits until n8n is through, and accounts for every submission.
import { z } from 'zod';
import { until } from '../../playground/until.mjs';
import { steer } from '../real/realN8n.mjs';
import { account, type Accounts, type Evidence } from './accounting.mjs';
import type { Cluster } from './cluster.mjs';
import { readLedger, UNFINISHED } from './ledger.mjs';
import { say } from './say.mjs';
import { submitAll, type Submission } from './submissions.mjs';
import type { WorkerRecord } from './workers.mjs';
import { EXECUTION_KEY, leadWorkflow, type ResponseMode } from './workflow.mjs';

export interface RunPlan {
	/** Names the run, its workflows and its submissions. */
	name: string;
	count: number;
	/** One webhook for each, used in turn. */
	responseModes: ResponseMode[];
	/** Time that the sandbox takes for each request. */
	latencyMs: number;
	/** What happens in mid-run. */
	disturb?: (run: RunUnderWay) => Promise<void>;
}

/** What a disturbance may look at. */
export interface RunUnderWay {
	/** Resolves when so many submissions have ended. */
	ended(count: number): Promise<void>;
	/** Reads from n8n which submission each unfinished execution belongs to; a given-up one no longer tells. */
	nameUnfinished(): Promise<void>;
}

export interface RunResult extends Accounts {
	plan: RunPlan;
	/** From the first submission to the end of the last execution. */
	seconds: number;
	workers: WorkerRecord[];
	evidence: Evidence;
}

/** How long n8n may take to finish what is left, or to give it up, after the last submission. */
const REST_SECONDS = 180;

const STATE = z.object({
	chats: z.array(
		z.object({ chat_id: z.string(), client_id: z.string(), metadata: z.record(z.unknown()) }),
	),
	messages: z.array(z.object({ chat_id: z.string(), metadata: z.record(z.unknown()) })),
});

/** Runs the plan on the cluster as it is. */
export async function runLoad(cluster: Cluster, plan: RunPlan): Promise<RunResult> {
	const { name, count, responseModes, latencyMs, disturb } = plan;
	await steer(cluster, 'POST', 'reset');
	await steer(cluster, 'PUT', 'settings', { latencyMs, rateLimits: false });
	const workflows = await Promise.all(
		responseModes.map(async (responseMode) => {
			const path = `${name}-${responseMode}`;
			const workflow = leadWorkflow(path, responseMode, cluster.credential);
			const id = await cluster.rest.saveAndActivate(workflow);
			return { id, url: `${cluster.url}/webhook/${path}`, responseMode };
		}),
	);
	const ids = workflows.map(({ id }) => id);
	const ledger = async (withData = false) => await readLedger(cluster.postgres, ids, withData);

	const named = new Map<string, string>();
	const done: Submission[] = [];
	const progress = setInterval(() => say(`${name}: ${done.length} of ${count} answered`), 10_000);
	const started = Date.now();
	const disturbance = disturb?.({
		ended: async (wanted) =>
			void (await until(`${wanted} submissions to end`, 300, async () =>
				done.length >= wanted ? true : undefined,
			)),
		nameUnfinished: async () => {
			for (const { id, status, email } of await ledger(true))
				if (UNFINISHED.includes(status) && email !== undefined) named.set(id, email);
		},
	});
	const [submissions] = await Promise.all([
		submitAll({ name, count, webhooks: workflows, onEnd: (submission) => done.push(submission) }),
		disturbance,
	]).finally(() => clearInterval(progress));
	say(`${name}: ${count} of ${count} answered; waiting for what n8n still works on`);
	await until('n8n to finish every execution', REST_SECONDS, async () =>
		(await ledger()).some(({ status }) => UNFINISHED.includes(status)) ? undefined : true,
	);
	const seconds = (Date.now() - started) / 1000;

	const workers = await cluster.workers.records();
	const executions = await ledger(true);
	const evidence = { submissions, ...(await stored(cluster)), executions, named, workers };
	return { plan, seconds, workers, evidence, ...account(evidence) };
}

/** What the sandbox holds of the submissions. */
export async function stored(cluster: Cluster): Promise<Pick<Evidence, 'chats' | 'leads'>> {
	const { chats, messages } = STATE.parse(await steer(cluster, 'GET', 'state'));
	return {
		chats: chats.map(({ chat_id, client_id, metadata }) => ({
			chatId: chat_id,
			email: client_id,
			executionId: String(metadata[EXECUTION_KEY]),
		})),
		leads: messages
			.filter(({ metadata }) => metadata['form_type'] === 'lead_capture')
			.map(({ chat_id, metadata }) => ({ chatId: chat_id, email: String(metadata['email']) })),
	};
}
