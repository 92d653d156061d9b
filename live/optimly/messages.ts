import { AGENT_VERSIONS } from '../../nodes/OptimlyMessage/api/calls';
import { timeMade } from '../../nodes/OptimlyMessage/time/recordTime';
import { isRecord } from '../../nodes/shared/json';
import { decided, differs, holds, unknown, type Guess } from '../guesses';
import {
	agentQuestion,
	isNewestFirst,
	isOk,
	ofUser,
	rawTime,
	recordIn,
	said,
	type Evidence,
} from './evidence';

const agentGuess = (version: string, source: string): Guess<Evidence> => ({
	id: `agent ${version}`,
	guess: `The agent's ${version} answers with a text under \`response\``,
	source,
	rests: 'Agent: Ask, its option Agent Version',
	check: 'asks the agent once',
	follows: 'Choose another Agent Version; the node also reads content, message and agent_response.',
	judge: ({ agents }) => {
		const answer = agents.get(version);
		if (!answer) return unknown('not tried');
		if (!isOk(answer)) return differs(said(answer));
		const keys = Object.keys(recordIn(answer)).join(', ');
		return decided(typeof recordIn(answer).response === 'string', `fields: ${keys}`);
	},
});

/** Messages, the history, and the agent. */
export const MESSAGE_GUESSES: ReadonlyArray<Guess<Evidence>> = [
	{
		id: 'reply inside',
		guess: 'A user’s message is answered with `agent_response` in the same answer',
		source: 'message page (older form); missing in the newer one',
		rests: 'Wait for Reply',
		check: 'sends a message as the user',
		follows:
			'Leave Wait for Reply on: the node then reads the history until the agent has replied.',
		judge: ({ sent }) => {
			if (!isOk(sent)) return unknown(said(sent));
			const there = isRecord(recordIn(sent).agent_response);
			return decided(there, 'no agent_response', { dialect: 'messageSchema' });
		},
	},
	{
		id: 'time field',
		guess: 'The time of a message stands under `timestamp`',
		source: 'message page (older form); the newer one says `created_at`',
		rests: 'created_at of the output',
		check: 'looks at the answer to a message',
		follows: 'Nothing to set: both are read.',
		judge: ({ sent }) => {
			if (!isOk(sent)) return unknown(said(sent));
			const { timestamp, created_at } = recordIn(sent);
			if (timestamp !== undefined) return holds();
			if (created_at === undefined) return differs('neither timestamp nor created_at');
			return differs('created_at', { dialect: 'messageSchema' });
		},
	},
	{
		id: 'offset',
		guess: 'Times carry their offset',
		source: 'examples end in Z',
		rests: 'order, filters and the trigger; without an offset a time counts as UTC',
		check: 'looks at the times in the history',
		follows: 'Nothing to set, if the times are UTC.',
		judge: (evidence) => {
			const time = rawTime(ofUser(evidence));
			if (time === undefined) return unknown('no time seen');
			const has = /(Z|[+-]\d{2}:?\d{2})$/i.test(time);
			return decided(has, 'no offset', { reading: { times: 'withoutOffset' } });
		},
	},
	{
		id: 'precision',
		guess: 'Times are finer than a second',
		source: 'nowhere stated; examples show whole seconds',
		rests: 'which reply belongs to which message',
		check: 'looks at the times in the history',
		follows: 'Nothing to set: among messages of one second the order of the list counts.',
		judge: ({ history }) => {
			const times = (history ?? []).map(rawTime).filter((time) => time !== undefined);
			if (times.length === 0) return unknown('no time seen');
			return decided(
				times.some((time) => /[.,]\d*[1-9]/.test(time)),
				'whole seconds',
				{ reading: { times: 'wholeSeconds' } },
			);
		},
	},
	{
		id: 'metadata echoed',
		guess: 'The history hands on the metadata of a message',
		source: 'chat page shows a metadata field',
		rests: 'On Uncertain Delivery, idempotency keys, the trigger’s own messages',
		check: 'sends a message with a delivery_id and looks for it in the history',
		follows: 'Set On Uncertain Delivery to Fail: nothing can be found again.',
		judge: (evidence) => {
			const found = ofUser(evidence);
			if (!found) return unknown('the message is not in the history');
			const { metadata } = found;
			return decided(
				isRecord(metadata) && metadata.delivery_id === evidence.deliveryId,
				'the message is there without its metadata',
				{ reading: { metadata: 'none' } },
			);
		},
	},
	{
		id: 'list form',
		guess: 'A list is a bare array',
		source: 'all examples',
		rests: 'reading of every list',
		check: 'looks at the history',
		follows: 'Nothing to set: lists under a name are read as well.',
		judge: ({ historyIsNamed }) =>
			decided(historyIsNamed === undefined ? undefined : !historyIsNamed, 'an object around it', {
				reading: { listForm: 'named' },
			}),
	},
	{
		id: 'metadata of a reply',
		guess: "A reply does not carry its question's metadata",
		source: 'nowhere stated',
		rests: 'which message is the node’s own, in the history and in the trigger',
		check: 'looks for the delivery_id of the question at the reply',
		follows: 'Nothing to set.',
		judge: ({ history, deliveryId }) => {
			const replies = history?.filter(({ sender }) => sender === 'assistant');
			if (!replies || replies.length === 0) return unknown('no reply seen');
			const echoes = replies.some(
				({ metadata }) => isRecord(metadata) && metadata.delivery_id === deliveryId,
			);
			return decided(!echoes, 'it does', { reading: { metadata: 'ofQuestion' } });
		},
	},
	{
		id: 'history order',
		guess: 'The history is listed oldest first',
		source: 'nowhere stated',
		rests: 'which reply belongs to which message, where times are equal',
		check: 'compares the first and the last time of the history',
		follows: 'Nothing to set: both orders are read.',
		judge: ({ history }) => {
			const newest = isNewestFirst(history, timeMade);
			return decided(
				newest === undefined ? undefined : !newest,
				newest ? 'newest first' : 'the times do not tell',
				{ reading: { order: 'newestFirst' } },
			);
		},
	},
	{
		id: 'history complete',
		guess: 'The history lists every message that was sent',
		source: 'chat page names no limit',
		rests: 'On Uncertain Delivery, the trigger',
		check: 'counts the check’s own messages in the history',
		follows: 'Set On Uncertain Delivery to Fail.',
		judge: (evidence) => {
			if (!evidence.history) return unknown('no history');
			const own = ofUser(evidence) !== undefined;
			return decided(own, 'the message that was sent is missing');
		},
	},
	{
		id: 'question kept',
		guess: 'What the agent is asked stands in the history as well',
		source: 'implied by a guide and an OpenAPI page',
		rests: 'Agent: Ask, when it is uncertain whether a question arrived',
		check: 'asks the agent and looks for the question in the history',
		follows: 'An uncertain question to the agent stays unknown.',
		judge: ({ history, agents }) => {
			if (!history || ![...agents.values()].some(isOk)) return unknown('the agent was not reached');
			return decided(
				history.some(({ content }) =>
					AGENT_VERSIONS.some((name) => content === agentQuestion(name)),
				),
				'not there',
			);
		},
	},
	agentGuess('v1', 'guides'),
	agentGuess('v2', 'agent v2 page'),
	agentGuess('v3', 'introduction'),
];
