// The workflow under load: what a website posts becomes a lead in a chat of its own.
import type { Workflow } from '../../playground/n8n-rest.mjs';

/** When the webhook answers its caller: n8n's own names. */
export type ResponseMode = 'lastNode' | 'onReceived';

/** The key under which each chat names the execution that opened it. */
export const EXECUTION_KEY = 'execution_id';

/** Webhook → Lead: Capture, from the input, into a new chat. The client of the chat is the e-mail address. */
export function leadWorkflow(
	path: string,
	responseMode: ResponseMode,
	credential: { id: string; name: string },
): Workflow {
	// Who answers on receipt can say no more than which execution it became.
	const options = responseMode === 'onReceived' ? { responseData: '={{ $execution.id }}' } : {};
	return {
		name: path,
		nodes: [
			{
				...{ id: 'w', name: 'Webhook', type: 'n8n-nodes-base.webhook', typeVersion: 2 },
				...{ position: [0, 0], webhookId: crypto.randomUUID() },
				parameters: { httpMethod: 'POST', path, responseMode, options },
			},
			{
				...{ id: 'c', name: 'Capture Lead', type: 'n8n-nodes-optimly.optimlyMessage' },
				...{ typeVersion: 1, position: [260, 0] },
				parameters: {
					...{ resource: 'lead', operation: 'capture' },
					...{ chatSource: 'newChat', metadataMode: 'fields' },
					metadata: { field: [{ key: EXECUTION_KEY, value: '={{ $execution.id }}' }] },
				},
				credentials: { optimlyApi: credential },
			},
		],
		connections: { Webhook: { main: [[{ node: 'Capture Lead', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}
