/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a program for developers, not part of the package */
import { setTimeout as delay } from 'node:timers/promises';
import { AGENT_VERSIONS, agentPath } from '../../nodes/OptimlyMessage/api/calls';
import type { Guess, LiveCheck } from '../guesses';
import { LiveServer, type Answer, type Signature } from '../liveServer';
import { ACCESS_GUESSES } from './access';
import { CHAT_GUESSES } from './chats';
import {
	agentQuestion,
	detailOf,
	inside,
	isOk,
	listIn,
	QUESTION,
	recordIn,
	textOf,
	type Evidence,
} from './evidence';
import { MESSAGE_GUESSES } from './messages';

/** All that the documents of Optimly leave open. */
export const OPTIMLY_GUESSES: ReadonlyArray<Guess<Evidence>> = [
	...ACCESS_GUESSES,
	...CHAT_GUESSES,
	...MESSAGE_GUESSES,
];

/** The ways of authentication that the documents name. */
const SIGNATURES: Readonly<Record<string, Signature>> = {
	Bearer: (token) => ({ headers: { authorization: `Bearer ${token}` } }),
	'X-API-Key': (token) => ({ headers: { 'X-API-Key': token } }),
	x_api_key: (token) => ({ headers: { x_api_key: token } }),
	access_token_query: (token) => ({ query: `access_token_query=${encodeURIComponent(token)}` }),
};

// Not those of the node: what it refuses to send, such as a slash, is what is to be found out.
const chatsPath = (id: string) => `/external/chat/${encodeURIComponent(id)}/chats`;
const messagesPath = (id: string) => `/external/chat/${encodeURIComponent(id)}/messages`;

const CLIENT = () => `n8n-nodes-optimly-check-${Date.now()}`;
/** With a token that cannot exist. */
const asNobody = { secret: 'agt_'.padEnd(36, '0') };

const open = (baseUrl: string, token: string) => new LiveServer(baseUrl, token, SIGNATURES.Bearer);

/** Waits until the agent has replied, at most half a minute. */
async function historyWithReply(server: LiveServer, chatId: string) {
	const end = Date.now() + 30_000;
	for (;;) {
		const answer = await server.get(messagesPath(chatId));
		const list = listIn(answer);
		const replied = list?.some(({ sender }) => sender === 'assistant');
		if (replied || Date.now() > end || !isOk(answer)) return answer;
		await delay(1_000);
	}
}

async function reachLimit(server: LiveServer): Promise<NonNullable<Evidence['limit']>> {
	for (let after = 1; after <= 350; after++) {
		const answer = await server.get(chatsPath('n8n-nodes-optimly-check-limit'));
		if (!isOk(answer) && answer.status !== 404) return { after, answer };
	}
	return { after: 350, answer: undefined };
}

export const optimlyCheck: LiveCheck<Evidence> = {
	name: 'Optimly',
	variables: { baseUrl: 'OPTIMLY_BASE_URL', secret: 'OPTIMLY_TOKEN' },
	costs: ({ limits, handoff }) =>
		[
			'It opens two chats of a client whose ID begins with n8n-nodes-optimly-check, writes two messages into the first,',
			'and asks the agent three times: about 7 requests that write, 20 that read, and 5 to 10 messages of your plan.',
			limits
				? 'Then it reads until the API refuses, at most 350 times: other programs with this token have to wait.'
				: '',
			handoff ? `Then it hands the chat over by e-mail to the address given with --handoff.` : '',
		]
			.filter(Boolean)
			.join('\n'),
	guesses: OPTIMLY_GUESSES,
	async refuses(baseUrl, token) {
		const server = open(baseUrl, token);
		const path = chatsPath('n8n-nodes-optimly-check-nobody');
		const [known, wrong, nowhere] = await Promise.all([
			server.get(path),
			server.get(path, asNobody),
			server.get('/external/n8n-nodes-optimly-check/no-such-route'),
		]);
		if (known.status === 0) return `There is no answer (${known.broken}).`;
		if (known.status >= 300 && known.status < 400) return 'It answers with a redirect.';
		if ([401, 403].includes(known.status)) return `It refuses the token (${known.status}).`;
		if (known.json === undefined) return 'It answers with something that is no JSON.';
		const isList = listIn(known) !== undefined;
		const isNoClient = known.status === 404 && ![undefined, 'Not Found'].includes(detailOf(known));
		if (!isList && !isNoClient) return 'It does not know the route of a client’s chats.';
		if (![401, 403].includes(wrong.status)) return 'It takes any token.';
		if (isOk(nowhere)) return 'It answers to any route.';
		return undefined;
	},
	async gather(baseUrl, token, { limits, handoff }) {
		const server = open(baseUrl, token);
		const client = CLIENT();
		const nobody = chatsPath(`${client}-nobody`);
		const auth = new Map<string, Answer>();
		for (const [name, sign] of Object.entries(SIGNATURES)) {
			auth.set(name, await server.get(nobody, { sign }));
		}
		const newChat = await server.post('/external/message/new-chat', {
			client_id: client,
			metadata: { source: 'n8n-nodes-optimly-check' },
		});
		const openOther = async () =>
			await server.post('/external/chat', { client_id: client, lead_collected: true });
		const instead = textOf(recordIn(newChat).chat_id) ? undefined : await openOther();
		const chatId = textOf(recordIn(instead ?? newChat).chat_id) ?? 'none';
		const chatsBefore = listIn(await server.get(chatsPath(client)));
		const deliveryId = crypto.randomUUID();
		const sent = await server.post('/external/message/new-message', {
			chat_id: chatId,
			sender: 'user',
			content: QUESTION,
			metadata: { delivery_id: deliveryId },
		});
		await historyWithReply(server, chatId);
		// Times can be as coarse as a second: what comes now is in another one.
		await delay(1_100);
		const lead = await server.post('/external/message/new-message', {
			chat_id: chatId,
			sender: 'assistant',
			content: 'A check of the n8n node: this is no lead.',
			metadata: { form_type: 'lead_capture', lead_collected: true },
		});
		const agents = new Map<string, Answer>();
		for (const version of AGENT_VERSIONS) {
			const path = agentPath(version);
			const content = agentQuestion(version);
			agents.set(version, await server.post(path, { chat_id: chatId, content }));
		}
		const otherRoute = instead ?? (await openOther());
		const historyAnswer = await server.get(messagesPath(chatId));
		const history = listIn(historyAnswer);
		return {
			auth,
			wrongToken: await server.get(nobody, asNobody),
			unknownClient: await server.get(nobody),
			unknownChat: await server.get(messagesPath(`${client}-nobody`)),
			slash: await server.get(chatsPath(`${client}/nobody`)),
			invalid: await server.post('/external/message/new-message', {}),
			chatId,
			newChat,
			otherRoute,
			sent,
			history,
			historyIsNamed: isOk(historyAnswer) ? !Array.isArray(inside(historyAnswer)) : undefined,
			deliveryId,
			lead,
			chatsBefore,
			chats: listIn(await server.get(chatsPath(client))),
			agents,
			...(handoff && {
				handoff: await server.post('/external/message/email-handoff', {
					chat_id: chatId,
					customer_email: handoff,
					reason: 'A check of the n8n node',
				}),
			}),
			...(limits && { limit: await reachLimit(server) }),
		};
	},
};
