import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import type { Awaitable } from './breaks';
import type { ApiRequest, Connection } from './http/connection';
import type { ServiceWords } from './errors/errorWords';
import type { Failure } from './errors/failure';
import type { ItemParameters } from './parameters/itemParameters';
import type { JsonRecord } from './json';
import type { RetryRow } from './sending/retryPolicy';

/** What an operation found in an answer, or what is missing in it. */
export type Reading<T> = { readonly found: T } | { readonly missing: string };

/** What the history of a conversation says about a request that may have arrived. */
export type Finding<T> =
	/** It arrived. `complete` is false while what belongs to it is still missing, `unclear` when others hide it. */
	| { readonly found: T; readonly complete: boolean; readonly unclear?: boolean }
	/** It did not arrive. */
	| 'absent'
	/** The history does not tell. */
	| 'inconclusive';

/** What is looked for in a history. */
export interface Sought {
	readonly deliveryId: string;
	/** Ids of records that are there, as the execution knows: a history without them is cut off, or not current. */
	readonly known: Iterable<string>;
	/** Delivery id of another step of the item. */
	readonly idOf?: (step: string) => string;
	/** Whether the request was sent, or was about to be: then it may be there. */
	readonly mayBeThere?: boolean;
}

/** The requests that read the history in which something is looked for. */
export interface HistoryRequests {
	/** Reads the history. */
	readonly history: ApiRequest;
	/**
	 * What else is read at each look, depending on the history: the histories of the chats that it lists, for example.
	 */
	readonly beside?: (history: unknown) => Awaitable<readonly ApiRequest[]>;
	/**
	 * Whether a refusal says that there is no such history yet; it counts as an empty list. Once the request was sent,
	 * so that its record may be there, the server may only not know of it yet.
	 */
	readonly isNone?: (failure: Failure, mayBeThere: boolean) => boolean;
}

/** Says what one more look shows; of what is read beside the history, a part that could not be read is `undefined`. */
export type Judge<T> = (history: unknown, beside?: readonly unknown[]) => Awaitable<Finding<T>>;

/** How a request is recognised afterwards, for APIs without an idempotency key. */
export interface Lookup<T> extends HistoryRequests {
	/** Only an idempotency key gives what is looked for: without one, nothing is marked and nothing is looked for. */
	readonly onlyWithKey?: boolean;
	/** The request's body with the delivery id in it. */
	readonly bodyWithId: (deliveryId: string) => JsonRecord;
	/**
	 * Begins to look for a request. What it returns is given every history that could be read, one after another, and
	 * says what all of them together show: what was seen once stays seen, and "absent" is only said on proof.
	 */
	readonly evidence: (sought: Sought) => Judge<T>;
	/**
	 * Looks, once the request was taken, whether another execution with the same key did the same at the same time; what
	 * it finds counts in place of what was made. Missing where the server itself keeps to one.
	 */
	readonly whichCounts?: (made: T, sought: Sought) => Judge<T>;
	/** Whether a record that was found is what this call would send; missing where nothing can be compared. */
	readonly isSame?: (found: T) => boolean;
	/** Ids of the records that the history has to show from now on, because the server said that it stored them. */
	readonly idsIn: (found: T) => readonly string[];
}

/** A call that only reads; it is made anew whenever it is asked for. */
export interface ReadCall<T extends JsonRecord> {
	readonly request: ApiRequest & { readonly method: 'GET' };
	/** Takes from the answer what the operation needs. */
	readonly read: (json: unknown) => Awaitable<Reading<T>>;
}

/** A call that changes something; each step of an item is delivered once. */
export interface WriteCall<T extends JsonRecord> {
	/** Name of the call within the item, the same at every run ("chat", "message"). */
	readonly step: string;
	readonly request: ApiRequest;
	/** Takes from the answer what the operation needs. */
	readonly read: (json: unknown) => Awaitable<Reading<T>>;
	/** Takes up again what `read` found at an earlier try; it was kept as JSON. */
	readonly restore: (kept: JsonRecord) => T | undefined;
	/** Missing when nothing can tell afterwards whether the request arrived. */
	readonly lookup?: Lookup<T>;
	/** Missing when all of the result is in the answer. */
	readonly laterPart?: LaterPart<T>;
}

/** A part of a result that the server can add to the history after its answer, as a reply that takes a while. */
export interface LaterPart<T> {
	/** Reads the history in which it shows. */
	readonly history: ApiRequest;
	/** How long to look for it, in milliseconds; 0 when what was found lacks nothing. */
	readonly waitMs: (found: T) => number;
	/** Like that of a lookup; what it finds is the whole result. */
	readonly evidence: (found: T) => Judge<T>;
	/** The result when the time is up; it lacks nothing any more. */
	readonly without: (found: T) => T;
}

export type ApiCall<T extends JsonRecord> = ReadCall<T> | WriteCall<T>;

/**
 * Work that is done once for all items of the execution that name the same key. It is done in the item's lane, so
 * that nobody else in this process does it at the same time.
 */
export interface OncePerExecution<T extends JsonRecord> {
	/** What is done, and for whom. */
	readonly key: string;
	/**
	 * What it returns is remembered for the rest of the execution and its retries: it should be no more than they need.
	 */
	readonly work: () => Promise<T>;
	/** Takes up again what `work` returned; it was kept as JSON. */
	readonly restore: (kept: JsonRecord) => T | undefined;
}

/** What came of a call: what the operation reads from the answer, or the failure. */
export type CallResult<T> = { readonly found: T } | { readonly failure: Failure };

/** Makes the API calls of one item, one after another. */
export interface ItemDelivery {
	/** Like `call`, for an operation that has something else to try: a failure is returned, not thrown. */
	tryCall<T extends JsonRecord>(call: ApiCall<T>): Promise<CallResult<T>>;

	/**
	 * Does something once for all items of the execution, when it is the item's turn in its lane.
	 *
	 * @throws RequestFailure when its turn does not come in time; what the work throws
	 */
	oncePerExecution<T extends JsonRecord>(once: OncePerExecution<T>): Promise<T>;

	/**
	 * Makes one API call, once: a step that was delivered by an earlier try of the node is not sent again.
	 *
	 * @throws RequestFailure when the call did not succeed or the answer cannot be used
	 */
	call<T extends JsonRecord>(call: ApiCall<T>): Promise<T>;

	/** Whether this try or an earlier one sent the step, so that it was delivered or may have been. */
	wasSent(step: string): boolean;

	/**
	 * Whether a step that the item would leave out, because it seems not to be needed, was sent by an earlier try of the
	 * node, or may have been by an earlier execution with the same idempotency key.
	 */
	wasBegun(call: Pick<WriteCall<JsonRecord>, 'step' | 'request'>): Promise<boolean>;

	/**
	 * Goes on in a lane that was found on the way, such as the chat of a client: what is sent from now on waits for
	 * its turn there, too.
	 */
	goOnIn(lane: string): void;

	/** Remembers ids, so that an error of a later call can name them. */
	nameInErrors(ids: Record<string, string>): void;
}

/** One item, read and checked, ready to be delivered. */
export interface PreparedItem {
	/** The number that the service behind the input gave the submission: its idempotency key when the user sets none. */
	readonly submissionId?: { readonly field: string; readonly value: string };
	/**
	 * Items of one lane are delivered one after another in input order, and nobody else in this process writes into it
	 * meanwhile; `undefined`: no order to keep.
	 */
	readonly lane?: string;
	/** A wider lane, whose turn the item needs before that of its own: it may go on in another lane within. */
	readonly wideLane?: string;
	/** Ids known before the first call; an error names them. */
	readonly ids?: Record<string, string>;
	/** What a model needs of an output item; people get all of it. */
	forModel(output: IDataObject): IDataObject;
	/** Name of the output field that holds the agent's reply, for the chat window that waits for it. */
	readonly replyField?: string;
	/** What the editor says about an item that was delivered: "Found name and email in the input". */
	readonly hint?: string;
	/** Makes the calls and returns the JSON of the output item, or of several for a list. */
	deliver(delivery: ItemDelivery): Promise<IDataObject | IDataObject[]>;
}

/** What the runner needs to know of an operation. */
export interface Operation {
	/** "Resource: Operation" as the editor shows it; errors carry it. */
	readonly title: string;
	/** Reads and checks one item's parameters; sends nothing. Throws InvalidInput. */
	prepare(parameters: ItemParameters): Awaitable<PreparedItem>;
}

/** What the runner needs to know of a service. */
export interface Service extends ServiceWords {
	/** n8n's name of the credential type. */
	readonly credentialType: string;
	/** Checks the credential and makes the connection. Throws InvalidInput. */
	connect(credentials: ICredentialDataDecryptedObject): Connection;
	/** Which failures are tried again, and how long. */
	readonly retryPolicy: readonly RetryRow[];
	/** Output fields that name what was delivered without personal data, for the details of an error. */
	readonly idFields: readonly string[];
}
