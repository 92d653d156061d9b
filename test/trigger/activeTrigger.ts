import { PollContext } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	INode,
	INodeParameters,
	INodeTypes,
} from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';
import { OptimlyMessageTrigger } from '../../nodes/OptimlyMessageTrigger/OptimlyMessageTrigger.node.js';
import { additionalData } from '../engine/engine';
import { pollOnce } from '../engine/engineVersion';

export const triggerType = 'n8n-nodes-optimly.optimlyMessageTrigger';

export interface TriggerOptions {
	parameters: INodeParameters;
	credential: ICredentialDataDecryptedObject;
	/**
	 * How n8n keeps the node's static data. `workflow`: in memory, saved when the trigger is activated and when
	 * a poll emits, as all versions do. `cursor`: each poll works on a copy that is saved when it succeeds
	 * (n8n 2.41 with N8N_POLLER_DURABLE_CURSORS_ENABLED).
	 */
	keeps?: 'workflow' | 'cursor';
	/** What is saved from before. */
	saved?: string;
	/** How long n8n lets a poll take, when it says so. */
	budgetMs?: number;
}

const nodeTypes: INodeTypes = {
	getByName: () => new OptimlyMessageTrigger(),
	getByNameAndVersion: () => new OptimlyMessageTrigger(),
	getKnownTypes: () => ({}),
};

/** A workflow whose trigger is active: polls are made by the engine's own executor. */
export class ActiveTrigger {
	/** The items of each poll that emitted. */
	readonly emitted: IDataObject[][] = [];
	/** The error of each poll that failed. */
	readonly errors: Error[] = [];
	/** What n8n has in its database: `{"node:Trigger": {…}}`. */
	saved: string;
	private workflow: Workflow;
	private readonly node: INode;

	constructor(private readonly options: TriggerOptions) {
		this.node = {
			id: 'trigger',
			name: 'Trigger',
			type: triggerType,
			typeVersion: 1,
			position: [0, 0],
			parameters: options.parameters,
			credentials: { optimlyApi: { id: '1', name: 'Optimly' } },
		};
		this.saved = options.saved ?? '{}';
		this.workflow = this.loaded();
	}

	/** Everything emitted so far, in order. */
	get items(): IDataObject[] {
		return this.emitted.flat();
	}

	/** Switches the trigger on; throws what the first poll throws. */
	async activate(): Promise<this> {
		await this.tick(true);
		this.save();
		// A copy is not saved when the activating poll emits nothing: the first poll that counts is the next one.
		if (this.options.keeps === 'cursor') await this.tick(false);
		return this;
	}

	/** One poll; returns what it emitted. An error goes to `errors`. */
	async poll(): Promise<IDataObject[]> {
		const before = this.emitted.length;
		await this.tick(false);
		return this.emitted.slice(before).flat();
	}

	/** The process ends and n8n starts again, from what it has saved. */
	restart(): void {
		this.workflow = this.loaded();
	}

	private loaded(): Workflow {
		return new Workflow({
			id: 'workflow',
			name: 'workflow',
			active: true,
			nodes: [this.node],
			connections: {},
			nodeTypes,
			staticData: JSON.parse(this.saved),
		});
	}

	private save(): void {
		if (this.options.keeps !== 'cursor') this.saved = JSON.stringify(this.workflow.staticData);
	}

	private async tick(activates: boolean): Promise<void> {
		const { credential, keeps, budgetMs } = this.options;
		let copy: IDataObject = {};
		const commit = () => {
			if (keeps === 'cursor') this.saved = JSON.stringify({ 'node:Trigger': copy });
			else this.save();
		};
		const context = new PollContext(
			this.workflow,
			this.node,
			additionalData({ parameters: {}, credential }, { nodes: [this.node], connections: {} }),
			'trigger',
			'activate',
			(data) => {
				this.emitted.push((data[0] ?? []).map(({ json }) => json));
				commit();
			},
			(error) => void this.errors.push(error),
			async () => {
				if (keeps === 'cursor') commit();
			},
			async (poll) => {
				copy = JSON.parse(this.saved)['node:Trigger'] ?? {};
				return await poll();
			},
			keeps === 'cursor' ? () => copy : undefined,
			budgetMs === undefined ? undefined : () => budgetMs,
		);
		await pollOnce(this.workflow, this.node, context, activates);
	}
}
