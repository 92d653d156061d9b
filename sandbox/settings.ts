import { z } from 'zod';

/**
 * How the service could be where the pages do not say, or contradict each other. The defaults are what we believe; every
 * field is a belief that document, sandbox and nodes share, so each has another reading that tests run under.
 */
export const readingSchema = z
	.object({
		/** Order of the records of a list. We believe: messages oldest first, chats newest first. */
		order: z.enum(['documented', 'oldestFirst', 'newestFirst']).default('documented'),
		/** Form of a time. We believe: ISO 8601 with milliseconds and "Z". */
		times: z.enum(['milliseconds', 'wholeSeconds', 'withoutOffset']).default('milliseconds'),
		/** We believe: a list is a bare array; else it is under its name, beside its length. */
		listForm: z.enum(['bare', 'named']).default('bare'),
		/** Metadata in answers. We believe: each message has its own; else none has, or a reply has its question's. */
		metadata: z.enum(['own', 'none', 'ofQuestion']).default('own'),
		/** Whether a list is cut off, and at which end. We believe: it is not. */
		listLimit: z
			.object({
				keep: z.enum(['all', 'oldest', 'newest']),
				count: z.number().int().min(1),
			})
			.strict()
			.default({ keep: 'all', count: 50 }),
		/** The answer when a limit is reached. The pages name no 429, only the text "Rate limit exceeded". */
		limitAnswer: z.enum(['429', '403', '500']).default('429'),
		/** Whether an id with an encoded slash finds its route. */
		encodedSlash: z.enum(['taken', 'refused']).default('taken'),
		/** Status of a chat that goes on; the pages name only this one. */
		activeStatus: z.string().min(1).default('active'),
		/** Milliseconds until the agent's reply is in the history, when the answer does not bring it; 0: it is there at once. */
		replyAfterMs: z.number().min(0).max(600_000).default(0),
		/** One of the two routes that open a chat can be gone. */
		missingRoute: z.enum(['none', '/external/chat', '/external/message/new-chat']).default('none'),
	})
	.strict();

export type Reading = z.infer<typeof readingSchema>;

/** What we believe. */
export const documentedReading: Readonly<Reading> = readingSchema.parse({});

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
		/** How the service is where the pages do not say. */
		reading: readingSchema,
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
	reading: documentedReading,
	numenoReply: 'object',
	logLimit: 20_000,
	logBodies: true,
};

const reading = (changes: Partial<Reading>): Partial<Settings> => ({
	reading: { ...documentedReading, ...changes },
});

/** Other readings of the service, by name: what the tests of the promises run under. */
export const readings: ReadonlyMap<string, Partial<Settings>> = new Map<string, Partial<Settings>>([
	['as documented', {}],
	['newest record first', reading({ order: 'newestFirst' })],
	['oldest record first', reading({ order: 'oldestFirst' })],
	['times without offset', reading({ times: 'withoutOffset' })],
	['times in whole seconds', reading({ times: 'wholeSeconds' })],
	[
		'newest record first, times in whole seconds',
		reading({ order: 'newestFirst', times: 'wholeSeconds' }),
	],
	['answers in an envelope', { envelope: true }],
	['lists under their names', reading({ listForm: 'named' })],
	['no metadata in answers', reading({ metadata: 'none' })],
	["replies with their question's metadata", reading({ metadata: 'ofQuestion' })],
	['lists of the newest 20', reading({ listLimit: { keep: 'newest', count: 20 } })],
	['lists of the oldest 20', reading({ listLimit: { keep: 'oldest', count: 20 } })],
	['404 for an unknown client', { unknownClient: 'notFound' }],
	['limits as 403 with words', reading({ limitAnswer: '403' })],
	['limits as 500 with words', reading({ limitAnswer: '500' })],
	['encoded slashes refused', reading({ encodedSlash: 'refused' })],
	['a status nobody named', reading({ activeStatus: 'in_progress' })],
	['the newer form of messages', { dialect: 'messageSchema' }],
	[
		'the reply only in the history, later',
		{ dialect: 'messageSchema', ...reading({ replyAfterMs: 400 }) },
	],
	['no route /external/chat', reading({ missingRoute: '/external/chat' })],
	['no route /external/message/new-chat', reading({ missingRoute: '/external/message/new-chat' })],
]);
