/* eslint-disable @n8n/community-nodes/no-restricted-imports -- the sandbox is a local server for development, not part of the package */
import type { IncomingHttpHeaders } from 'node:http';
import { performance } from 'node:perf_hooks';

/**
 * One request as it was on the wire. Times are milliseconds of one monotonic clock, so that two entries
 * of a log can be compared: B was sent after A's answer exactly when `B.receivedAt >= A.respondedAt`.
 */
export interface LoggedRequest {
	/** Counts from 1 in the order of arrival. */
	id: number;
	method: string;
	/** Without the query. */
	path: string;
	query: Record<string, string | string[]>;
	/** Names in lower case. */
	headers: IncomingHttpHeaders;
	/** Parsed JSON; undefined when there is none, it does not parse, or bodies are not kept. */
	body?: unknown;
	bodyText: string;
	chatId?: string;
	operationId?: string;
	/** Names in the body that the OpenAPI document does not know; the server ignores them, a test need not. */
	undocumentedFields?: string[];
	/** When the headers were in. */
	receivedAt: number;
	/** Just before the (last byte of the) answer was handed to the socket; undefined while open and when cut. */
	respondedAt?: number;
	/** When the connection ended before the answer was complete, by a fault or by the client. */
	cutAt?: number;
	status?: number;
	/** Kind of the scripted fault that this request met. */
	fault?: string;
}

/** Milliseconds of the clock that the log uses. */
export const now = (): number => performance.now();

/** The log of one sandbox; `entries` stays the same array for the sandbox's life. */
export class RequestLog {
	readonly entries: LoggedRequest[] = [];

	private lastId = 0;

	/** Adds an entry. When `limit` is reached the oldest tenth goes, so that memory stays bounded. */
	add(
		request: Omit<LoggedRequest, 'id' | 'receivedAt' | 'bodyText'>,
		limit: number,
	): LoggedRequest {
		if (this.entries.length >= limit) {
			this.entries.splice(0, this.entries.length - limit + Math.ceil(limit / 10));
		}
		const entry: LoggedRequest = { id: ++this.lastId, ...request, bodyText: '', receivedAt: now() };
		this.entries.push(entry);
		return entry;
	}

	clear(): void {
		this.entries.length = 0;
	}
}
