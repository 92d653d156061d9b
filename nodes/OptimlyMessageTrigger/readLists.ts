import type { IPollFunctions } from 'n8n-workflow';
import { saysNoSuchRecord } from '../OptimlyMessage/api/notFound';
import { readList } from '../OptimlyMessage/api/readList';
import { listChats, listMessages } from '../OptimlyMessage/api/calls';
import { optimly } from '../OptimlyMessage/optimlyService';
import { senderFor, type Sender } from '../shared/sending/sender';
import type { Failure } from '../shared/errors/failure';
import type { ApiRequest } from '../shared/http/connection';
import { withoutValues } from '../shared/http/redact';
import { unreadable } from '../shared/http/request';
import { checked } from './checked';
import { recordsIn, type Listed } from './records';
import type { TriggerSettings } from './triggerSettings';

/** What came of reading one list. */
export type ListReading = ListRead | ListFailure;

export interface ListRead extends Listed {
	/** Whether these are all records that there are, as far as the answer tells. */
	readonly shows: 'all' | 'more' | 'unknown';
}

export interface ListFailure {
	readonly failure: Failure;
	/** It was not begun, or not finished: next time it goes first. */
	readonly putOff: boolean;
}

/**
 * Longest time for a whole poll. n8n polls at most once a minute, so one poll never runs into the next; an
 * n8n that abandons polls earlier says so (`getPollBudgetMs`).
 */
const MAX_POLL_MS = 50_000;
/** Records without a time that a list may have: which of more are new could not be told any more. */
const MAX_TIMELESS = 1_000;

/** Why a list could not be asked for in this poll. */
const NOT_ASKED = {
	quota: 'The quota of the credential is used up for longer than a poll may take',
	server: 'The server has asked to wait for longer than a poll may take',
	scope: 'The server has asked to wait with this chat or client for longer than a poll may take',
} as const;

/** The poll was out of time. */
const OUT_OF_TIME: ListFailure = {
	failure: {
		kind: 'connection',
		delivered: 'no',
		reason: 'The time of the poll was over before the answer was complete.',
	},
	putOff: true,
};

/** Reads lists for one poll: within the quota of the token, and ended when the time of the poll is over. */
export class ListReader {
	/** Why the rest of the poll reads nothing more. */
	private stopped: Failure | undefined;

	private constructor(
		private readonly sender: Sender,
		private readonly timeoutMs: number,
		private readonly end: number,
		private readonly budget: AbortSignal,
	) {}

	/** @throws NodeOperationError when the credential is not valid */
	static async of(context: IPollFunctions, { timeoutMs }: TriggerSettings): Promise<ListReader> {
		// An older n8n has no such method.
		const pollMs = Math.min(MAX_POLL_MS, context.getPollBudgetMs?.() ?? MAX_POLL_MS);
		const credentials = await context.getCredentials(optimly.credentialType);
		const budget = AbortSignal.timeout(pollMs);
		const connection = checked(context.getNode(), () => optimly.connect(credentials));
		const name = `trigger ${context.getWorkflow().id ?? ''} ${context.getNode().id}`;
		const sender = senderFor(context, optimly, connection, {
			name,
			cancel: budget,
			leavesRoom: true,
		});
		return new ListReader(sender, timeoutMs, Date.now() + pollMs, budget);
	}

	/** Whether the next request would fare no better than the last. */
	get isOver(): boolean {
		return this.budget.aborted || this.stopped !== undefined;
	}

	/** What is said of a list that was not begun. */
	get notBegun(): ListFailure {
		return this.stopped ? { failure: this.stopped, putOff: true } : OUT_OF_TIME;
	}

	/** The messages of a chat, oldest first. */
	async messages(chatId: string): Promise<ListReading> {
		return await this.read(listMessages(chatId).request, 'message_id', 'messages');
	}

	/** The chats of a client, oldest first. A client that the API does not know has none. */
	async chats(clientId: string): Promise<ListReading> {
		const reading = await this.read(listChats(clientId).request, 'chat_id', 'chats');
		if (!('failure' in reading)) return reading;
		const { failure } = reading;
		if (saysNoSuchRecord(failure)) return { ...(await recordsIn([], 'chat_id')), shows: 'all' };
		if (!failure.apiDetail) return reading;
		// A client's id can be personal data; a chat's is none.
		const apiDetail = withoutValues(failure.apiDetail, [clientId]);
		return { ...reading, failure: { ...failure, apiDetail } };
	}

	private async read(request: ApiRequest, idField: string, noun: string): Promise<ListReading> {
		if (this.isOver) return this.notBegun;
		const patience = {
			timeoutMs: this.timeoutMs,
			maxWaitMs: Math.max(0, this.end - Date.now()),
		};
		const outcome = await this.sender.send(request, patience);
		if (!outcome.ok) return this.failed(outcome.failure);
		const list = await readList(outcome.json, isAnything);
		const read = list && { ...(await recordsIn(list.records, idField)), shows: list.shows };
		const unusable = (reason: string): ListFailure => ({
			failure: unreadable(request, outcome.status, reason).failure,
			putOff: false,
		});
		if (!read || (read.unusable > 0 && read.records.length === 0)) {
			return unusable(`The answer has no list of ${noun}.`);
		}
		if (read.timeless > MAX_TIMELESS) {
			return unusable(`It lists more than ${MAX_TIMELESS} ${noun} without a time.`);
		}
		return read;
	}

	private failed(failure: Failure): ListFailure {
		if (failure.kind === 'cancelled') return OUT_OF_TIME;
		const { unsentBecause: why } = failure;
		const said = why ? { ...failure, happened: undefined, reason: NOT_ASKED[why] } : failure;
		if (why === 'quota' || why === 'server' || concernsAll(failure)) this.stopped = said;
		// What the server refuses of one chat or client alone leaves time and quota for the others.
		const isOfOne = why === 'scope' || failure.refusal?.ofScope === true;
		return { failure: said, putOff: failure.kind === 'rate_limited' && !isOfOne };
	}
}

/** A list is judged record by record, not here. */
const isAnything = (value: unknown): value is unknown => value !== undefined;

/** Whether the next request would fare no better: the token is refused, or nothing reaches the server. */
export function concernsAll({ kind, repeatable }: Pick<Failure, 'kind' | 'repeatable'>): boolean {
	return kind === 'authentication' || (kind === 'connection' && repeatable !== undefined);
}
