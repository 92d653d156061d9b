// Puts the workflows of examples/ into n8n and uses each as the outside world would: over HTTP.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { WEBHOOK_BODY, type Example } from './example-list.mjs';
import { ROOT } from './folders.mjs';
import type { N8nRest, Workflow } from './n8n-rest.mjs';
import { findLead, type RunningSandbox, type StoredLead } from './sandbox.mjs';
import { tryFetch, until } from './until.mjs';

/** The credential type of this package. */
export const CREDENTIAL_TYPE = 'optimlyApi';

export const FORM_EXAMPLE = { file: 'form-to-lead.json', path: '/form/optimly-lead' };
export const WEBHOOK_EXAMPLE = { file: 'webhook-to-reply.json', path: '/webhook/optimly-reply' };

/** What the demo visitor sends; in the order of the form's fields, which n8n's form page calls field-0, field-1 ... */
const VISITOR = {
	Name: 'Demo Visitor',
	Email: 'visitor@example.com',
	Company: 'Example Ltd',
	Phone: '+1 555 0100',
	Interest: '50 seat pilot',
	Message: 'Please call me back',
};

const WORKFLOW = z.object({
	name: z.string(),
	nodes: z.array(
		z.object({ credentials: z.record(z.string(), z.unknown()).optional() }).passthrough(),
	),
	connections: z.record(z.string(), z.unknown()),
	settings: z.record(z.string(), z.unknown()),
});

const ANSWER = z.object({ chat_id: z.string(), reply: z.string().min(1) });

/** The agent's answer to a message, as the webhook's caller gets it. */
export type Answer = z.infer<typeof ANSWER>;

/** n8n answers 404 until a just activated webhook is known to it. */
const REGISTER_SECONDS = 20;

/**
 * Reads an example and puts the given credential in the place of the placeholder.
 *
 * @param type of the credential, when it is not that of Optimly
 * @param folder in which the file is
 */
export async function readExample(
	file: string,
	credential: { id: string; name: string },
	type = CREDENTIAL_TYPE,
	folder = 'examples',
): Promise<Workflow> {
	const workflow = WORKFLOW.parse(JSON.parse(await readFile(join(ROOT, folder, file), 'utf8')));
	const nodes = workflow.nodes.map((node) =>
		node.credentials?.[type] === undefined
			? node
			: { ...node, credentials: { ...node.credentials, [type]: credential } },
	);
	return { ...workflow, nodes };
}

/**
 * Puts an example into n8n. One that works with nothing but the sandbox is written anew and activated. One that needs
 * something else is only added when it is not there: what the user filled in stays.
 *
 * @returns the workflow's id
 */
export async function loadExample(
	n8n: N8nRest,
	example: Example,
	credential: { id: string; name: string },
): Promise<string> {
	const workflow = await readExample(example.file, credential);
	if ('use' in example && !example.byHand) return await n8n.saveAndActivate(workflow);
	return (await n8n.findWorkflow(workflow.name)) ?? (await n8n.save(workflow)).id;
}

/** A workflow that is active in a running n8n. */
export interface ActiveExample {
	n8nUrl: string;
	n8n: N8nRest;
	workflowId: string;
}

/**
 * Fills in the form as a browser does and waits for the lead in the sandbox.
 *
 * @throws Error with the node's words when the execution failed
 */
export async function submitForm(
	{ n8nUrl, n8n, workflowId }: ActiveExample,
	sandbox: Pick<RunningSandbox, 'url' | 'token'>,
): Promise<StoredLead> {
	const url = n8nUrl + FORM_EXAMPLE.path;
	await until(`the form at ${url}`, REGISTER_SECONDS, async () => {
		const page = await tryFetch(url);
		return page?.ok ? true : undefined;
	});
	const before = await n8n.newestExecution(workflowId);
	// The first look, while n8n is being installed, stores a lead with the same address.
	const known = JSON.stringify(await findLead(sandbox, VISITOR.Email));
	const form = new FormData();
	for (const [index, value] of Object.values(VISITOR).entries())
		form.append(`field-${index}`, value);
	const response = await fetch(url, {
		method: 'POST',
		body: form,
		signal: AbortSignal.timeout(30_000),
	});
	if (!response.ok)
		throw new Error(`The form answered ${response.status}: ${await response.text()}`);
	// The form answers at once; the workflow goes on behind it.
	await until('the form workflow to end', 60, async () => {
		const newest = await n8n.newestExecution(workflowId);
		if (newest === undefined || newest.id === before?.id) return undefined;
		if (newest.status === 'error') throw new Error(await n8n.whyFailed(newest.id));
		return newest.status === 'success' ? true : undefined;
	});
	return await until('the lead in the sandbox', 10, async () => {
		const lead = await findLead(sandbox, VISITOR.Email);
		return JSON.stringify(lead) === known ? undefined : lead;
	});
}

/**
 * Posts to the webhook of a workflow, which answers when the workflow has ended.
 *
 * @param path "/webhook/…"
 * @returns the parsed answer
 * @throws Error with the node's words when the execution failed
 */
export async function postToWebhook(
	{ n8nUrl, n8n, workflowId }: ActiveExample,
	path: string,
	body: unknown,
): Promise<unknown> {
	const url = n8nUrl + path;
	const response = await until(`the webhook at ${url}`, REGISTER_SECONDS, async () => {
		const answer = await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
			signal: AbortSignal.timeout(60_000),
		});
		return answer.status === 404 ? undefined : answer;
	});
	const text = await response.text();
	if (response.ok) return JSON.parse(text) as unknown;
	const newest = await n8n.newestExecution(workflowId);
	throw new Error(
		newest === undefined
			? `The webhook answered ${response.status}: ${text}`
			: await n8n.whyFailed(newest.id),
	);
}

/**
 * Posts a message to the webhook of the example.
 *
 * @throws Error with the node's words when the execution failed, or when the answer holds no reply
 */
export async function callWebhook(example: ActiveExample): Promise<Answer> {
	const answered = await postToWebhook(example, WEBHOOK_EXAMPLE.path, WEBHOOK_BODY);
	const answer = ANSWER.safeParse(answered);
	if (!answer.success)
		throw new Error(`The webhook's answer holds no reply: ${JSON.stringify(answered)}`);
	return answer.data;
}
