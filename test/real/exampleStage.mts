// One example on a real n8n: puts it in, drives it from outside, and sees what comes of it.
import { join } from 'node:path';
import { z } from 'zod';
import { CREDENTIAL_TYPE, readExample } from '../../playground/examples.mjs';
import type { Workflow } from '../../playground/n8n-rest.mjs';
import { until } from '../../playground/until.mjs';
import { startPeer, type Peer, type PeerAnswer, type PeerRequest } from './peer.mjs';
import { post, steer, type RealN8n } from './realN8n.mjs';

const NODE = z
	.object({
		name: z.string(),
		type: z.string(),
		typeVersion: z.number(),
		webhookId: z.string().optional(),
		parameters: z.record(z.string(), z.unknown()),
		credentials: z.record(z.string(), z.object({ id: z.string(), name: z.string() })).optional(),
	})
	.passthrough();
export type ExampleNode = z.infer<typeof NODE>;

const ASSIGNMENTS = z.object({
	assignments: z.array(z.object({ name: z.string(), value: z.unknown() }).passthrough()),
});

const RECORD = z.record(z.string(), z.unknown());
const STATE = z.object({
	chats: z.array(z.object({ chat_id: z.string(), client_id: z.string() }).passthrough()),
	messages: z.array(
		z.object({
			chat_id: z.string(),
			sender: z.string(),
			content: z.string(),
			metadata: RECORD,
		}),
	),
	leads: z.array(RECORD),
	handoffs: z.array(RECORD),
	contractViolations: z.array(z.unknown()),
});

const REQUESTS = z.array(
	z.object({ method: z.string(), path: z.string(), status: z.number().optional() }),
);

/** What a user would fill in after importing an example. */
export interface FilledIn {
	/** Values of the node "Settings". */
	settings?: Record<string, string>;
	/** Data of the credentials of other services, by type. Optimly's is there. */
	credentials?: Record<string, Record<string, unknown>>;
	/** Parameters of other nodes, by the node's name. */
	parameters?: Record<string, Record<string, unknown>>;
}

/** The test of one example: fills it in, drives it, and looks where its result arrives. */
export type Play = (stage: Stage) => Promise<void>;

export const isNote = ({ type }: ExampleNode) => type === 'n8n-nodes-base.stickyNote';

export class Stage {
	private readonly peers: Peer[] = [];

	/** Of the workflow in n8n; empty until it is put in. */
	workflowId = '';

	constructor(
		readonly n8n: RealN8n,
		/** Name of the file in examples/, with ".json". */
		private readonly file: string,
		private readonly optimly: { id: string; name: string },
	) {}

	/** Puts the example into n8n, with what a user fills in, and activates it. */
	async activate(filledIn: FilledIn = {}): Promise<void> {
		this.workflowId = await this.n8n.rest.saveAndActivate(await this.filled(filledIn));
	}

	/** The same for one that a user starts by hand. */
	async save(filledIn: FilledIn = {}): Promise<void> {
		this.workflowId = (await this.n8n.rest.save(await this.filled(filledIn))).id;
	}

	/** Starts a server in the place of an outside service; it ends with the stage. */
	async peer(answer: (request: PeerRequest) => PeerAnswer): Promise<Peer> {
		const peer = await startPeer(answer);
		this.peers.push(peer);
		return peer;
	}

	/** Posts to a webhook of the example and resolves to its answer. */
	async post(path: string, body: unknown): Promise<Record<string, unknown>> {
		return RECORD.parse(await post(this.n8n, path, body));
	}

	/**
	 * Waits until the example was executed so many times, and each execution has ended.
	 *
	 * @throws Error with the words of the node that failed
	 */
	async ended(times: number, seconds = 60): Promise<string[]> {
		const { rest } = this.n8n;
		return await until(`${times} executions of ${this.file}`, seconds, async () => {
			const all = await rest.executions(this.workflowId);
			const failed = all.find(({ status }) => ['error', 'canceled', 'crashed'].includes(status));
			if (failed) throw new Error(await rest.whyFailed(failed.id));
			if (all.length > times) throw new Error(`${all.length} executions, expected ${times}`);
			const succeeded = all.filter(({ status }) => status === 'success');
			return succeeded.length === times ? succeeded.map(({ id }) => id) : undefined;
		});
	}

	/** What the sandbox holds. */
	async state() {
		return STATE.parse(await steer(this.n8n, 'GET', 'state'));
	}

	/** Waits until the workflow has read a chat; n8n answers an activation before its triggers are at work. */
	async hasRead(chatId: string): Promise<void> {
		await until(`${this.file} to read ${chatId}`, 60, async () => {
			const all = REQUESTS.parse(await steer(this.n8n, 'GET', 'requests'));
			const read = ({ method, path, status }: (typeof all)[number]) =>
				method === 'GET' && path.includes(chatId) && status === 200;
			return all.some(read) ? true : undefined;
		});
	}

	/** The chats of a client and what was said in them, oldest first. */
	async client(client: string) {
		const { chats, messages } = await this.state();
		const own = chats.filter(({ client_id }) => client_id === client);
		const ids = own.map(({ chat_id }) => chat_id);
		return { chats: own, messages: messages.filter(({ chat_id }) => ids.includes(chat_id)) };
	}

	/** Takes the workflow out of service and ends the peers. */
	async close(): Promise<void> {
		if (this.workflowId !== '') await this.n8n.rest.deactivate(this.workflowId);
		await Promise.all(this.peers.map(async (peer) => await peer.close()));
	}

	private async filled({ settings = {}, credentials = {}, parameters = {} }: FilledIn) {
		const workflow = await readExample(this.file, this.optimly);
		const saved = new Map<string, { id: string; name: string }>();
		for (const [type, data] of Object.entries(credentials)) {
			const name = `${this.file} ${type}`;
			saved.set(type, { id: await this.n8n.rest.saveCredential({ name, type, data }), name });
		}
		const nodes = NODE.array()
			.parse(workflow.nodes)
			.map((node) => {
				const own = { ...node.parameters, ...parameters[node.name] };
				const filled = node.name === 'Settings' ? withSettings(own, settings) : own;
				return { ...node, parameters: filled, credentials: choose(node, saved) };
			});
		return { ...workflow, nodes } satisfies Workflow;
	}
}

function withSettings(parameters: Record<string, unknown>, settings: Record<string, string>) {
	const { assignments } = ASSIGNMENTS.parse(parameters.assignments);
	const unknown = Object.keys(settings).filter((key) => !assignments.some((a) => a.name === key));
	if (unknown.length > 0) throw new Error(`"Settings" has no ${unknown.join(', ')}`);
	return {
		...parameters,
		assignments: {
			assignments: assignments.map((one) => ({ ...one, value: settings[one.name] ?? one.value })),
		},
	};
}

/** Throws when the node would be left without one of its credentials. */
function choose(
	{ name, credentials = {} }: ExampleNode,
	saved: ReadonlyMap<string, { id: string; name: string }>,
) {
	return Object.fromEntries(
		Object.entries(credentials).map(([type, given]) => {
			const chosen = type === CREDENTIAL_TYPE ? given : saved.get(type);
			if (chosen === undefined) throw new Error(`Nothing was chosen for ${type} of "${name}"`);
			return [type, chosen];
		}),
	);
}

/** Reads the nodes of an example as it is in the repository. */
export async function nodesOf(file: string): Promise<ExampleNode[]> {
	const { nodes } = await readExample(file, { id: '', name: '' });
	return NODE.array().parse(nodes);
}

/** The folder with the tests of the single examples, one for each, named after it. */
export const PLAYS = join(import.meta.dirname, 'examples');
