// The part of n8n's own REST interface (the one the editor uses; n8n 2.41) that the playground needs.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { INodeTypeDescription } from 'n8n-workflow';
import { z } from 'zod';
import { RUNTIME } from './folders.mjs';

const LOGIN = z.object({ email: z.string(), password: z.string() });

/** Who signs in to an n8n. */
export interface Login {
	email: string;
	password: string;
}

/**
 * The login of the owner of the n8n in this folder, made once: any page in a browser of this computer can send a
 * sign-in to its port, so the password must not be one that everybody knows.
 */
function ownersLogin(): Login {
	const file = join(RUNTIME, 'owner.json');
	try {
		return LOGIN.parse(JSON.parse(readFileSync(file, 'utf8')));
	} catch {
		// n8n asks for a capital letter and a digit.
		const login = {
			email: 'demo@example.com',
			password: `P1-${randomBytes(9).toString('base64url')}`,
		};
		mkdirSync(RUNTIME, { recursive: true });
		writeFileSync(file, JSON.stringify(login), { mode: 0o600 });
		return login;
	}
}

/** The login of the owner of every n8n that this folder starts. */
export const DEMO_LOGIN: Readonly<Login> = ownersLogin();

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
		runData: z.record(z.string(), z.unknown()).optional(),
		error: z.object({ message: z.string(), description: z.string().nullish() }).optional(),
	}),
});
const RETRIED = z.object({
	id: z.string().optional(),
	executionId: z.string().optional(),
});
const NODE_TYPES = z.array(
	z.custom<INodeTypeDescription>((type) => z.object({ name: z.string() }).safeParse(type).success),
);
const ID = z.object({ id: z.string() });

/** A workflow that n8n has; activating it takes both. */
export type SavedWorkflow = z.infer<typeof SAVED_WORKFLOW>;

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
	/** Items that stand for what a node returns in manual runs, by its name. */
	pinData?: Record<string, unknown>;
}

/** A signed-in user of one n8n. */
export class N8nRest {
	private cookie = '';

	constructor(private readonly url: string) {}

	/** Signs in; in a new n8n makes the owner first. */
	async signIn({ email, password }: Login): Promise<void> {
		const { userManagement } = SETTINGS.parse(await this.call('GET', '/rest/settings'));
		if (userManagement.showSetupOnFirstLoad) {
			const owner = { email, password, firstName: 'Demo', lastName: 'Owner' };
			await this.call('POST', '/rest/owner/setup', owner);
		}
		try {
			await this.call('POST', '/rest/login', { emailOrLdapLoginId: email, password });
		} catch (error) {
			const why = error instanceof Error ? error.message : String(error);
			throw new Error(
				`${why}\nThis n8n has another owner's password: npm start -- --reset begins anew.`,
			);
		}
	}

	/** All node types that this n8n has loaded, as the editor knows them; named like "n8n-nodes-base.webhook". */
	async nodeTypes(): Promise<INodeTypeDescription[]> {
		return NODE_TYPES.parse(await this.call('GET', '/types/nodes.json'));
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

	/** The id of the workflow with this name; undefined when there is none. */
	async findWorkflow(name: string): Promise<string | undefined> {
		const all = WORKFLOWS.parse(await this.call('GET', '/rest/workflows'));
		return all.find((one) => one.name === name)?.id;
	}

	/** Creates the workflow, or updates the one of the same name. A new one is not active. */
	async save({ name, nodes, connections, settings, pinData }: Workflow): Promise<SavedWorkflow> {
		const body = { name, nodes, connections, settings, pinData };
		const old = await this.findWorkflow(name);
		return SAVED_WORKFLOW.parse(
			old === undefined
				? await this.call('POST', '/rest/workflows', body)
				: await this.call('PATCH', `/rest/workflows/${old}?forceSave=true`, body),
		);
	}

	/** Saves the workflow and activates it. Resolves to its id. */
	async saveAndActivate(workflow: Workflow): Promise<string> {
		const { id, versionId } = await this.save(workflow);
		await this.call('POST', `/rest/workflows/${id}/activate`, { versionId });
		return id;
	}

	/** Ends what {@link saveAndActivate} began: webhooks are signed off, and nothing polls any longer. */
	async deactivate(workflowId: string): Promise<void> {
		await this.call('POST', `/rest/workflows/${workflowId}/deactivate`, {});
	}

	/** Executes a workflow by hand, as the editor's button does, from the trigger with this name. */
	async execute(workflowId: string, trigger: string): Promise<void> {
		const body = { triggerToStartFrom: { name: trigger } };
		await this.call('POST', `/rest/workflows/${workflowId}/run`, body);
	}

	/** Id and status of a workflow's newest execution ("success", "error", "running"); undefined when it never ran. */
	async newestExecution(workflowId: string): Promise<{ id: string; status: string } | undefined> {
		return (await this.executions(workflowId, 1))[0];
	}

	/** Ids and statuses of a workflow's executions, the newest first. */
	async executions(
		workflowId: string,
		limit = 100,
	): Promise<Array<{ id: string; status: string }>> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const found = await this.call('GET', `/rest/executions?filter=${filter}&limit=${limit}`);
		return EXECUTIONS.parse(found).results;
	}

	/** The names of the nodes that ran in an execution. */
	async nodesThatRan(executionId: string): Promise<string[]> {
		return Object.keys((await this.resultOf(executionId)).runData ?? {});
	}

	/** Retries a failed execution from its saved data, as the button in the editor does. Resolves to the id of the new one. */
	async retry(executionId: string): Promise<string> {
		const path = `/rest/executions/${executionId}/retry`;
		const answer = RETRIED.parse(await this.call('POST', path, { loadWorkflow: false }));
		return String(answer.id ?? answer.executionId ?? '');
	}

	/** Which node of an execution failed and what it said. */
	async whyFailed(executionId: string): Promise<string> {
		const { lastNodeExecuted, error } = await this.resultOf(executionId);
		return `${lastNodeExecuted ?? 'The workflow'}: ${error?.message ?? 'no message'} ${error?.description ?? ''}`.trim();
	}

	private async resultOf(executionId: string) {
		const { data } = EXECUTION.parse(await this.call('GET', `/rest/executions/${executionId}`));
		return RUN_DATA.parse(unflatten(data)).resultData;
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
