import addFormats from 'ajv-formats';
import OpenAPIBackend, { type Context, type Handler } from 'openapi-backend';

import type { Reply } from './reply';
import type { LoggedRequest } from './requestLog';

type Errors = NonNullable<Context['validation']['errors']>;

/** A response that did not fit the OpenAPI document: a mistake in the sandbox or in the document. */
export interface ContractViolation {
	operationId: string;
	status: number;
	errors: string[];
	body: unknown;
}

/** What every handler gets beside the parsed request. */
export interface ApiExchange {
	entry: LoggedRequest;
	service: { contractViolations: ContractViolation[] };
}

/** An API as the sandbox plays it. */
export interface ApiParts {
	/** The contract that requests and responses are checked against. */
	documentPath: string;
	/** Path below which the document's paths are, without a slash at the end. */
	root?: string;
	/** Operation id of the document -> what the sandbox does. */
	operations: ReadonlyMap<string, Handler>;
	/** Security scheme of the document -> true when it carries what is asked for. */
	securityHandlers: Record<string, Handler>;
	unauthorized: Handler;
	/** How the API answers a request that fits no operation, or does not fit its own. */
	notFound: () => Reply;
	methodNotAllowed: () => Reply;
	invalid: (errors: Errors) => Reply;
	/** Body of the 500 for a response that does not fit the document. */
	mismatch: (words: string) => unknown;
}

/**
 * Opens an API; state comes with each request. The order of the checks: route, authentication, body.
 *
 * @param finish changes each reply before it is held to the document
 */
export async function openApi<Exchange extends ApiExchange>(
	parts: ApiParts,
	finish: (reply: Reply, exchange: Exchange) => Reply = (reply) => reply,
): Promise<OpenAPIBackend> {
	return await new OpenAPIBackend({
		definition: parts.documentPath,
		apiRoot: parts.root,
		strict: true,
		// Else the library holds the document to the schema of OpenAPI 3.0; a test holds it to that of 3.1.
		quick: true,
		ignoreTrailingSlashes: false,
		ajvOpts: { strict: false, allErrors: true, verbose: true },
		customizeAjv: (ajv) => addFormats(ajv, ['date-time', 'email']),
		securityHandlers: parts.securityHandlers,
		handlers: {
			...Object.fromEntries(parts.operations),
			notFound: parts.notFound,
			methodNotAllowed: parts.methodNotAllowed,
			unauthorizedHandler: parts.unauthorized,
			validationFail: ({ validation }: Context) => parts.invalid(validation.errors ?? []),
			postRoutingHandler: noteOperation,
			postResponseHandler: (context: Context, exchange: Exchange) =>
				checked(finish(context.response, exchange), context, exchange, parts),
		},
	}).init();
}

/** Answers one logged request. Never rejects for what the request contains. */
export async function answer(api: OpenAPIBackend, exchange: ApiExchange): Promise<Reply> {
	const { method, path, headers, body, bodyText } = exchange.entry;
	const plainHeaders: Record<string, string | string[]> = {};
	for (const [name, value] of Object.entries(headers))
		if (value !== undefined) plainHeaders[name] = value;
	const parsed = typeof body === 'object' ? body : bodyText;
	// An absent body stays absent, so that it is reported as missing and not as broken JSON.
	const sent = bodyText === '' ? undefined : parsed;
	// No query: the library refuses undeclared parameters, FastAPI ignores them, and none is declared.
	return await api.handleRequest({ method, path, headers: plainHeaders, body: sent }, exchange);
}

/** A field of a value that may be no object. */
export function field(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function noteOperation(context: Context, { entry }: ApiExchange): void {
	if (!context.operation) return;
	entry.operationId = context.operation.operationId;
	const body: unknown = context.request.requestBody;
	if (typeof body !== 'object' || body === null) return;
	const declared = declaredFields(context);
	const unknown = Object.keys(body).filter((name) => !declared.has(name));
	if (unknown.length > 0) entry.undocumentedFields = unknown;
}

const declaredByOperation = new Map<string, ReadonlySet<string>>();

/** Names of the request body's properties in the document. */
function declaredFields({ operation }: Context): ReadonlySet<string> {
	const key = `${operation.method} ${operation.path}`;
	const known = declaredByOperation.get(key);
	if (known) return known;
	const content = field(field(operation.requestBody, 'content'), 'application/json');
	const properties = field(field(content, 'schema'), 'properties');
	const names = new Set(Object.keys(properties ?? {}));
	declaredByOperation.set(key, names);
	return names;
}

/** Holds every response of a known route to the document. */
function checked(
	reply: Reply,
	context: Context,
	{ service, entry }: ApiExchange,
	{ mismatch }: ApiParts,
): Reply {
	if (!context.operation) return reply;
	const errors = mismatches(context, reply);
	if (errors.length === 0) return reply;
	const operationId = entry.operationId ?? context.operation.path;
	service.contractViolations.push({ operationId, status: reply.status, errors, body: reply.body });
	const words = `Response of ${operationId} (${reply.status}) does not fit the document: ${errors.join('; ')}`;
	return { status: 500, body: mismatch(words) };
}

function mismatches(context: Context, reply: Reply): string[] {
	if (!context.operation.responses?.[reply.status])
		return [`status ${reply.status} is not documented`];
	const { errors } = context.api.validateResponse(reply.body, context.operation, reply.status);
	return (errors ?? []).map(
		({ instancePath, message }) => `${instancePath || '/'} ${message ?? ''}`,
	);
}
