import { findList } from '../../nodes/OptimlyMessage/api/readList';
import { isRecord, type JsonRecord } from '../../nodes/shared/json';
import type { Answer } from '../liveServer';

/** All that the check saw. */
export interface Evidence {
	readonly auth: ReadonlyMap<string, Answer>;
	readonly wrongToken: Answer;
	readonly unknownClient: Answer;
	readonly unknownChat: Answer;
	readonly slash: Answer;
	readonly invalid: Answer;
	/** The chat that the check writes into. */
	readonly chatId: string;
	readonly newChat: Answer;
	readonly otherRoute: Answer;
	/** The answer to a user's message, and the history before and after the reply. */
	readonly sent: Answer;
	readonly history: readonly JsonRecord[] | undefined;
	/** Whether the list stood in an object of its own. */
	readonly historyIsNamed: boolean | undefined;
	readonly deliveryId: string;
	readonly lead: Answer;
	readonly chatsBefore: readonly JsonRecord[] | undefined;
	readonly chats: readonly JsonRecord[] | undefined;
	readonly agents: ReadonlyMap<string, Answer>;
	readonly handoff?: Answer;
	/** Answers to requests at full speed, until one was refused. */
	readonly limit?: { readonly after: number; readonly answer: Answer | undefined };
}

/** What an answer is about, without the documented `{success, data}` around it. */
export const inside = ({ json }: Answer): unknown =>
	isRecord(json) && typeof json.success === 'boolean' && 'data' in json ? json.data : json;
export const recordIn = (answer: Answer): JsonRecord => {
	const value = inside(answer);
	return isRecord(value) ? value : {};
};
export const isOk = ({ status }: Answer) => status >= 200 && status < 300;
export const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined);
export const detailOf = ({ json }: Answer) =>
	isRecord(json) ? (textOf(json.detail) ?? textOf(json.error)) : undefined;
export const said = (answer: Answer) => answer.broken ?? `status ${answer.status}`;

export function listIn(answer: Answer): readonly JsonRecord[] | undefined {
	const list = isOk(answer) ? findList(answer.json)?.list : undefined;
	return list?.every(isRecord) ? list : undefined;
}

/** Which way a list is sorted; `undefined` when its times do not tell. */
export function isNewestFirst(
	list: readonly JsonRecord[] | undefined,
	time: (r: JsonRecord) => number | undefined,
) {
	const first = list?.[0] && time(list[0]);
	const last = list && list.length > 1 ? time(list[list.length - 1]) : undefined;
	return first === undefined || last === undefined || first === last ? undefined : first > last;
}

/** What the check says as the user, and what it asks the agent. */
export const QUESTION = 'This is a check of the n8n node. Please answer with one word.';
export const agentQuestion = (version: string) => `${version}: ${QUESTION}`;

/** The message that the check sent as the user. */
export const ofUser = ({ history, deliveryId }: Evidence) =>
	history?.find(
		({ metadata, content, sender }) =>
			(isRecord(metadata) && metadata.delivery_id === deliveryId) ||
			(content === QUESTION && sender === 'user'),
	);

/** The time of a message, as it is written. */
export const rawTime = (record: JsonRecord | undefined) =>
	textOf(record?.created_at) ?? textOf(record?.timestamp);
