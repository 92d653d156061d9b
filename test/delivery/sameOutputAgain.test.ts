/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests are not part of the package */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { runNode } from '../engine/engine';
import { underTest } from '../underTest';
import { retryOnFail } from './runAgain';

const REPLY = `A long reply: ${'naïve "quoted" 漢字 🙂 \\ \u0001 '.repeat(100)}`;

/** An answer that all calls can read; it also has fields of the names that the node uses for its own notes. */
const ANSWER = JSON.stringify({
	message_id: 'msg_1',
	chat_id: 'chat_1',
	client_id: 'client-1',
	handoff_id: 'handoff_1',
	conversationId: 'conversation_1',
	timestamp: '2026-06-20T14:00:00Z',
	status: 'active',
	10: 'a number as a key',
	content: 'Hello',
	response: REPLY,
	reply: { role: 'agent', content: REPLY },
	agent_response: {
		message_id: 'msg_2',
		content: REPLY,
		timestamp: '2026-06-20T14:00:01.123456Z',
		usage: { tokens: 1e21, list: [null, [], {}, 0.1, ''] },
	},
	metadata: { all: 'x'.repeat(200_000), deep: { deeper: { deepest: [1, [2]] } } },
	...{ reply_text: 'theirs', fields: {}, answer: null, found: 1, is: 'delivered', state: 'new' },
	...{ noted_reply: 'theirs', noted_id: 'theirs', noted_response: {}, reply_shortened: true },
	error: null,
});

/** The lists that are read on the way. */
function listFor(path: string): string {
	const record = { ...Object(JSON.parse(ANSWER)), sender: 'user' };
	return JSON.stringify(path.includes('client-new') ? [] : [record]);
}

let server: Server;
let requests: string[] = [];

beforeAll(async () => {
	server = createServer((request, response) => {
		const { method, url = '' } = request;
		void text(request).then((body) => {
			requests.push(`${method} ${url}`);
			const isDead = body.includes('"chat_dead"');
			response.writeHead(isDead ? 404 : 200, { 'content-type': 'application/json' });
			const answer = method === 'GET' ? listFor(url) : ANSWER;
			response.end(isDead ? '{"detail":"Chat not found"}' : answer);
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
});

beforeEach(() => {
	requests = [];
});

afterAll(() => {
	server.closeAllConnections();
	server.close();
});

const posts = () => requests.filter((request) => request.startsWith('POST')).sort();

/** The operation behind another item, which can be made to fail at each try. */
async function outputBehind(first: 'nothing' | 'a failing item', form: Form) {
	const address = server.address();
	if (typeof address !== 'object' || !address) throw new Error('The server has no port');
	const [, parameters, item = {}] = form;
	const { output } = await runNode({
		parameters: {
			...parameters,
			options: { ...Object(parameters.options), timeout: '={{ $json.fails ? 0 : 20 }}' },
		},
		credential: underTest.credentialAt(`http://127.0.0.1:${address.port}`),
		items: first === 'nothing' ? [item] : [{ fails: true }, item],
		settings: { ...retryOnFail(3), onError: 'continueRegularOutput' },
	});
	return output
		.filter(({ json }) => json.error === undefined)
		.map(({ json }) => JSON.stringify(json));
}

type Form = (typeof underTest.forms)[number];

test.each(underTest.forms.map((form) => [form[0], form] as const))(
	'a re-run hands on what the first try would have handed on, byte for byte: %s',
	async (_name, form) => {
		const once = await outputBehind('nothing', form);
		expect(once).toHaveLength(1);
		const postsOfOnce = posts();
		requests = [];
		// n8n runs the node three times, because its first item fails each time.
		const again = await outputBehind('a failing item', form);
		expect(again).toEqual(once);
		// Nothing was sent a second time: the output comes from what was kept.
		expect(posts()).toEqual(postsOfOnce);
	},
);
