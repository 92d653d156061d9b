import type { INode, NodeApiError } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { optimly } from '../OptimlyMessage/service';
import { wordsFor } from '../shared/delivery/itemError';
import { nodeError } from '../shared/delivery/nodeError';
import type { Service } from '../shared/delivery/operation';
import type { Failure } from '../shared/http/failure';
import type { TriggerEvent } from './events';

const count = (number: number, { one, many }: { one: string; many: string }) =>
	`${number} ${number === 1 ? one : many}`;

const WATCHED = {
	chat: { one: 'chat', many: 'chats' },
	client: { one: 'client', many: 'clients' },
} as const;

/** Optimly, with advice for who only reads. */
const service: Service = {
	...optimly,
	advice: {
		...optimly.advice,
		not_found:
			"Check 'Chat IDs' or 'Client IDs': chats belong to one agent, so they have to be those of the agent of this access token.",
		rate_limited:
			'Poll less often, or watch fewer chats or clients: each costs one request per poll.',
		server_error: 'Wait for the next poll: it reads again.',
		connection:
			"Check 'Base URL' in the credential and the network of this n8n. The next poll reads again.",
		unreadable_response: "Check 'Base URL' in the credential. The next poll reads again.",
	},
};

/** The error of a poll in which nothing could be read. It speaks of the first failure. */
export function nothingRead(
	node: INode,
	event: TriggerEvent,
	failures: readonly [Failure, ...Failure[]],
): NodeApiError | NodeOperationError {
	const [first] = failures;
	const { happened, advice } = wordsFor(first, service);
	const several =
		failures.length > 1 &&
		`None of the ${count(failures.length, WATCHED[event.watched])} could be read.`;
	const details = {
		kind: first.kind,
		...(first.status !== undefined && { status: first.status }),
		event: event.value,
		...(first.retryAfterMs !== undefined && { retry_after_ms: first.retryAfterMs }),
		...(first.apiDetail && { api_detail: first.apiDetail }),
	};
	return nodeError(node, first, {
		message: `${event.name}: ${happened}`,
		description: [advice, several].filter(Boolean).join(' '),
		context: { details },
	});
}

/** What n8n's log says of a poll that could not read everything: how many and why, neither ids nor the API's words. */
export function partlyRead(
	event: TriggerEvent,
	total: number,
	failures: readonly Failure[],
): string {
	const kinds = new Map<string, number>();
	for (const { kind, status } of failures) {
		const name = status === undefined ? kind : `${kind} ${status}`;
		kinds.set(name, (kinds.get(name) ?? 0) + 1);
	}
	const why = [...kinds].map(([name, times]) => (times > 1 ? `${name}, ${times} times` : name));
	return `Optimly Trigger: ${failures.length} of ${count(total, WATCHED[event.watched])} could not be read (${why.join('; ')}). What is new there is handed on by a later poll.`;
}

/** Reads something that the user set; what is wrong with it becomes an error that names the field. */
export function checked<T>(node: INode, read: () => T): T {
	try {
		return read();
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		throw new NodeOperationError(node, message, {
			description: 'Correct the named field. Nothing was read.',
			failure: { cause: 'configuration-invalid' },
		});
	}
}

/** The error of a test by hand that found nothing to show. */
export function nothingThere(node: INode, event: TriggerEvent): NodeOperationError {
	return new NodeOperationError(node, `There are no ${event.noun.many} yet that fit this trigger`, {
		description: `Make one in Optimly and test again, or activate the workflow: it starts with the next ${event.noun.one}.`,
	});
}
