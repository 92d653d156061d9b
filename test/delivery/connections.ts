/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests are not part of the package */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { createServer, Socket } from 'node:net';
import type { Sandbox } from '../../sandbox';
import { waitUntil } from '../waitUntil';

const CHANNEL = 'net.client.socket';

/**
 * Watches the connections that this process opens to a local port.
 *
 * @param refused called when one is refused, with how many were so far
 */
export function watchRefusals(
	port: number,
	refused: (count: number) => void,
): { count: number; stop: () => void } {
	const watch = {
		count: 0,
		stop: () => void unsubscribe(CHANNEL, opened),
	};
	const opened = (message: unknown) => {
		const socket: unknown = Object(message).socket;
		if (!(socket instanceof Socket)) return;
		socket.once('error', (error: NodeJS.ErrnoException & { port?: number }) => {
			if (error.code === 'ECONNREFUSED' && error.port === port) refused(++watch.count);
		});
	};
	subscribe(CHANNEL, opened);
	return watch;
}

/** Counts the answers that this process gets to its HTTP requests. */
export function watchAnswers(): { count: number; stop: () => void } {
	const channel = 'http.client.response.finish';
	const watch = { count: 0, stop: () => void unsubscribe(channel, came) };
	const came = () => {
		watch.count += 1;
	};
	subscribe(channel, came);
	return watch;
}

/** A port of this machine on which nobody listens. */
export async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	await once(server, 'close');
	if (typeof address !== 'object' || !address) throw new Error('The server has no port');
	return address.port;
}

/** What becomes of the next connection to a local port. */
const nextConnections = new Map<number, (socket: Socket) => void>();

const connected = (message: unknown) => {
	const socket: unknown = Object(message).socket;
	if (!(socket instanceof Socket)) return;
	socket.once('connect', () => {
		const port = socket.remotePort ?? 0;
		const happen = nextConnections.get(port);
		nextConnections.delete(port);
		happen?.(socket);
	});
};

/** The system reports an error of the next connection to the sandbox: in connecting, or once a POST has arrived. */
export function breakNextConnection(
	{ url, requests }: Sandbox,
	{ code, syscall }: { readonly code: string; readonly syscall: 'connect' | 'read' },
): void {
	const error = Object.assign(new Error(`${syscall} ${code}`), { code, syscall });
	const isThere = () => requests.some(({ method }) => method === 'POST');
	if (nextConnections.size === 0) {
		unsubscribe(CHANNEL, connected);
		subscribe(CHANNEL, connected);
	}
	nextConnections.set(Number(new URL(url).port), (socket) => {
		if (syscall === 'connect') socket.destroy(error);
		else void waitUntil(isThere, 'a POST has arrived').then(() => socket.destroy(error));
	});
}
