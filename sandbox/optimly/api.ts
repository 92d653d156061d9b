/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- the sandbox is a local server for development, not part of the package */
import { join } from 'node:path';

import addFormats from 'ajv-formats';
import OpenAPIBackend, { type Context, type Handler } from 'openapi-backend';

import { retryAfterHeaders, type Reply } from '../http/reply';
import type { LoggedRequest } from '../http/requestLog';
import { validationDetails } from '../http/validationErrors';
import { securityHandlers, unauthorized } from './authentication';
import { operations } from './operations';
import type { Exchange } from './service';

/** The contract that requests and responses are checked against. */
export const documentPath = join(__dirname, '..', 'openapi', 'optimly.yaml');

let opened: Promise<OpenAPIBackend> | undefined;

/**
 * The API, compiled once a process: state comes with each request. The order of checks is FastAPI's:
 * route, token, body; the limits come last because one of them is per chat, which the body names.
 */
export function optimlyApi(): Promise<OpenAPIBackend> {
	opened ??= new OpenAPIBackend({
		definition: documentPath,
		strict: true,
		// Else the library holds the document to the schema of OpenAPI 3.0; a test holds it to that of 3.1.
		quick: true,
		ignoreTrailingSlashes: false,
		ajvOpts: { strict: false, allErrors: true, verbose: true },
		customizeAjv: (ajv) => addFormats(ajv, ['date-time', 'email']),
		securityHandlers,
		handlers: {
			...Object.fromEntries([...operations].map(([id, handler]) => [id, withinLimits(handler)])),
			notFound: (): Reply => ({ status: 404, body: { detail: 'Not Found' } }),
			methodNotAllowed: (): Reply => ({ status: 405, body: { detail: 'Method Not Allowed' } }),
			unauthorizedHandler: unauthorized,
			validationFail: ({ validation }: Context): Reply => ({
				status: 422,
				body: { detail: validationDetails(validation.errors ?? []) },
			}),
			postRoutingHandler: noteOperation,
			postResponseHandler: checked,
		},
	}).init();
	return opened;
}

/** Answers one logged request. Never rejects for what the request contains. */
export async function answer(api: OpenAPIBackend, exchange: Exchange): Promise<Reply> {
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

/** The chat that a request names in its path or body. */
export function chatOf({ path, body }: LoggedRequest): string | undefined {
	const inPath = /^\/external\/chat\/([^/]+)\/messages$/.exec(path)?.[1];
	const inBody = field(body, 'chat_id');
	return inPath ?? (typeof inBody === 'string' ? inBody : undefined);
}

function noteOperation(context: Context, { entry }: Exchange): void {
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

function withinLimits(handler: Handler): Handler {
	return (context: Context, exchange: Exchange): Reply | Promise<Reply> => {
		const { service, entry } = exchange;
		const { operationId = '' } = entry;
		// The health route has no token, and the quotas belong to one.
		const counted = (context.operation.security ?? []).length > 0;
		const waitMs = counted
			? service.limits.admit(service.settings.rateLimits, {
					operationId,
					chatId: entry.chatId,
					at: entry.receivedAt,
				})
			: undefined;
		return waitMs === undefined ? handler(context, exchange) : rateLimited(waitMs, exchange);
	};
}

/** The text is the one that a sample on the message page looks for. */
function rateLimited(waitMs: number, { service }: Exchange): Reply {
	const seconds = Math.ceil(waitMs / 1000);
	const headers = retryAfterHeaders.get(service.settings.retryAfter)?.(seconds);
	return { status: 429, body: { detail: 'Rate limit exceeded' }, headers };
}

/** Wraps the body if the settings say so, and holds every response of a known route to the document. */
function checked(context: Context, { service, entry }: Exchange): Reply {
	const plain: Reply = context.response;
	const reply = service.settings.envelope ? { ...plain, body: enveloped(plain) } : plain;
	if (!context.operation) return reply;
	const errors = mismatches(context, reply);
	if (errors.length === 0) return reply;
	const operationId = entry.operationId ?? context.operation.path;
	service.contractViolations.push({ operationId, status: reply.status, errors, body: reply.body });
	const detail = `Response of ${operationId} (${reply.status}) does not fit the document: ${errors.join('; ')}`;
	return { status: 500, body: { detail } };
}

function mismatches(context: Context, reply: Reply): string[] {
	if (!context.operation.responses?.[reply.status])
		return [`status ${reply.status} is not documented`];
	const { errors } = context.api.validateResponse(reply.body, context.operation, reply.status);
	return (errors ?? []).map(
		({ instancePath, message }) => `${instancePath || '/'} ${message ?? ''}`,
	);
}

/** The overview page's form: `{success, data}`, and `{success, error, detail}` for errors. */
function enveloped({ status, body }: Reply): Record<string, unknown> {
	if (status < 400) return { success: true, data: body };
	return { success: false, error: `http_${status}`, detail: field(body, 'detail') };
}

function field(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
