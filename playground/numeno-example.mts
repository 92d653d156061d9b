// The example of the package in numeno/: put into n8n and used over HTTP, as playground/examples.mts does with the others.
import { z } from 'zod';
import { postToWebhook, readExample } from './examples.mjs';
import type { Credential, N8nRest } from './n8n-rest.mjs';
import type { RunningSandbox } from './sandbox.mjs';

export const NUMENO_NODE = 'n8n-nodes-numeno.numenoChat';

/** What is posted to the webhook. */
export const NUMENO_BODY = { name: 'Demo visitor', message: 'What does the Pro plan cost?' };

const NUMENO_CREDENTIAL = 'numenoApi';

const ANSWER = z.object({ conversation_id: z.string(), reply: z.string().min(1) });

/** The agent's answer, as the webhook's caller gets it. */
export type NumenoAnswer = z.infer<typeof ANSWER>;

/** Saves a credential for the sandbox's Numeno and runs its test. */
async function saveCredential(
	n8n: N8nRest,
	{ numeno: { url, key } }: Pick<RunningSandbox, 'numeno'>,
): Promise<{ id: string; name: string }> {
	const credential: Credential = {
		name: 'Numeno sandbox',
		type: NUMENO_CREDENTIAL,
		data: { apiKey: key, baseUrl: url },
	};
	const id = await n8n.saveCredential(credential);
	await n8n.testCredential(id, credential);
	return { id, name: credential.name };
}

/**
 * Activates the example and posts to its webhook: conversation, control message with `stateAfter`, user message.
 *
 * @returns the reply
 * @throws Error with the node's words when the execution failed, or when the answer holds no reply
 */
export async function runNumenoExample(
	n8n: N8nRest,
	n8nUrl: string,
	sandbox: Pick<RunningSandbox, 'numeno'>,
): Promise<NumenoAnswer> {
	const workflow = await readExample(
		'webhook-to-reply.json',
		await saveCredential(n8n, sandbox),
		NUMENO_CREDENTIAL,
		'numeno/examples',
	);
	const workflowId = await n8n.saveAndActivate(workflow);
	return ANSWER.parse(
		await postToWebhook({ n8nUrl, n8n, workflowId }, '/webhook/numeno-reply', NUMENO_BODY),
	);
}
