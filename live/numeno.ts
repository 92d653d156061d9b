import { isRecord, type JsonRecord } from '../nodes/shared/json';
import { decided, differs, holds, unknown, type Guess, type LiveCheck } from './guesses';
import { LiveServer, type Answer } from './liveServer';

export interface NumenoEvidence {
	readonly wrongKey: Answer;
	readonly conversation: Answer;
	readonly invalid: Answer;
	readonly nobody: Answer;
	readonly note: Answer;
	readonly reply: Answer;
	/** Two messages to one conversation at the same time. */
	readonly together: readonly Answer[];
}

const isOk = ({ status }: Answer) => status >= 200 && status < 300;
const recordIn = ({ json }: Answer): JsonRecord => (isRecord(json) ? json : {});
const said = ({ status, broken }: Answer) => broken ?? `status ${status}`;
const path = (id: string) => `/v1/conversations/${encodeURIComponent(id)}/messages`;

/** In which of the forms that the sandbox plays a reply came. */
function formOf(answer: Answer): string | undefined {
	const { message, messages, reply, role, content } = recordIn(answer);
	if (isRecord(reply) || isRecord(message)) return 'object';
	if (Array.isArray(messages)) return 'list';
	if (typeof reply === 'string') return 'text';
	return role !== undefined && typeof content === 'string' ? 'message' : undefined;
}

export const NUMENO_GUESSES: ReadonlyArray<Guess<NumenoEvidence>> = [
	{
		id: '401',
		guess: 'A wrong key is refused with 401',
		source: 'create-message page',
		rests: 'error authentication',
		check: 'asks with a key that cannot exist',
		follows: 'Nothing to set: the error names the status.',
		judge: ({ wrongKey }) => decided(wrongKey.status === 401, said(wrongKey)),
	},
	{
		id: 'conversation',
		guess: 'A new conversation is answered with 201 and its `id`',
		source: 'create-conversation page; the name of the field is a guess',
		rests: 'Conversation: Create',
		check: 'creates a conversation',
		follows: 'Take the ID from the output field that has it.',
		judge: ({ conversation }) =>
			decided(
				conversation.status === 201 && typeof recordIn(conversation).id === 'string',
				`${said(conversation)}, fields: ${Object.keys(recordIn(conversation)).join(', ')}`,
			),
	},
	{
		id: 'reply form',
		guess: 'A reply stands in an object under `reply`',
		source: 'nowhere stated',
		rests: 'the output field reply',
		check: 'sends a message with generate-reply',
		follows: 'Nothing to set: four forms are read.',
		judge: ({ reply }) => {
			if (!isOk(reply)) return unknown(said(reply));
			const form = formOf(reply);
			if (form === 'object') return holds();
			const fields = Object.keys(recordIn(reply)).join(', ');
			return differs(`fields: ${fields}`, form === undefined ? {} : { numenoReply: form });
		},
	},
	{
		id: 'note',
		guess: 'A control message without generate-reply is stored and not answered',
		source: 'create-message page',
		rests: 'Message: Create with the role control',
		check: 'sends one',
		follows: 'Do not send notes: they would be answered.',
		judge: ({ note }) => decided(isOk(note), said(note)),
	},
	{
		id: '404',
		guess: 'An unknown conversation is a 404',
		source: 'create-message page',
		rests: 'error not_found',
		check: 'sends a message to a conversation that does not exist',
		follows: 'Nothing to set.',
		judge: ({ nobody }) => decided(nobody.status === 404, said(nobody)),
	},
	{
		id: '400',
		guess: 'A request that is not valid is refused with 400',
		source: 'create-message page',
		rests: 'error invalid_request',
		check: 'creates a conversation without any field',
		follows: 'Nothing to set: the error shows what the API says.',
		judge: ({ invalid }) => decided(invalid.status === 400, said(invalid)),
	},
	{
		id: '409',
		guess: 'While a reply is being generated, other messages are refused with 409',
		source: 'create-message page',
		rests: 'Max Wait: the node tries again until the reply is there',
		check: 'sends two messages at the same time',
		follows: 'Nothing to set.',
		judge: ({ together }) => {
			const states = together.map(({ status }) => status);
			if (states.includes(409)) return holds();
			return together.every(isOk)
				? unknown('both were taken, one may have been quick')
				: differs(states.join(' and '));
		},
	},
];

/** With a key that cannot exist. */
const asNobody = { secret: 'wrong-key' };

const open = (baseUrl: string, key: string) =>
	new LiveServer(baseUrl, key, (secret) => ({ headers: { 'X-Numeno-Key': secret } }));

export const numenoCheck: LiveCheck<NumenoEvidence> = {
	name: 'Numeno',
	variables: { baseUrl: 'NUMENO_BASE_URL', secret: 'NUMENO_KEY' },
	costs: () =>
		'It creates one conversation and sends four messages to it, three of which are answered: about 7 requests that write.',
	guesses: NUMENO_GUESSES,
	async refuses(baseUrl, key) {
		const server = open(baseUrl, key);
		const nowhere = '/v1/n8n-nodes-numeno-check/no-such-route';
		const [known, wrong] = await Promise.all([
			server.get(nowhere),
			server.get('/v1/conversations', asNobody),
		]);
		if (known.status === 0) return `There is no answer (${known.broken}).`;
		if (known.status >= 300 && known.status < 400) return 'It answers with a redirect.';
		if (isOk(known) || isOk(wrong)) return 'It answers to any route, or takes any key.';
		const isError = (answer: Answer) => typeof recordIn(answer).message === 'string';
		if (!isError(known) && !isError(wrong)) return 'Its errors do not have the form of Numeno’s.';
		return undefined;
	},
	async gather(baseUrl, key) {
		const server = open(baseUrl, key);
		const wrongKey = await server.post('/v1/conversations', { name: 'check' }, asNobody);
		const conversation = await server.post('/v1/conversations', {
			name: 'A check of the n8n node',
		});
		const id = String(recordIn(conversation).id ?? 'none');
		const content = 'This is a check of the n8n node. Please answer with one word.';
		const turn = { role: 'user', content, action: 'generate-reply' };
		const note = await server.post(path(id), { role: 'control', content });
		const reply = await server.post(path(id), turn);
		const together = await Promise.all([server.post(path(id), turn), server.post(path(id), turn)]);
		return {
			wrongKey,
			conversation,
			note,
			reply,
			together,
			nobody: await server.post(path('n8n-nodes-numeno-check-nobody'), turn),
			invalid: await server.post('/v1/conversations', {}),
		};
	},
};
