// The workflows under load: a webhook, and what Optimly Message makes of what is posted to it.
import type { Workflow } from '../../playground/n8n-rest.mjs';

/** When the webhook answers its caller: n8n's own names. */
export type ResponseMode = 'lastNode' | 'onReceived';

/** A credential as a workflow names it. */
export interface CredentialName {
	id: string;
	name: string;
}

/** The key under which each chat names the execution that opened it. */
export const EXECUTION_KEY = 'execution_id';

/** Webhook → Optimly Message. */
export interface WebhookPlan {
	/** Of the webhook; the name of the workflow, too. */
	path: string;
	responseMode: ResponseMode;
	credential: CredentialName;
	/** Of the node Optimly Message. */
	parameters: Record<string, unknown>;
	/** The field of what is posted whose elements become the items; undefined: one item. */
	itemsIn?: string;
	/** Settings of the workflow. */
	settings?: Record<string, unknown>;
}

/** The workflow of a plan. */
export function webhookWorkflow(plan: WebhookPlan): Workflow {
	const { path, responseMode, credential, parameters, itemsIn, settings } = plan;
	// Who answers on receipt can say no more than which execution it became.
	const options = responseMode === 'onReceived' ? { responseData: '={{ $execution.id }}' } : {};
	const nodes = [
		{
			...{ name: 'Webhook', type: 'n8n-nodes-base.webhook', typeVersion: 2 },
			webhookId: crypto.randomUUID(),
			parameters: { httpMethod: 'POST', path, responseMode, options },
		},
		...(itemsIn === undefined
			? []
			: [
					{
						...{ name: 'Items', type: 'n8n-nodes-base.splitOut', typeVersion: 1 },
						parameters: { fieldToSplitOut: itemsIn, options: {} },
					},
				]),
		{
			...{ name: 'Optimly', type: 'n8n-nodes-optimly.optimlyMessage', typeVersion: 1 },
			...{ parameters, credentials: { optimlyApi: credential } },
		},
	];
	const links = nodes.slice(1).map(({ name }, index) => {
		const from = nodes[index]?.name ?? '';
		return [from, { main: [[{ node: name, type: 'main', index: 0 }]] }];
	});
	return {
		name: path,
		nodes: nodes.map((node, index) => ({
			...node,
			id: node.name.toLowerCase(),
			position: [260 * index, 0],
		})),
		connections: Object.fromEntries(links),
		settings: { executionOrder: 'v1', ...settings },
	};
}

/** Webhook → Lead: Capture, from the input, into a new chat. The client of the chat is the e-mail address. */
export function leadWorkflow(
	path: string,
	responseMode: ResponseMode,
	credential: CredentialName,
): Workflow {
	const parameters = {
		...{ resource: 'lead', operation: 'capture' },
		...{ chatSource: 'newChat', metadataMode: 'fields' },
		metadata: { field: [{ key: EXECUTION_KEY, value: '={{ $execution.id }}' }] },
	};
	return webhookWorkflow({ path, responseMode, credential, parameters });
}
