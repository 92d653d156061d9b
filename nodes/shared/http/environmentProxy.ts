import type { IHttpRequestOptions } from 'n8n-workflow';
import { isRecord } from '../json';

/** How to tell n8n's helper which proxy to use. */
type ProxyOption = Pick<IHttpRequestOptions, 'proxy'>;

/** n8n's `helpers.httpRequest`, see request.ts. */
type Helper = (options: IHttpRequestOptions) => Promise<unknown>;

/**
 * Whether the agent that the helper has chosen hands requests for this address to a proxy. n8n 2 has one agent that
 * decides for each request, before that it made one for the proxy (both read in n8n-core, 1.122 and 2.41.1).
 */
function usesProxy(agent: unknown, { hostname, port }: URL): boolean {
	if (!isRecord(agent)) return false;
	if (isRecord(agent.proxy)) return true;
	const { router } = agent;
	if (!isRecord(router) || typeof router.resolve !== 'function') return false;
	const host = hostname.replace(/^\[|\]$/g, '');
	return router.resolve({ hostname: host, port: Number(port || 80) }) !== undefined;
}

/** The agent that the helper would send a request with; it tells in the error of a request that was canceled before. */
async function agentFor(url: string, httpRequest: Helper): Promise<unknown> {
	try {
		await httpRequest({ url, method: 'GET', abortSignal: AbortSignal.abort() });
	} catch (error) {
		return isRecord(error) && isRecord(error.config) ? error.config.httpAgent : undefined;
	}
	return undefined;
}

/**
 * Keeps a token that is sent to this machine in clear text off the proxy of the environment (HTTP_PROXY). n8n's helper
 * has no option for that: without one, and with `proxy: false`, it goes by the environment, and only NO_PROXY is an
 * exception (measured on n8n-core 2.41.1). It does take another proxy, so the server is named as its own: every server
 * has to understand a request line with a whole address (RFC 9112, 3.2.2). One that does not answers 404, and
 * NO_PROXY helps.
 *
 * What is https goes through a proxy unread and is left alone. Nothing is sent here.
 *
 * @param baseUrl address of the credential, checked: http only on this machine
 */
export async function pastProxy(baseUrl: string, httpRequest: Helper): Promise<ProxyOption> {
	const url = new URL(baseUrl);
	if (url.protocol !== 'http:') return {};
	const isProxied = AGENTS.get(httpRequest) ?? isProxiedBy(httpRequest, url);
	AGENTS.set(httpRequest, isProxied);
	if (!(await isProxied)) return {};
	return { proxy: { protocol: 'http', host: url.hostname, port: Number(url.port || 80) } };
}

/** Whether a sender's requests would go to a proxy: asked once for each sender, which has one address. */
const AGENTS = new WeakMap<Helper, Promise<boolean>>();

const isProxiedBy = async (httpRequest: Helper, url: URL): Promise<boolean> =>
	usesProxy(await agentFor(url.href, httpRequest), url);
