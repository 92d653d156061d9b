import type { IExecuteFunctions } from 'n8n-workflow';

/** The part of n8n's context that knows where items come from. */
export type InputSource = Pick<
	IExecuteFunctions,
	'getNode' | 'getParentNodes' | 'getInputSourceData'
>;

/** Nodes that hand items on as they are. */
const PASSING_ON: ReadonlySet<string> = new Set(
	[
		'filter',
		'if',
		'limit',
		'merge',
		'noOp',
		'removeDuplicates',
		'sort',
		'splitInBatches',
		'switch',
		'wait',
	].map((name) => `n8n-nodes-base.${name}`),
);

/** Workflows are no longer than this between a trigger and the node; loops are endless. */
const MOST_NODES = 20;

/** The node that the items came from in this run; undefined where n8n does not say, as for a tool of an agent. */
function previousNode(context: InputSource): string | undefined {
	try {
		return context.getInputSourceData().previousNode;
	} catch {
		return undefined;
	}
}

/**
 * Whether the items are, as they are, what a node of this type gave: it stands right before this node in this run, or
 * with nothing in between but nodes that change no item.
 *
 * @param type such as "n8n-nodes-base.webhook"
 */
export function comesFrom(context: InputSource, type: string): boolean {
	const previous = previousNode(context);
	if (previous === undefined) return false;
	const parentsOf = (name: string) => context.getParentNodes(name, { depth: 1 });
	const seen = new Set<string>();
	let nodes = parentsOf(context.getNode().name).filter(({ name }) => name === previous);
	while (nodes.length > 0 && seen.size < MOST_NODES) {
		if (nodes.some((node) => node.type === type)) return true;
		for (const { name } of nodes) seen.add(name);
		nodes = nodes
			.filter((node) => PASSING_ON.has(node.type))
			.flatMap(({ name }) => parentsOf(name))
			.filter(({ name }) => !seen.has(name));
	}
	return false;
}
