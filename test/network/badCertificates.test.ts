/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests are not part of the package */
import { once } from 'node:events';
import { createServer } from 'node:https';
import { runNode } from '../engine/engine';
import { failureDetails } from '../delivery/leftBehind';
import { CERTIFICATES, KEY } from './certificates';
import { CONTINUES, send } from '../delivery/lostAnswers';
import { useFreshSandbox } from '../delivery/useFreshSandbox';

const sandbox = useFreshSandbox();

/** Runs the node against a TLS server with the certificate; counts connections and requests. */
async function runAgainst(certificate: string) {
	const seen = { connections: 0, requests: 0 };
	const server = createServer({ key: KEY, cert: certificate }, (_request, response) => {
		seen.requests += 1;
		response.end('{}');
	});
	server.on('connection', () => {
		seen.connections += 1;
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = Object(server.address());
	const result = await runNode({
		parameters: send(),
		credential: sandbox.credential({ baseUrl: `https://127.0.0.1:${port}` }),
		items: [{ chat: 'a', text: 'text 0' }],
		settings: CONTINUES,
	});
	server.closeAllConnections();
	server.close();
	await once(server, 'close');
	return { seen, result };
}

test.each(Object.entries(CERTIFICATES))(
	'a certificate that is %s: nothing was sent, nobody looks for it, and one try is enough',
	async (_what, { certificate, code }) => {
		const { seen, result } = await runAgainst(certificate);
		expect(failureDetails(result)).toMatchObject([
			{ kind: 'connection', delivered: 'no', attempts: 1 },
		]);
		expect(result.done[0].error).toContain(code);
		expect(seen).toEqual({ connections: 1, requests: 0 });
	},
);
