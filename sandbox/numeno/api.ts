/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- the sandbox is a local server for development, not part of the package */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

import type OpenAPIBackend from 'openapi-backend';
import type { Context, ValidationResult } from 'openapi-backend';

import { openApi } from '../http/openapi';
import type { Reply } from '../http/reply';
import type { LoggedRequest } from '../http/requestLog';
import { errorReply, operations } from './operations';
import type { Exchange } from './service';

/** The contract that requests and responses are checked against. */
export const documentPath = join(__dirname, '..', 'openapi', 'numeno.yaml');

/** Where the API is below the sandbox's address, as it is below https://api.numeno.ai. */
export const root = '/chat';

/** The form is a guess: the pages show none. */
export const newKey = (): string => `nmo_${randomBytes(16).toString('hex')}`;

/** A key that every sandbox knows and refuses with 403. */
export const forbiddenKey = `nmo_${'forbidden'.padEnd(32, '0')}`;

let opened: Promise<OpenAPIBackend> | undefined;

/** The API, compiled once a process. */
export function numenoApi(): Promise<OpenAPIBackend> {
	opened ??= openApi({
		documentPath,
		root,
		operations,
		securityHandlers: {
			'X-Numeno-Key': (context: Context, { service }: Exchange) =>
				presentedKey(context) === service.key,
		},
		unauthorized: (context) =>
			presentedKey(context) === forbiddenKey
				? errorReply(403, 'API Key does not have permission to perform this action')
				: errorReply(401, 'API Key missing or invalid'),
		notFound: () => errorReply(404, 'Resource not found'),
		methodNotAllowed: () => errorReply(405, 'Method not allowed'),
		invalid,
		mismatch: (message) => ({ status: 500, message }),
	});
	return opened;
}

const presentedKey = ({ request }: Context): unknown => request.headers['x-numeno-key'];

/** Whether a request is for this API. */
export const isForNumeno = ({ path }: LoggedRequest): boolean => path.startsWith(`${root}/`);

/** The conversation that a request names in its path. */
export function conversationOf({ path }: LoggedRequest): string | undefined {
	const id = /^\/chat\/v1\/conversations\/([^/]+)\/messages$/.exec(path)?.[1];
	return id === undefined ? undefined : decodeURIComponent(id);
}

/** `errors` name the field and what is wrong with it, as the SDKs of the other APIs expect. */
function invalid(errors: NonNullable<ValidationResult['errors']>): Reply {
	const rows = errors.map(({ instancePath, params, message = 'Invalid value' }) => {
		const missing: unknown = params.missingProperty;
		const path = instancePath.split('/').slice(2);
		return { field: [...path, ...(missing ? [String(missing)] : [])].join('.'), message };
	});
	return errorReply(400, 'Bad request', rows);
}
