import fastify, {
	type FastifyInstance,
	type FastifyPluginAsync,
	type FastifyReply,
	type FastifyRequest,
} from 'fastify';

import type { Settings } from '../settings';
import type { Faults } from './faults';
import type { Reply } from './reply';
import type { LoggedRequest, RequestLog } from './requestLog';
import { keepPagesOut } from './visitors';
import { noteCut, openWire } from './wire';

const loopbackHosts = new Set(['127.0.0.1', '::1', 'localhost']);

/** More than any faulty or hostile test body; the API's own limit is not documented. */
const maxBodyBytes = 32 * 1024 * 1024;

export interface ServerParts {
	settings: Settings;
	log: RequestLog;
	faults: Faults;
	/** Aborted when the sandbox closes. */
	closing: AbortSignal;
	/** The chat that a request is about, if any; read before faults are matched. */
	chatOf: (entry: LoggedRequest) => string | undefined;
	/** What the service says to a request. */
	answer: (entry: LoggedRequest) => Promise<Reply>;
}

/**
 * A server that logs every request, lets a scripted fault have it, or asks the service.
 * The routes of `control` are neither logged nor faulted.
 */
export function createServer(parts: ServerParts, control: FastifyPluginAsync): FastifyInstance {
	const app = fastify({
		bodyLimit: maxBodyBytes,
		forceCloseConnections: true,
		rewriteUrl: ({ url = '/', headers }) => pathOf(url, headers.host),
	});
	// Bodies stay text: what is broken JSON is for the service to say, in its own words.
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
	app.addHook('onRequest', keepPagesOut);
	app.register(control);
	const entries = new WeakMap<FastifyRequest, LoggedRequest>();
	app.all(
		'*',
		{
			onRequest: (request, reply, done) => {
				const entry = parts.log.add(headOf(request), parts.settings.logLimit);
				noteCut(reply, entry);
				entries.set(request, entry);
				done();
			},
		},
		async (request, reply) => {
			const entry = entries.get(request);
			if (entry) await respond(parts, entry, request.body, reply);
			return reply;
		},
	);
	return app;
}

/** @throws Error for a host that others on the network could reach. */
export function assertLoopback(host: string): void {
	if (!loopbackHosts.has(host)) {
		throw new Error(
			`The sandbox listens on this computer only: ${[...loopbackHosts].join(', ')}; not ${host}`,
		);
	}
}

/** A request line may also name the whole address (RFC 9112, 3.2.2); Fastify looks for a route of that name. */
function pathOf(url: string, host = ''): string {
	const origin = `http://${host}/`;
	return url.startsWith(origin) ? url.slice(origin.length - 1) : url;
}

function headOf(request: FastifyRequest): Omit<LoggedRequest, 'id' | 'receivedAt' | 'bodyText'> {
	const query: LoggedRequest['query'] = {};
	const [path, search = ''] = request.url.split('?', 2);
	const params = new URLSearchParams(search);
	for (const name of params.keys()) {
		const values = params.getAll(name);
		query[name] = values.length > 1 ? values : values[0];
	}
	return { method: request.method, path, query, headers: request.headers };
}

async function respond(
	{ settings, faults, closing, chatOf, answer }: ServerParts,
	entry: LoggedRequest,
	body: unknown,
	reply: FastifyReply,
): Promise<void> {
	if (typeof body === 'string') readBody(entry, body);
	const chatId = chatOf(entry);
	if (chatId !== undefined) entry.chatId = chatId;
	const hit = faults.take(entry);
	if (hit) entry.fault = hit.kind;
	const wire = openWire(reply, entry, () => answer(entry), hit?.store ?? false, closing);
	try {
		if (hit) {
			if (hit.store) await wire.process();
			await hit.play(wire);
		} else {
			const { status, headers, body: answered } = await wire.process();
			wire.send(
				status,
				{ 'content-type': 'application/json', ...headers },
				JSON.stringify(answered),
			);
		}
	} catch (error) {
		// A wait that ended because the client has gone or the sandbox closes leaves nobody to answer.
		const isOver = closing.aborted || reply.raw.destroyed || reply.sent;
		const detail = `The sandbox itself failed: ${String(error)}`;
		if (!isOver) wire.send(500, { 'content-type': 'application/json' }, JSON.stringify({ detail }));
		else if (!reply.sent) reply.hijack();
	} finally {
		if (!settings.logBodies) Object.assign(entry, { body: undefined, bodyText: '' });
	}
}

function readBody(entry: LoggedRequest, text: string): void {
	entry.bodyText = text;
	try {
		entry.body = JSON.parse(text);
	} catch {
		// The service answers broken JSON with its own error.
	}
}
