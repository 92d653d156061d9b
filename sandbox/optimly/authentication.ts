import { randomBytes } from 'node:crypto';

import type { Context } from 'openapi-backend';

import type { Reply } from '../http/reply';
import type { Exchange } from './service';

/** The authentication page's format: `agt_` and 32 alphanumerics. */
export const newToken = (): string => `agt_${randomBytes(16).toString('hex')}`;

/** A token that every sandbox knows and refuses with 403. */
export const forbiddenToken = `agt_${'forbidden'.padEnd(32, '0')}`;

type Presented = (context: Context, exchange: Exchange) => unknown;

const bearer: Presented = ({ request }) =>
	/^Bearer\s+(\S+)\s*$/i.exec(String(request.headers.authorization ?? ''))?.[1];

/** Security scheme of the OpenAPI document -> the token that a request presents by it. */
const schemes: ReadonlyMap<string, Presented> = new Map<string, Presented>([
	['bearer', bearer],
	['X-API-Key', ({ request }) => request.headers['x-api-key']],
	['x_api_key', ({ request }) => request.headers.x_api_key],
	['access_token_query', (_context, { entry }) => entry.query.access_token_query],
]);

/** Handlers for openapi-backend: true when the scheme carries the sandbox's token. */
export const securityHandlers = Object.fromEntries(
	[...schemes].map(([scheme, presented]) => [
		scheme,
		(context: Context, exchange: Exchange) =>
			presented(context, exchange) === exchange.service.token,
	]),
);

/** 403 for the known token without rights; 401 for anything else, also for no token (undocumented). */
export function unauthorized(context: Context, exchange: Exchange): Reply {
	const isForbidden = [...schemes.values()].some(
		(presented) => presented(context, exchange) === forbiddenToken,
	);
	return isForbidden
		? { status: 403, body: { detail: 'Not permitted' } }
		: { status: 401, body: { detail: 'Invalid access token' } };
}
