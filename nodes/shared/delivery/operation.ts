import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import type { ApiRequest, Connection } from '../http/connection';
import type { ErrorKind } from '../http/errorKinds';
import type { Failure } from '../http/failure';
import type { ItemParameters } from '../input/itemParameters';
import type { JsonRecord } from '../json';
import type { RetryRow } from './retryPolicy';
import type { Quota } from './slidingWindow';

/** What an operation found in an answer, or what is missing in it. */
export type Reading<T> = { readonly found: T } | { readonly missing: string };

/** What the history of a conversation says about a request that may have arrived. */
export type Trace<T> =
	/** It arrived. `complete` is false while the reply that belongs to it is still missing. */
	| { readonly found: T; readonly complete: boolean }
	/** It did not arrive. */
	| 'absent'
	/** The history does not tell. */
	| 'inconclusive';

/** How a request is recognised afterwards, for APIs without an idempotency key. */
export interface Tracing<T> {
	/** The request's body with the delivery id in it. */
	readonly mark: (deliveryId: string) => JsonRecord;
	/** Reads the history. */
	readonly history: ApiRequest;
	readonly find: (history: unknown, deliveryId: string) => Trace<T>;
}

/** One API call of an item. */
export interface ApiCall<T extends JsonRecord> {
	/** Name of the call within the item, the same at every run ("chat", "message"). */
	readonly step: string;
	readonly request: ApiRequest;
	/** Takes from the answer what the operation needs. */
	readonly read: (json: unknown) => Reading<T>;
	/** Missing when nothing can tell afterwards whether the request arrived. */
	readonly tracing?: Tracing<T>;
}

/** What came of a call: what the operation reads from the answer, or the failure. */
export type CallResult<T> = { readonly found: T } | { readonly failure: Failure };

/** Makes the API calls of one item, one after another. */
export interface ItemDelivery {
	/** Like `call`, for an operation that has something else to try: a failure is returned, not thrown. */
	attempt<T extends JsonRecord>(call: ApiCall<T>): Promise<CallResult<T>>;

	/**
	 * Does something once for all items of the execution that name the same key, and one at a time in this
	 * process; the others get what it returned.
	 *
	 * @param key what is done, and for whom
	 */
	once<T extends JsonRecord>(key: string, work: () => Promise<T>): Promise<JsonRecord>;

	/**
	 * Makes one API call, once: a step that was delivered by an earlier try of the node is not sent again.
	 *
	 * @throws RequestFailure when the call did not succeed or the answer cannot be used
	 */
	call<T extends JsonRecord>(call: ApiCall<T>): Promise<T>;

	/** Whether this try or an earlier one sent the step, so that it was delivered or may have been. */
	begun(step: string): boolean;

	/** Remembers ids, so that an error of a later call can name them. */
	learn(ids: Record<string, string>): void;
}

/** One item, read and checked, ready to be delivered. */
export interface PreparedItem {
	/** Items of one lane are delivered one after another in input order; `undefined`: no order to keep. */
	readonly lane?: string;
	/** Ids known before the first call; an error names them. */
	readonly ids?: Record<string, string>;
	/** Output fields that a model needs; in AI-tool runs the others are left out. */
	readonly leanFields: readonly string[];
	/** Makes the calls and returns the JSON of the output item, or of several for a list. */
	deliver(delivery: ItemDelivery): Promise<IDataObject | IDataObject[]>;
}

/** What the runner needs to know of an operation. */
export interface Operation {
	/** "Resource: Operation" as the editor shows it; errors carry it. */
	readonly title: string;
	/** Reads and checks one item's parameters; sends nothing. Throws InvalidInput. */
	prepare(parameters: ItemParameters): PreparedItem;
}

/** A service's address, secrets and quotas; made once per execution. */
export interface ServiceConnection extends Connection {
	/** Hash of base URL and token: requests with the same key share their quota. */
	readonly quotaKey: string;
	readonly quotas: readonly Quota[];
}

/** What the runner needs to know of a service. */
export interface Service {
	/** Name in messages to the user. */
	readonly name: string;
	/** What its users call the token: "access token", "API key". */
	readonly secretName: string;
	/** n8n's name of the credential type. */
	readonly credentialType: string;
	/** Checks the credential and makes the connection. Throws InvalidInput. */
	connect(credentials: ICredentialDataDecryptedObject): ServiceConnection;
	/** Which failures are tried again, and how long. */
	readonly retryPolicy: readonly RetryRow[];
	/** Advice in the service's own terms, in place of the error table's. */
	readonly advice: Partial<Record<ErrorKind, string>>;
	/** Output fields that name what was delivered without personal data, for the details of an error. */
	readonly idFields: readonly string[];
	/** Ids, times and the reply of an answer, for a journal entry that would be too long. At most 1.5 kB. */
	essence(found: JsonRecord): JsonRecord;
}
