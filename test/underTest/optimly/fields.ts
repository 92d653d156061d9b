const CHAT = 'chatSource, chatId, clientId';
const LIST = 'returnAll, limit, simplify';
const NEW_CHAT =
	'additionalFields(aiEnabled, initialMessages(message.content, message.metadata, message.sender), leadCollected)';

/** The fields of each operation, in their order; metadata and options are below those of every one. */
export const fieldNames: ReadonlyMap<string, string> = new Map([
	['Agent: Ask', `${CHAT}, content, agentVersion`],
	[
		'Appointment: Request',
		`email, name, ${CHAT}, startTime, durationMinutes, timezone, preferredChannel, purpose, confirmWithAgent, agentVersion`,
	],
	['Chat: Create', `clientId, ${NEW_CHAT}`],
	['Chat: Get Many', `clientId, ${LIST}`],
	['Chat: Get or Create', `clientId, ${NEW_CHAT}`],
	['Handoff: Email', `reason, ${CHAT}, customerEmail, context`],
	[
		'Lead: Capture',
		`email, name, ${CHAT}, leadFields(aiEnabled, company, interest, message, phone)`,
	],
	['Message: Get Many', `chatId, ${LIST}, filters(after, sender)`],
	['Message: Send', `${CHAT}, content, sender`],
]);

const READS = 'maxParallelChats, maxWait, timeout';
const SENDS = 'idempotencyKey, maxParallelChats, maxWait, onUncertainDelivery, replyField, timeout';
const OPENS = `${SENDS}, waitForReply`;
const WRITES = `addToMetadata, clientId, ${SENDS.replace('maxParallelChats', 'ifChatNotFound, maxParallelChats')}`;
const COMPOSES = WRITES.replace(/replyField.*/, 'previewOnly, replyField, summary, timeout');

/** The options that each operation offers when the chat is named by its id. */
export const optionNames: ReadonlyMap<string, string> = new Map([
	['Agent: Ask', WRITES],
	['Appointment: Request', `${COMPOSES}, waitForReply`],
	['Chat: Create', OPENS],
	// A list sends nothing that could be lost, and holds no reply.
	['Chat: Get Many', READS],
	['Chat: Get or Create', OPENS],
	['Handoff: Email', WRITES],
	['Lead: Capture', COMPOSES],
	['Message: Get Many', READS],
	['Message: Send', `${WRITES}, waitForReply`],
]);

/** The values of all menus, those within collections too. */
export const menuValues: readonly string[] = [
	'addToMetadata: source, timestamp',
	'agentVersion: v1, v2, v3',
	'chatSource: client, id',
	'chatSource: client, id, newChat',
	'ifChatNotFound: create, error',
	'metadataMode: fields, json, none',
	'onUncertainDelivery: checkHistory, checkHistoryAndResend, fail',
	'operation: ask',
	'operation: capture',
	'operation: create, getAll, getOrCreate',
	'operation: email',
	'operation: getAll, send',
	'operation: request',
	'resource: agent, appointment, chat, handoff, lead, message',
	'sender: any, assistant, user',
	'sender: assistant, user',
];
