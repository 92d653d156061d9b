import addFormats from 'ajv-formats';
import OpenAPIBackend from 'openapi-backend';
import type { LoggedRequest } from '../../sandbox';

/** What of a logged request does not fit the document. */
export type Mismatches = (request: LoggedRequest) => unknown[];

/**
 * A validator of its own on an OpenAPI document, so that the sandbox cannot hide what it let pass.
 *
 * @param apiRoot path below which the document's paths are
 * @returns what finds errors of the schema, an unknown route, fields that no page names; ready in tests
 */
export function useContract(documentPath: string, apiRoot?: string): Mismatches {
	const document = new OpenAPIBackend({
		definition: documentPath,
		apiRoot,
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
	for (const { headers } of requests) {
		expect(headers).toMatchObject({
			accept: 'application/json',
			'content-type': 'application/json',
		});
	}
}
