import { z } from 'zod';

/** What can be changed while the sandbox runs; `PUT /sandbox/settings` takes any part of it. */
export const settingsSchema = z
	.object({
		/** Which of the two documented forms a message comes back in (openapi: MessageWithAnswer, Message). */
		dialect: z.enum(['agentResponse', 'messageSchema']),
		/** Wrap bodies in `{success, data}`, as one overview page claims. */
		envelope: z.boolean(),
		/** Milliseconds between taking a request and answering it. */
		latencyMs: z.number().min(0).max(600_000),
		/** One of the three sets of limits that the pages state, or none. */
		rateLimits: z.union([
			z.literal(false),
			z
				.object({
					set: z.enum(['token', 'messages', 'endpoints']),
					/** Multiplies the counts. */
					quotaFactor: z.number().positive().optional(),
					/** Multiplies the windows: 1/60 makes a minute a second. */
					windowFactor: z.number().positive().optional(),
				})
				.strict(),
		]),
		/** The Retry-After header of a rate answer; not documented, so `none` by default. */
		retryAfter: z.enum(['none', 'seconds', 'date']),
		/** What the list of an unknown client's chats is; the pages do not say. */
		unknownClient: z.enum(['emptyList', 'notFound']),
		/** In which form Numeno's reply comes; no page shows any (openapi: MessageCreated). */
		numenoReply: z.enum(['object', 'list', 'message', 'text']),
		/** Requests kept in the log; the oldest go first. */
		logLimit: z.number().int().min(10),
		/** Keep request bodies in the log. */
		logBodies: z.boolean(),
	})
	.strict();

export type Settings = z.infer<typeof settingsSchema>;

export const defaultSettings: Readonly<Settings> = {
	dialect: 'agentResponse',
	envelope: false,
	latencyMs: 0,
	rateLimits: false,
	retryAfter: 'none',
	unknownClient: 'emptyList',
	numenoReply: 'object',
	logLimit: 20_000,
	logBodies: true,
};
