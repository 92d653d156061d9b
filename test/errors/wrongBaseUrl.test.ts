/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests are not part of the package */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { failureDetails } from '../delivery/leftBehind';
import { runNode, type EngineResult } from '../engine/engine';
import { NO_QUOTA, leadInNewChat, messageSend } from '../engine/parameters';
import { useSandbox } from '../engine/useSandbox';
import { messageGetAll } from '../operations/operationParameters';

/** What a server that is not the API answers to everything. */
interface OtherPlace {
	readonly status: number;
	readonly type: string;
	readonly body: (request: string) => string;
}

const place = (status: number, type: string, body: OtherPlace['body']): OtherPlace => ({
	status,
	type,
	body,
});

/** Answers as such servers give them: Express, nginx, a single-page application, n8n 2.41.1, FastAPI. */
const ELSEWHERE: ReadonlyArray<[what: string, at: OtherPlace, words: RegExp]> = [
	[
		"n8n's own address",
		place(404, 'text/html', (request) => `<pre>Cannot ${request}</pre>`),
		/does not know this API \(404\): The answer is a web page/,
	],
	[
		'the address of a webhook of n8n',
		place(404, 'application/json', (request) =>
			JSON.stringify({
				code: 404,
				message: `The requested webhook "${request}" is not registered.`,
				hint: 'The workflow must be active',
			}),
		),
		/At 127\.0\.0\.1:\d+ an n8n answers, not this API \(404\)/,
	],
	[
		'a web site behind nginx',
		place(405, 'text/html', () => '<html><h1>405 Not Allowed</h1></html>'),
		/does not know this API \(405\): The answer is a web page/,
	],
	[
		'a web site with a large page',
		place(404, 'text/html', () => `<!doctype html>${'<p>Not here</p>'.repeat(6_000)}`),
		/does not know this API \(404\): The answer is larger than 64 KiB/,
	],
	[
		'a plain text',
		place(404, 'text/plain', () => '404 page not found'),
		/does not know this API \(404\): The answer is not/,
	],
];

const servers: Server[] = [];
/** Base URL -> requests. */
const received = new Map<string, string[]>();
async function startAt({ status, type, body }: OtherPlace): Promise<string> {
	const requests: string[] = [];
	const server = createServer((request, response) => {
		requests.push(`${request.method} ${request.url}`);
		request.resume();
		response.writeHead(status, { 'content-type': type });
		response.end(body(`${request.method} ${request.url}`));
	});
	servers.push(server);
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (typeof address !== 'object' || !address) throw new Error('The server has no port');
	const url = `http://127.0.0.1:${address.port}`;
	received.set(url, requests);
	return url;
}

afterEach(() => {
	for (const server of servers.splice(0)) {
		server.closeAllConnections();
		server.close();
	}
});

const credentialAt = (baseUrl: string) => ({
	authentication: 'bearer',
	accessToken: `agt_0123456789abcdef_${baseUrl}`,
	baseUrl,
	...NO_QUOTA,
});

const wordsOf = ({ run }: EngineResult) => {
	const { error } = run.data.resultData;
	return { message: error?.message ?? '', description: error?.description ?? '' };
};

const OPERATIONS = [
	['Message: Send', messageSend('chat_1')],
	['Message: Get Many', messageGetAll('chat_1')],
	['Lead: Capture', leadInNewChat('client-1')],
] as const;

describe.each(OPERATIONS)('%s', (_title, parameters) => {
	test.each(ELSEWHERE)(
		'%s is named as a wrong base URL at the first request',
		async (_what, at, words) => {
			const baseUrl = await startAt(at);
			const result = await runNode({ parameters, credential: credentialAt(baseUrl), items: [{}] });
			expect(wordsOf(result).message).toMatch(words);
			expect(wordsOf(result).description).toMatch(/Open the credential and correct 'Base URL'/);
			expect(failureDetails(result)).toMatchObject([{ kind: 'not_found', delivered: 'no' }]);
		},
	);

	test.each<[what: string, at: OtherPlace]>([
		['is empty', place(404, 'application/json', () => '')],
		['breaks off', place(404, 'application/json', () => '{"detail": "Chat not fo')],
		['is larger than a refusal', place(404, 'application/json', () => `"${'x'.repeat(70_000)}"`)],
	])('a 404 whose body %s says nothing of the address', async (_what, at) => {
		const baseUrl = await startAt(at);
		const result = await runNode({ parameters, credential: credentialAt(baseUrl), items: [{}] });
		expect(wordsOf(result).message).toContain('Optimly does not know what was asked for (404)');
		expect(failureDetails(result)).toMatchObject([{ kind: 'not_found', delivered: 'no' }]);
	});

	test('a path too much is named, with the path', async () => {
		const baseUrl = await startAt(
			place(404, 'application/json', () => JSON.stringify({ detail: 'Not Found' })),
		);
		const credential = credentialAt(`${baseUrl}/api/v1`);
		const result = await runNode({ parameters, credential, items: [{}] });
		expect(wordsOf(result).message).toContain('/api/v1');
		expect(wordsOf(result).description).toMatch(/Open the credential and correct 'Base URL'/);
	});
});

describe('a server that answers every request with its start page', () => {
	const startPage = place(200, 'text/html', () => '<!doctype html><div id="app">');

	test('is named by the first request that reads', async () => {
		const credential = credentialAt(await startAt(startPage));
		const result = await runNode({ parameters: messageGetAll('chat_1'), credential, items: [{}] });
		expect(wordsOf(result).message).toMatch(/does not know this API \(200\): .* web page/);
		expect(failureDetails(result)).toMatchObject([{ delivered: 'no' }]);
	});

	test('is not looked at for a minute: its pages never tell what arrived', async () => {
		const baseUrl = await startAt(startPage);
		const result = await runNode({
			parameters: messageSend('chat_1'),
			credential: credentialAt(baseUrl),
			items: [{}],
		});
		expect(received.get(baseUrl)).toHaveLength(5);
		expect(wordsOf(result).message).toMatch(
			/web page, not JSON. The history of the chat does not tell/,
		);
		expect(wordsOf(result).description).toMatch(/'Base URL'/);
		expect(failureDetails(result)).toMatchObject([{ delivered: 'unknown', attempts: 1 }]);
	});
});

describe('/external at the end', () => {
	const sandbox = useSandbox();

	test.each(['/external', '/external/', '/external// '])('%j is understood', async (end) => {
		const { baseUrl, ...credential } = sandbox.credential();
		const result = await sandbox.run(leadInNewChat('client-1'), {
			credential: { ...credential, baseUrl: `${String(baseUrl)}${end}` },
		});
		expect(result.run.status).toBe('success');
		expect(sandbox.now.requests.every(({ path }) => path.startsWith('/external/'))).toBe(true);
	});
});
