const CHAT = 'chatSource, chatId, clientId';
const NEW_CHAT =
	'additionalFields(aiEnabled, endpoint, initialMessages(message.content, message.metadata, message.sender), leadCollected)';

/** The fields of each operation, in their order; metadata and options are below those of every one. */
export const fieldNames: ReadonlyMap<string, string> = new Map([
	['Agent: Ask', `${CHAT}, content, agentVersion`],
	[
		'Appointment: Request',
		`appointmentMapping, ${CHAT}, name, email, startTime, durationMinutes, timezone, preferredChannel, purpose, confirmWithAgent`,
	],
	['Chat: Create', `clientId, ${NEW_CHAT}`],
	['Chat: Get Many', 'clientId, returnAll, limit'],
	['Chat: Get or Create', `clientId, ${NEW_CHAT}`],
	['Handoff: Email', `${CHAT}, customerEmail, reason, context`],
	[
		'Lead: Capture',
		`leadMapping, ${CHAT}, name, email, leadFields(company, interest, message, phone)`,
	],
	['Message: Get Many', 'chatId, returnAll, limit, filters(after, sender)'],
	['Message: Send', `${CHAT}, content, sender`],
]);

const READS = 'maxParallelChats, maxWait, timeout';
const OPENS = 'maxParallelChats, maxWait, onUncertainDelivery, replyField, timeout';
const WRITES = `clientId, ifChatNotFound, ${OPENS}`;
const COMPOSES = WRITES.replace('timeout', 'summary, timeout');

/** The options that each operation offers when the chat is named by its id. */
export const optionNames: ReadonlyMap<string, string> = new Map([
	['Agent: Ask', WRITES],
	['Appointment: Request', COMPOSES],
	['Chat: Create', OPENS],
	// A list sends nothing that could be lost, and holds no reply.
	['Chat: Get Many', READS],
	['Chat: Get or Create', OPENS],
	['Handoff: Email', WRITES],
	['Lead: Capture', COMPOSES],
	['Message: Get Many', READS],
	['Message: Send', WRITES],
]);
