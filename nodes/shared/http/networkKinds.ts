/** What a network error code says about the request. */
export interface NetworkRow {
	readonly codes: readonly string[];
	/** Whether the request can have reached the server. */
	readonly delivered: 'no' | 'unknown';
	/** Whether the same request can succeed a moment later. */
	readonly repeatable: boolean;
	readonly reason: string;
}

/** Codes of Node.js and of TLS that prove that the request never left; every other code is uncertain. */
export const NETWORK_KINDS: readonly NetworkRow[] = [
	{
		codes: ['ECONNREFUSED'],
		delivered: 'no',
		repeatable: true,
		reason: 'The server refused the connection.',
	},
	{
		codes: ['ENOTFOUND', 'EAI_AGAIN'],
		delivered: 'no',
		repeatable: true,
		reason: 'The host name could not be resolved.',
	},
	{
		codes: ['ENETUNREACH', 'EHOSTUNREACH', 'EHOSTDOWN'],
		delivered: 'no',
		repeatable: true,
		reason: 'There is no route to the server.',
	},
	{
		codes: [
			'CERT_HAS_EXPIRED',
			'DEPTH_ZERO_SELF_SIGNED_CERT',
			'ERR_TLS_CERT_ALTNAME_INVALID',
			'SELF_SIGNED_CERT_IN_CHAIN',
			'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
			'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
		],
		delivered: 'no',
		repeatable: false,
		reason: 'The certificate of the server is not valid; nothing is sent before it is checked.',
	},
	{
		codes: ['ERR_INVALID_URL'],
		delivered: 'no',
		repeatable: false,
		reason: 'The address, or the one of a proxy (HTTP_PROXY), is not a web address.',
	},
];

const ROW_OF_CODE = new Map(NETWORK_KINDS.flatMap((row) => row.codes.map((code) => [code, row])));

/** The system calls that come before anything is sent. */
const CONNECTING = /^(connect|getaddrinfo|query\w*)$/;

/**
 * The row of a network error; `undefined` when it does not prove anything. "No route to host" can also be what became
 * of a connection in use, after the request was written.
 *
 * @param syscall the system call that failed, where the error names it
 */
export function networkRow(code: string, syscall?: string): NetworkRow | undefined {
	return syscall === undefined || CONNECTING.test(syscall) ? ROW_OF_CODE.get(code) : undefined;
}
