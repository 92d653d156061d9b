// The service at the other end of an example: a local server in the place of HubSpot, Telegram, a shop …
import Fastify from 'fastify';

/** A request that a peer received; `body` is what its JSON says, undefined when it has none. */
export interface PeerRequest {
	method: string;
	/** Path and query. */
	url: string;
	headers: Record<string, string | string[] | undefined>;
	body: unknown;
}

/** What a peer answers: a body with status 200, unless it says otherwise. */
export interface PeerAnswer {
	status?: number;
	body: unknown;
}

export interface Peer {
	url: string;
	/** In the order of arrival. */
	received: PeerRequest[];
	close(): Promise<void>;
}

/** Starts a peer on a free loopback port. */
export async function startPeer(answer: (request: PeerRequest) => PeerAnswer): Promise<Peer> {
	const server = Fastify();
	const received: PeerRequest[] = [];
	server.all('/*', async ({ method, url, headers, body }, reply) => {
		const request = { method, url, headers, body };
		received.push(request);
		const { status = 200, body: answered } = answer(request);
		return await reply.code(status).send(answered);
	});
	const url = await server.listen({ host: '127.0.0.1', port: 0 });
	return { url, received, close: async () => await server.close() };
}
