// The part of n8n's own REST interface (the one the editor uses; n8n 2.41) that the playground needs.
import { createRequire } from 'node:module';
import { z } from 'zod';
import { RUNTIME } from './folders.mjs';

/** The demo's login. No secret: n8n listens on this machine only and talks to the sandbox. */
export const DEMO_LOGIN = { email: 'demo@example.com', password: 'Playground1' };

const SETTINGS = z.object({
	userManagement: z.object({ showSetupOnFirstLoad: z.boolean().optional() }),
});
const CREDENTIALS = z.array(z.object({ id: z.string(), name: z.string(), type: z.string() }));
const TEST = z.object({ status: z.string(), message: z.string().optional() });
const WORKFLOWS = z.array(z.object({ id: z.string(), name: z.string() }));
const SAVED_WORKFLOW = z.object({ id: z.string(), versionId: z.string() });
const EXECUTIONS = z.object({ results: z.array(z.object({ id: z.string(), status: z.string() })) });
const EXECUTION = z.object({ data: z.string() });
const RUN_DATA = z.object({
	resultData: z.object({
		lastNodeExecuted: z.string().optional(),
		error: z.object({ message: z.string(), description: z.string().nullish() }).optional(),
	}),
});
const RETRIED = z.object({
	id: z.string().optional(),
	executionId: z.string().optional(),
});
const NODE_TYPES = z.array(z.object({ name: z.string() }));
const ID = z.object({ id: z.string() });

/** What a credential is made of. */
export interface Credential {
	name: string;
	type: string;
	data: Record<string, unknown>;
}

/** A workflow as it is exported from the editor. */
export interface Workflow {
	name: string;
	nodes: unknown[];
	connections: Record<string, unknown>;
	settings: Record<string, unknown>;
}

/** A signed-in user of one n8n. */
export class N8nRest {
	private cookie = '';

	constructor(private readonly url: string) {}

	/** Signs in; in a new n8n makes the owner first. */
	async signIn({ email, password }: typeof DEMO_LOGIN): Promise<void> {
		const { userManagement } = SETTINGS.parse(await this.call('GET', '/rest/settings'));
		if (userManagement.showSetupOnFirstLoad) {
			const owner = { email, password, firstName: 'Demo', lastName: 'Owner' };
			await this.call('POST', '/rest/owner/setup', owner);
		}
		await this.call('POST', '/rest/login', { emailOrLdapLoginId: email, password });
	}

	/** The names of all node types that this n8n has loaded: "n8n-nodes-base.webhook". */
	async nodeTypes(): Promise<string[]> {
		return NODE_TYPES.parse(await this.call('GET', '/types/nodes.json')).map(({ name }) => name);
	}

	/** Creates the credential, or updates the one of the same name and type. Resolves to its id. */
	async saveCredential(credential: Credential): Promise<string> {
		const all = CREDENTIALS.parse(await this.call('GET', '/rest/credentials'));
		const old = all.find(({ name, type }) => name === credential.name && type === credential.type);
		const saved =
			old === undefined
				? await this.call('POST', '/rest/credentials', credential)
				: await this.call('PATCH', `/rest/credentials/${old.id}`, credential);
		return ID.parse(saved).id;
	}

	/** Runs the credential's own test, as the editor does when it is saved. Throws with the words a user would see. */
	async testCredential(id: string, credential: Credential): Promise<void> {
		const body = { credentials: { id, ...credential } };
		const { status, message } = TEST.parse(await this.call('POST', '/rest/credentials/test', body));
		if (status !== 'OK') throw new Error(`The credential's test says: ${message ?? status}`);
	}

	/** Creates the workflow, or updates the one of the same name, and activates it. Resolves to its id. */
	async saveAndActivate(workflow: Workflow): Promise<string> {
		const all = WORKFLOWS.parse(await this.call('GET', '/rest/workflows'));
		const old = all.find(({ name }) => name === workflow.name);
		const { name, nodes, connections, settings } = workflow;
		const body = { name, nodes, connections, settings };
		const saved = SAVED_WORKFLOW.parse(
			old === undefined
				? await this.call('POST', '/rest/workflows', body)
				: await this.call('PATCH', `/rest/workflows/${old.id}?forceSave=true`, body),
		);
		await this.call('POST', `/rest/workflows/${saved.id}/activate`, { versionId: saved.versionId });
		return saved.id;
	}

	/** Id and status of a workflow's newest execution ("success", "error", "running"); undefined when it never ran. */
	async newestExecution(workflowId: string): Promise<{ id: string; status: string } | undefined> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const found = await this.call('GET', `/rest/executions?filter=${filter}&limit=1`);
		return EXECUTIONS.parse(found).results[0];
	}

	/** Retries a failed execution from its saved data, as the button in the editor does. Resolves to the id of the new one. */
	async retry(executionId: string): Promise<string> {
		const path = `/rest/executions/${executionId}/retry`;
		const answer = RETRIED.parse(await this.call('POST', path, { loadWorkflow: false }));
		return String(answer.id ?? answer.executionId ?? '');
	}

	/** Which node of an execution failed and what it said. */
	async whyFailed(executionId: string): Promise<string> {
		const { data } = EXECUTION.parse(await this.call('GET', `/rest/executions/${executionId}`));
		const { lastNodeExecuted, error } = RUN_DATA.parse(unflatten(data)).resultData;
		return `${lastNodeExecuted ?? 'The workflow'}: ${error?.message ?? 'no message'} ${error?.description ?? ''}`.trim();
	}

	private async call(method: string, path: string, body?: unknown): Promise<unknown> {
		const response = await fetch(this.url + path, {
			method,
			headers: { cookie: this.cookie, 'content-type': 'application/json' },
			body: body === undefined ? undefined : JSON.stringify(body),
			signal: AbortSignal.timeout(60_000),
		});
		const text = await response.text();
		if (!response.ok)
			throw new Error(
				`n8n answered ${response.status} to ${method} ${path}: ${text.slice(0, 300)}`,
			);
		const [cookie] = response.headers
			.getSetCookie()
			.filter((header) => header.startsWith('n8n-auth='));
		if (cookie !== undefined) this.cookie = cookie.split(';')[0] ?? '';
		const answer: unknown = JSON.parse(text);
		return isEnvelope(answer) ? answer.data : answer;
	}
}

function isEnvelope(answer: unknown): answer is { data: unknown } {
	return (
		typeof answer === 'object' && answer !== null && !Array.isArray(answer) && 'data' in answer
	);
}

/** n8n stores an execution's data with the library "flatted"; its own copy reads it. */
function unflatten(data: string): unknown {
	const flatted: { parse(text: string): unknown } = createRequire(`${RUNTIME}/package.json`)(
		'flatted',
	);
	return flatted.parse(data);
}
