// What went over the wire to the sandbox, for the order and the turns in a chat.
import { z } from 'zod';
import { steer, type RealN8n } from '../real/realN8n.mjs';

const REQUESTS = z.array(
	z.object({
		method: z.string(),
		path: z.string(),
		bodyText: z.string(),
		chatId: z.string().optional(),
		receivedAt: z.number(),
		respondedAt: z.number().optional(),
		status: z.number().optional(),
	}),
);

/** A request with the times at which it came and was answered, by one clock. */
export type WireRequest = z.infer<typeof REQUESTS>[number];

const CONTENT = z.object({ content: z.string() });

/** All requests since the sandbox was reset. */
export async function requestsTo(n8n: Pick<RealN8n, 'sandbox'>): Promise<WireRequest[]> {
	return REQUESTS.parse(await steer(n8n, 'GET', 'requests'));
}

/** Those that put a message into a chat, as they came. */
export const messagesAmong = (requests: readonly WireRequest[]): WireRequest[] =>
	requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/new-message'));

/** The requests of each chat, as they came. */
export function byChat(requests: readonly WireRequest[]): Map<string, WireRequest[]> {
	const chats = new Map<string, WireRequest[]>();
	for (const request of requests) {
		const chat = request.chatId ?? '';
		chats.set(chat, [...(chats.get(chat) ?? []), request]);
	}
	return chats;
}

/** How many requests came before the one before them was answered. */
export const overlapsIn = (requests: readonly WireRequest[]): number =>
	requests.filter(({ receivedAt }, index) => {
		const before = requests[index - 1];
		return before !== undefined && (before.respondedAt ?? Infinity) > receivedAt;
	}).length;

export const contentOf = ({ bodyText }: WireRequest): string =>
	CONTENT.parse(JSON.parse(bodyText)).content;
