import type { INode, IPollFunctions, NodeApiError } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { optimly } from '../OptimlyMessage/optimlyService';
import { wordsFor } from '../shared/errors/errorWords';
import { nodeError } from '../shared/errors/nodeError';
import type { Service } from '../shared/service';
import type { Failure } from '../shared/errors/failure';
import { saysNoSuchRecord } from '../OptimlyMessage/api/notFound';
import type { Happening } from './events';
import type { SourceReading } from './readSources';
import { fingerprint } from './records';
import { NOUNS, type Nouns, type TriggerSettings } from './triggerSettings';
import type { TriggerState } from './state';

const count = (number: number, { one, many }: Nouns) => `${number} ${number === 1 ? one : many}`;

/** Optimly, with advice for a node that only reads. */
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

/**
 * Says what could not be read: by an error, or in n8n's log when the other parts of the poll count. What was put off for
 * want of quota or time is said elsewhere, once.
 *
 * @throws NodeApiError or NodeOperationError when nothing at all could be read, or when a chat does not exist that was
 * never seen: a mistyped id must not look like a chat in which nothing happens
 */
export function throwOrWarn(
	context: IPollFunctions,
	settings: TriggerSettings,
	readings: readonly SourceReading[],
	marks: TriggerState['marks'],
): void {
	const failed = readings.flatMap(({ id, list, messages }) => {
		const failure = [list, ...messages.values()].find((each) => 'failure' in each);
		return failure ? [{ id, ...failure, isAll: failure === list }] : [];
	});
	const [first] = failed;
	if (!first) return;
	const node = context.getNode();
	if (failed.length === readings.length && failed.every(({ isAll }) => isAll)) {
		const failures = failed.map(({ failure }) => failure);
		throw nothingRead(node, settings, failures, first.failure);
	}
	const unknown = failed.filter(
		({ id, failure }) =>
			settings.watched === 'chat' && saysNoSuchRecord(failure) && !marks.has(fingerprint(id)),
	);
	if (unknown.length > 0) {
		const ids = unknown.map(({ id }) => id);
		throw errorOf(node, settings, unknown[0].failure, noSuchChat(ids));
	}
	const failures = failed.filter(({ putOff }) => !putOff).map(({ failure }) => failure);
	if (failures.length > 0) context.logger.warn(partlyRead(settings, readings.length, failures));
}

/** Ids that an error names; of more, it says how many. */
const NAMED_IDS = 5;

function noSuchChat(ids: readonly string[]): string {
	const named = ids.slice(0, NAMED_IDS).join(', ');
	const others = ids.length > NAMED_IDS ? ` and ${ids.length - NAMED_IDS} more` : '';
	return `It does not know ${named}${others}.`;
}

/** The error of a poll in which nothing could be read. It speaks of the first failure. */
function nothingRead(
	node: INode,
	settings: TriggerSettings,
	failures: readonly Failure[],
	first: Failure,
): NodeApiError | NodeOperationError {
	const several =
		failures.length > 1 &&
		`None of the ${count(failures.length, NOUNS[settings.watched])} could be read.`;
	return errorOf(node, settings, first, several);
}

function errorOf(
	node: INode,
	{ event }: TriggerSettings,
	failure: Failure,
	more: string | false,
): NodeApiError | NodeOperationError {
	const { happened, advice } = wordsFor(failure, service);
	const details = {
		kind: failure.kind,
		...(failure.status !== undefined && { status: failure.status }),
		event: event.value,
		...(failure.retryAfterMs !== undefined && { retry_after_ms: failure.retryAfterMs }),
		...(failure.apiDetail && { api_detail: failure.apiDetail }),
	};
	return nodeError(node, failure, {
		message: `${event.name}: ${happened}`,
		description: [advice, more].filter(Boolean).join(' '),
		context: { details },
	});
}

/** What n8n's log says of a poll that could not read everything: how many and why, neither ids nor the API's words. */
function partlyRead(
	{ watched }: TriggerSettings,
	total: number,
	failures: readonly Failure[],
): string {
	const kinds = new Map<string, number>();
	for (const { kind, status } of failures) {
		const name = status === undefined ? kind : `${kind} ${status}`;
		kinds.set(name, (kinds.get(name) ?? 0) + 1);
	}
	const why = [...kinds].map(([name, times]) => (times > 1 ? `${name}, ${times} times` : name));
	return `Optimly Message Trigger: ${failures.length} of ${count(total, NOUNS[watched])} could not be read (${why.join('; ')}). What is new there is handed on by a later poll.`;
}

/** The error of a test by hand that found nothing to show. */
export function nothingThere(node: INode, event: Happening): NodeOperationError {
	return new NodeOperationError(node, `There are no ${event.noun.many} yet that fit this trigger`, {
		description: `Make one in Optimly and test again. Or publish (n8n 2) or activate the workflow (n8n 1): it starts with the next ${event.noun.one}.`,
	});
}
