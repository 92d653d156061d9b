import type { Failure as DeclaredFailure } from 'n8n-workflow';

/** One row of the error table: what a kind of failure means and what the user can do. */
export interface ErrorKindRow {
	/** Plain words for "what happened"; `{service}` and `{secret}` stand for the service's words, see `happenedWith`. */
	readonly happened: string;
	/** Plain words for "what to do about it". A service may put its own words in its place. */
	readonly advice: string;
	/** The cause that n8n understands; `undefined` where none of n8n's causes is true. */
	readonly cause: DeclaredFailure['cause'] | undefined;
}

const row = (happened: string, advice: string, cause?: DeclaredFailure['cause']): ErrorKindRow => ({
	happened,
	advice,
	cause,
});

/** The error table (docs/errors.md is checked against it): one row per kind. */
export const ERROR_KINDS = {
	authentication: row(
		'{service} did not accept the {secret}',
		"Open the credential, check 'Authentication' and 'Access Token', and test it.",
		'credential-invalid',
	),
	permission: row(
		'{service} does not allow this with the given {secret}',
		'Check what the access token may do and which plan it belongs to.',
		'configuration-invalid',
	),
	not_found: row(
		'{service} does not know what was asked for',
		"Check the IDs of this item, and 'Base URL' in the credential.",
		'configuration-invalid',
	),
	invalid_request: row(
		'{service} refused the request',
		'Correct the values that the answer names and run the node again.',
	),
	conflict: row(
		'{service} is busy with another request for the same chat',
		'Run the item again in a moment.',
		'temporarily-unavailable',
	),
	rate_limited: row(
		'{service} takes no more requests for now',
		'Run the unsent items again later, or send fewer at once.',
		'rate-limited',
	),
	server_error: row(
		'{service} could not process the request',
		'Nothing was changed by this request. Run it again later.',
		'temporarily-unavailable',
	),
	delivery_unknown: row(
		'It is not known whether {service} took the request',
		'Look into the chat before you send this item again, so that nothing arrives twice.',
		'temporarily-unavailable',
	),
	unreadable_response: row(
		'{service} answered with something that cannot be read',
		"Check 'Base URL' in the credential. The request itself may have been carried out: look before you send this item again.",
	),
	unexpected_redirect: row(
		'The server answered with a redirect, which was not followed: the {secret} goes to the host of the credential only',
		"Check 'Base URL' in the credential: it has to be the final address of the API.",
		'configuration-invalid',
	),
	connection: row(
		'{service} could not be reached',
		"Check 'Base URL' in the credential and the network of this n8n.",
		'temporarily-unavailable',
	),
	invalid_input: row(
		'The item was not sent because its input is not valid',
		'Correct the named field. Nothing was sent for this item.',
		'configuration-invalid',
	),
	cancelled: row(
		'The execution was canceled',
		'To send the items that were not sent, execute the workflow again.',
	),
} as const satisfies Record<string, ErrorKindRow>;

/** The kinds of failure: the names that `details.kind` can hold. */
export type ErrorKind = keyof typeof ERROR_KINDS;

/** How errors speak of a service. */
export interface ServiceWords {
	/** Its name. */
	readonly name: string;
	/** What its users call the token: "access token", "API key". */
	readonly secretName: string;
	/** Advice in the service's own terms, in place of the table's. */
	readonly advice: Partial<Record<ErrorKind, string>>;
}

/** What happened, in the words of a service. */
export function happenedWith(
	{ happened }: ErrorKindRow,
	{ name, secretName }: Pick<ServiceWords, 'name' | 'secretName'>,
): string {
	return happened.replace('{service}', name).replace('{secret}', secretName);
}

/** The words of an error: one sentence on what happened, one on what to do. */
export interface Words {
	readonly happened: string;
	readonly advice: string;
}

/** What a failure says of itself; see Failure for all of it. */
interface SaidOfFailure {
	readonly kind: ErrorKind;
	readonly status?: number;
	readonly apiDetail?: string;
	readonly reason?: string;
	readonly happened?: string;
	readonly advice?: string;
}

/** The error's words: the table's, the service's advice, and what exactly was wrong this time. */
export function wordsFor(failure: SaidOfFailure, service: ServiceWords): Words {
	const row: ErrorKindRow = ERROR_KINDS[failure.kind];
	const status = failure.status === undefined ? '' : ` (${failure.status})`;
	const { apiDetail, reason } = failure;
	const exactly =
		apiDetail && reason ? `${apiDetail.replace(/[.\s]+$/, '')}. ${reason}` : (apiDetail ?? reason);
	return {
		happened:
			failure.happened ?? `${happenedWith(row, service)}${status}${exactly ? `: ${exactly}` : ''}`,
		advice: failure.advice ?? service.advice[failure.kind] ?? row.advice,
	};
}
