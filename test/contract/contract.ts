import addFormats from 'ajv-formats';
import fc, { type Arbitrary } from 'fast-check';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import OpenAPIBackend from 'openapi-backend';
import type { LoggedRequest } from '../../sandbox';

/** The document that a package's requests are held against. */
export interface Contract {
	readonly documentPath: string;
	/** Path below which the document's paths are. */
	readonly root?: string;
	/** The status of a request that was carried out. */
	readonly status: number;
	/** A request that does not fit in two places at least. */
	readonly wrong: { readonly path: string; readonly body: unknown };
	readonly unknownPath: string;
}

/** Parameters, and the path and body of each request that they lead to. */
export type RequestRow = readonly [
	what: string,
	parameters: INodeParameters,
	...sent: Array<readonly [path: string, body: unknown]>,
];

/** Items with anything that people may write, and operations that send it. */
export interface FreeInput {
	readonly item: Arbitrary<IDataObject>;
	/** `sent`: what has to be in the body of the last request. */
	readonly operations: ReadonlyArray<
		[parameters: INodeParameters, sent: (item: IDataObject) => IDataObject]
	>;
}

/** What people may write: every sign there is, and not only white space. */
export const anyText = fc
	.string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
	.filter((value) => value.trim() !== '');

/** What of a logged request does not fit the document. */
export type Mismatches = (request: LoggedRequest) => unknown[];

/**
 * A validator of its own on an OpenAPI document, so that the sandbox cannot hide what it let pass.
 *
 * @returns what finds errors of the schema, an unknown route, fields that no page names; ready in tests
 */
export function useContract({ documentPath, root }: Contract): Mismatches {
	const document = new OpenAPIBackend({
		definition: documentPath,
		apiRoot: root,
		strict: true,
		quick: true,
		ajvOpts: { strict: false, allErrors: true },
		customizeAjv: (ajv) => addFormats(ajv, ['date-time', 'email']),
	});
	beforeAll(async () => {
		await document.init();
	});
	return ({ method, path, query, body, undocumentedFields = [] }) => {
		const request = { method, path, query, headers: { 'content-type': 'application/json' }, body };
		const operation = document.matchOperation(request);
		if (!operation) return [`no operation ${method} ${path}`];
		return [...(document.validateRequest(request, operation).errors ?? []), ...undocumentedFields];
	};
}

/** Expects that all requests fit and were answered with the status, as JSON that was asked for. */
export function expectFits(
	requests: readonly LoggedRequest[],
	mismatches: Mismatches,
	status: number,
): void {
	expect(requests.flatMap(mismatches)).toEqual([]);
	expect(new Set(requests.map((request) => request.status))).toEqual(new Set([status]));
	for (const { method, headers } of requests) {
		expect(headers).toMatchObject({
			accept: 'application/json',
			...(method === 'POST' && { 'content-type': 'application/json' }),
		});
	}
}
