/* eslint-disable @n8n/community-nodes/no-restricted-imports -- the sandbox is a local server for development, not part of the package */
import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';

import type { FastifyReply } from 'fastify';

import type { Reply } from './reply';
import { now, type LoggedRequest } from './requestLog';

/** What a fault can do with the connection that it was given. */
export interface Wire {
	/** The answer that the fault spoils: the real one when the request was processed, else a made-up one. */
	reply: () => Promise<Reply>;
	/** Lets the service answer, whatever `store` says. */
	process: () => Promise<Reply>;
	/** Sends a complete response; an object becomes JSON, a string or stream goes out as it is. */
	send: (status: number, headers: Record<string, string>, body: string | Readable) => void;
	/** Sends the head and gives the raw connection. */
	open: (status: number, headers: Record<string, string | number>) => RawConnection;
	/** Takes the connection over without sending anything. */
	take: () => RawConnection;
	/** Rejects when the sandbox closes or the client has gone. */
	wait: (ms: number) => Promise<void>;
}

export interface RawConnection {
	write: (chunk: Buffer) => void;
	/** Ends the response in good order. */
	end: () => void;
	/** Closes the connection, as a crashed server would. */
	cut: () => void;
	/** Sends RST. */
	reset: () => void;
}

/** A reply of the right kind for a request that was not processed: its ids exist nowhere. */
const neverProcessed: Reply = {
	status: 200,
	body: {
		message_id: 'msg_never_stored',
		chat_id: 'chat_never_stored',
		sender: 'user',
		content: 'This request was not processed.',
		timestamp: '2026-01-01T00:00:00.000Z',
		processed: false,
	},
};

/** Notes in the log when the connection closes before the answer is complete, whoever closed it. */
export function noteCut({ raw }: FastifyReply, entry: LoggedRequest): void {
	raw.once('close', () => {
		if (raw.writableFinished) return;
		entry.respondedAt = undefined;
		entry.cutAt ??= now();
	});
}

/** The connection of one request; notes `respondedAt` just before the last bytes are handed over. */
export function openWire(
	reply: FastifyReply,
	entry: LoggedRequest,
	answer: () => Promise<Reply>,
	store: boolean,
	closing: AbortSignal,
): Wire {
	const { raw } = reply;
	const gone = new AbortController();
	raw.once('close', () => gone.abort());
	let answered: Promise<Reply> | undefined;
	const process = (): Promise<Reply> => (answered ??= answer());
	const hijacked = (): RawConnection => {
		reply.hijack();
		return {
			write: (chunk) => raw.write(chunk),
			end: () => {
				if (!raw.destroyed) entry.respondedAt = now();
				raw.end();
			},
			cut: () => {
				entry.cutAt = now();
				raw.destroy();
			},
			reset: () => {
				entry.cutAt = now();
				raw.socket?.resetAndDestroy();
			},
		};
	};
	return {
		process,
		reply: async () => (store ? await process() : neverProcessed),
		send: (status, headers, body) => {
			entry.status = status;
			if (!raw.destroyed) entry.respondedAt = now();
			void reply.code(status).headers(headers).send(body);
		},
		open: (status, headers) => {
			entry.status = status;
			const connection = hijacked();
			raw.writeHead(status, headers);
			return connection;
		},
		take: hijacked,
		wait: async (ms) => {
			if (ms > 0) await delay(ms, undefined, { signal: AbortSignal.any([closing, gone.signal]) });
		},
	};
}
