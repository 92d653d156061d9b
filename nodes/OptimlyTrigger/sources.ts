import type { ICredentialDataDecryptedObject, IPollFunctions } from 'n8n-workflow';
import { saysNoSuchRecord } from '../OptimlyMessage/clientChat';
import { optimly } from '../OptimlyMessage/service';
import { runLanes } from '../shared/delivery/lanes';
import { pacerFor } from '../shared/delivery/pacer';
import { Wire, type Progress } from '../shared/delivery/wire';
import type { Failure } from '../shared/http/failure';
import { withoutValues } from '../shared/http/redact';
import { unreadable } from '../shared/http/request';
import { dated, type DatedRecord } from './datedRecord';
import type { TriggerEvent } from './events';
import { checked } from './failures';
import { MAX_SEEN } from './marks';
import type { TriggerSettings } from './settings';

/** What came of reading one chat or client. */
export type SourceReading =
	| { readonly id: string; readonly records: readonly DatedRecord[] }
	| {
			readonly id: string;
			readonly failure: Failure;
			/** There was no time or no quota left for it: it goes first next time. */
			readonly putOff: boolean;
	  };

/**
 * Longest time for a whole poll. n8n polls at most once a minute, so one poll never runs into the next; an
 * n8n that abandons polls earlier says so (`getPollBudgetMs`).
 */
const MAX_POLL_MS = 50_000;
/** Chats or clients that are read side by side; as many as help, as few as to leave room for other workflows. */
const PARALLEL = 5;

const NO_PROGRESS: Progress = {
	sending: () => {},
	notTaken: () => {},
	repeating: () => {},
	waited: () => {},
};

const NO_QUOTA = 'The quota of the credential is used up for longer than a poll may take';

/** The poll was out of time. */
const outOfTime: Failure = {
	kind: 'connection',
	delivered: 'no',
	reason: 'The time of the poll was over before the answer was complete.',
};

/**
 * Reads the lists of all chats or clients: within the quota of the token, repeated as the retry policy
 * says, and ended when the time of the poll is over.
 *
 * @param ids in the order in which to begin
 * @throws NodeOperationError when the credential is not valid
 */
export async function readSources(
	context: IPollFunctions,
	settings: TriggerSettings,
	ids: readonly string[],
): Promise<SourceReading[]> {
	// An older n8n has no such method.
	const pollMs = Math.min(MAX_POLL_MS, context.getPollBudgetMs?.() ?? MAX_POLL_MS);
	const credentials = await context.getCredentials(optimly.credentialType);
	const end = Date.now() + pollMs;
	const budget = AbortSignal.timeout(pollMs);
	const wire = wireOf(context, credentials, budget);
	const readings = new Map<string, SourceReading>();
	let forAll: Failure | undefined;
	await runLanes(
		ids.map((id) => [id]),
		PARALLEL,
		async (id) => {
			const patience = { timeoutMs: settings.timeoutMs, maxWaitMs: Math.max(0, end - Date.now()) };
			const outcome = await wire.send(settings.event.list(id), patience, NO_PROGRESS);
			const reading = outcome.ok
				? recordsIn(settings.event, id, outcome)
				: failed(settings.event, id, outcome.failure);
			if ('failure' in reading && concernsAll(reading.failure)) forAll = reading.failure;
			readings.set(id, reading);
		},
		() => budget.aborted || forAll !== undefined,
	);
	const notBegun = { failure: forAll ?? outOfTime, putOff: true };
	return ids.map((id) => readings.get(id) ?? { id, ...notBegun });
}

/** Whether the next request would fare no better: the token is refused, or nothing reaches the server. */
function concernsAll({ kind, repeatable }: Failure): boolean {
	return kind === 'authentication' || (kind === 'connection' && repeatable !== undefined);
}

function wireOf(
	context: IPollFunctions,
	credentials: ICredentialDataDecryptedObject,
	budget: AbortSignal,
): Wire {
	const { helpers } = context;
	const connection = checked(context.getNode(), () => optimly.connect(credentials));
	return new Wire(
		async (options) => await helpers.httpRequest(options),
		connection,
		optimly.retryPolicy,
		pacerFor(connection.quotaKey, connection.quotas),
		`trigger ${context.getWorkflow().id ?? ''} ${context.getNode().id}`,
		budget,
	);
}

function recordsIn(
	event: TriggerEvent,
	id: string,
	{ json, status }: { readonly json: unknown; readonly status: number },
): SourceReading {
	const records = event.read(json);
	if (!records) return unusable(event, id, status, `The answer has no list of ${event.noun.many}.`);
	const happened = dated(records.filter(event.happened), event.idField);
	// Which of them are new could not be told any more, and guessing would lose some or fire twice.
	if (happened.filter(({ time }) => time === undefined).length > MAX_SEEN) {
		const reason = `It lists more than ${MAX_SEEN} ${event.noun.many} without a time.`;
		return unusable(event, id, status, reason);
	}
	return { id, records: happened };
}

function unusable(event: TriggerEvent, id: string, status: number, reason: string): SourceReading {
	const { failure } = unreadable(event.list(id), status, reason);
	return { id, failure, putOff: false };
}

function failed(event: TriggerEvent, id: string, failure: Failure): SourceReading {
	if (failure.kind === 'cancelled') return { id, failure: outOfTime, putOff: true };
	// A client that the API does not know has no chats yet.
	if (event.watched === 'client' && saysNoSuchRecord(failure)) return { id, records: [] };
	if (failure.kind === 'rate_limited' && failure.status === undefined) {
		return { id, failure: { ...failure, reason: NO_QUOTA }, putOff: true };
	}
	const { apiDetail } = failure;
	// A client's id can be personal data; a chat's is none.
	const detail =
		event.watched === 'client' && apiDetail ? withoutValues(apiDetail, [id]) : apiDetail;
	return {
		id,
		failure: { ...failure, ...(detail && { apiDetail: detail }) },
		putOff: failure.kind === 'rate_limited',
	};
}
