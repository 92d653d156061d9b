/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests are not part of the package */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';

/** A second server, on a host and port of its own. */
export interface OtherServer {
	readonly url: string;
	/** Everything that arrived: request line, headers and body of each request. */
	readonly received: string[];
	close(): Promise<void>;
}

async function textOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(Buffer.from(chunk));
	const head = [`${request.method} ${request.url}`, ...request.rawHeaders].join('\n');
	return `${head}\n${Buffer.concat(chunks).toString()}`;
}

/**
 * Starts a server that records every request and answers 400 with a `detail` that repeats the request
 * line and the values of its headers, as a badly configured proxy might.
 */
export async function startOtherServer(): Promise<OtherServer> {
	const received: string[] = [];
	const server = createServer((request, response) => {
		void textOf(request).then((text) => {
			received.push(text);
			response.writeHead(400, { 'content-type': 'application/json' });
			response.end(
				JSON.stringify({ detail: `${request.url} ${Object.values(request.headers).join(' ')}` }),
			);
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (typeof address !== 'object' || !address) throw new Error('The server has no port');
	return {
		url: `http://127.0.0.1:${address.port}`,
		received,
		close: async () => {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}
