import type { FastifyReply, FastifyRequest } from 'fastify';

/** Names under which this computer knows itself; a page's own name that leads to 127.0.0.1 is none of them. */
const ownNames = ['127.0.0.1', 'localhost', '[::1]'];

/** What a browser must not do with any answer: the sandbox repeats what it was sent, and can play a web page. */
const neverAPage = {
	'x-content-type-options': 'nosniff',
	'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
	'cross-origin-resource-policy': 'same-origin',
	'referrer-policy': 'no-referrer',
	'cache-control': 'no-store',
};

/** Why a request is refused: a web page in a browser of this computer can send requests to any of its ports. */
function refusal({
	method,
	headers,
	raw,
}: FastifyRequest): [status: number, why: string] | undefined {
	const hosts = ownNames.map((name) => `${name}:${raw.socket.localPort}`);
	const { host = '', origin } = headers;
	if (!hosts.includes(host.toLowerCase())) return [421, 'The sandbox has no such host name'];
	if (origin !== undefined && !hosts.includes(origin.replace(/^http:\/\//, '')))
		return [403, 'The sandbox takes no requests from web pages'];
	const site = headers['sec-fetch-site'] ?? 'none';
	if (site !== 'none' && site !== 'same-origin')
		return [403, 'The sandbox takes no requests from web pages'];
	const hasBody =
		headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
	const type = headers['content-type'] ?? '';
	if (hasBody && !/^application\/json\s*(;|$)/i.test(type))
		return [415, 'The sandbox takes JSON only'];
	return method === 'TRACE' ? [405, 'Method Not Allowed'] : undefined;
}

/** Refuses what only a web page would send, and keeps a browser from showing any answer as a page. */
export async function keepPagesOut(request: FastifyRequest, reply: FastifyReply): Promise<void> {
	// On the raw response, because faults write their heads there.
	for (const [name, value] of Object.entries(neverAPage)) reply.raw.setHeader(name, value);
	const refused = refusal(request);
	if (refused) await reply.code(refused[0]).send({ detail: refused[1] });
}

/** Whether a request carries the token, as the API takes it: in the header, or in the address of one that only reads. */
export function carries(token: string, { method, headers, query }: FastifyRequest): boolean {
	const inAddress: unknown = method === 'GET' ? Object(query).access_token_query : undefined;
	return headers.authorization === `Bearer ${token}` || inAddress === token;
}
