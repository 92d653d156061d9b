/** The fields of each operation, in their order; the options are below those of every one. */
export const fieldNames: ReadonlyMap<string, string> = new Map([
	['Conversation: Create', 'name, additionalFields(key)'],
	[
		'Message: Create',
		'conversationId, role, content, generateReply, stateAfter(context, phase, playbook, systemMessage)',
	],
]);

/** The options that each operation offers. */
export const optionNames: ReadonlyMap<string, string> = new Map([
	['Conversation: Create', 'idempotencyKey, maxParallelChats, maxWait, timeout'],
	['Message: Create', 'idempotencyKey, maxParallelChats, maxWait, replyField, timeout'],
]);

/** The values of all menus. */
export const menuValues: readonly string[] = [
	'operation: create',
	'resource: conversation, message',
	'role: agent, control, user',
];
