/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- the sandbox is a local server for development, not part of the package */
import { join } from 'node:path';

import type OpenAPIBackend from 'openapi-backend';
import type { Context, Handler } from 'openapi-backend';

import { field, openApi } from '../http/openapi';
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
 * The API, compiled once a process. The order of checks is FastAPI's: route, token, body; the limits come last
 * because one of them is per chat, which the body names.
 */
export function optimlyApi(): Promise<OpenAPIBackend> {
	opened ??= openApi(
		{
			documentPath,
			operations: new Map([...operations].map(([id, handler]) => [id, withinLimits(handler)])),
			securityHandlers,
			unauthorized,
			notFound: () => ({ status: 404, body: { detail: 'Not Found' } }),
			methodNotAllowed: () => ({ status: 405, body: { detail: 'Method Not Allowed' } }),
			invalid: (errors) => ({ status: 422, body: { detail: validationDetails(errors) } }),
			mismatch: (detail) => ({ detail }),
		},
		(reply, { service }: Exchange) =>
			service.settings.envelope ? { ...reply, body: enveloped(reply) } : reply,
	);
	return opened;
}

/** The chat that a request names in its path or body. */
export function chatOf({ path, body }: LoggedRequest): string | undefined {
	const inPath = /^\/external\/chat\/([^/]+)\/messages$/.exec(path)?.[1];
	const inBody = field(body, 'chat_id');
	return inPath ?? (typeof inBody === 'string' ? inBody : undefined);
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

/** The overview page's form: `{success, data}`, and `{success, error, detail}` for errors. */
function enveloped({ status, body }: Reply): Record<string, unknown> {
	if (status < 400) return { success: true, data: body };
	return { success: false, error: `http_${status}`, detail: field(body, 'detail') };
}
