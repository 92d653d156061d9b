// What the editor shows of the node's fields, and what they hold when nobody has touched them: saved workflows depend
// on both. Their names and the values of their menus are held by fieldNames.test.ts.
import { NodeHelpers, type INodeParameters, type INodeProperties } from 'n8n-workflow';
import { OptimlyMessage } from '../../nodes/OptimlyMessage/OptimlyMessage.node.js';

const { description } = new OptimlyMessage();

/** Names of the fields that the editor shows with these values, the others being at their defaults. */
function shown(values: INodeParameters): string {
	const node = { typeVersion: 1 };
	const all =
		NodeHelpers.getNodeParameters(description.properties, values, true, false, node, description) ??
		{};
	return description.properties
		.filter((field) => NodeHelpers.displayParameter(all, field, node, description))
		.map(({ name }) => name)
		.join(', ');
}

const CLIENT = 'chatSource, clientId';
const CHAT = 'chatSource, chatId';
const APPOINTMENT = 'startTime, durationMinutes, timezone, preferredChannel, purpose';

test.each<[INodeParameters, string]>([
	[{}, `${CLIENT}, content, sender, metadataMode`],
	[{ chatSource: 'id' }, `${CHAT}, content, sender, metadataMode`],
	[{ metadataMode: 'fields' }, `${CLIENT}, content, sender, metadataMode, metadata`],
	[{ metadataMode: 'json' }, `${CLIENT}, content, sender, metadataMode, metadataJson`],
	[{ operation: 'getAll' }, 'chatId, returnAll, limit, simplify, filters'],
	[{ operation: 'getAll', returnAll: true }, 'chatId, returnAll, simplify, filters'],
	[{ resource: 'agent' }, `${CLIENT}, content, agentVersion, metadataMode`],
	[
		{ resource: 'appointment' },
		`email, name, ${CLIENT}, ${APPOINTMENT}, confirmWithAgent, metadataMode`,
	],
	[
		{ resource: 'appointment', chatSource: 'id', confirmWithAgent: true },
		`email, name, ${CHAT}, ${APPOINTMENT}, confirmWithAgent, agentVersion, metadataMode`,
	],
	[{ resource: 'chat', operation: 'create' }, 'clientId, additionalFields, metadataMode'],
	[{ resource: 'chat', operation: 'getOrCreate' }, 'clientId, additionalFields, metadataMode'],
	[{ resource: 'chat', operation: 'getAll' }, 'clientId, returnAll, limit, simplify'],
	[{ resource: 'handoff' }, `reason, ${CLIENT}, customerEmail, context, metadataMode`],
	[{ resource: 'lead' }, `email, name, ${CLIENT}, leadFields, metadataMode`],
	[{ resource: 'lead', chatSource: 'newChat' }, `email, name, ${CLIENT}, leadFields, metadataMode`],
	[{ resource: 'lead', chatSource: 'id' }, `email, name, ${CHAT}, leadFields, metadataMode`],
])('with %j it shows, between the two menus and the options, %s', (values, fields) => {
	expect(shown(values)).toBe(`resource, operation, ${fields}, options`);
});

/** What a field is and holds, and what can be filled in, with the fields in it. */
function heldBy(field: INodeProperties, within = ''): string[] {
	const { type, required, typeOptions = {} } = field;
	const name = `${within}${field.name}`;
	const limits = Object.entries(typeOptions).map(([limit, value]) => `${limit} ${String(value)}`);
	const held = [type, JSON.stringify(field.default), ...(required ? ['required'] : []), ...limits];
	const inner = (field.options ?? []).flatMap((one) => {
		if ('values' in one) return one.values.flatMap((value) => heldBy(value, `${name}.`));
		return 'type' in one ? heldBy(one, `${name}.`) : [];
	});
	return [`${name}: ${held.join(' ')}`, ...inner];
}

test('kind, default and limits of each field are those with which workflows were saved', () => {
	const held = new Set(description.properties.flatMap((field) => heldBy(field)));
	expect([...held].sort()).toEqual([
		'additionalFields.aiEnabled: boolean true',
		'additionalFields.initialMessages.content: string "" rows 2',
		'additionalFields.initialMessages.metadata: json "{}"',
		'additionalFields.initialMessages.sender: options "user"',
		'additionalFields.initialMessages: fixedCollection {} multipleValues true sortable true',
		'additionalFields.leadCollected: boolean false',
		'additionalFields: collection {}',
		'agentVersion: options "v2"',
		'chatId: string "" required',
		'chatSource: options "client"',
		'clientId: string ""',
		'clientId: string "" required',
		'confirmWithAgent: boolean false',
		'content: string "" rows 3',
		'context: string "" rows 3',
		'customerEmail: string ""',
		'durationMinutes: string ""',
		'email: string ""',
		'filters.after: dateTime ""',
		'filters.sender: options "any"',
		'filters: collection {}',
		'leadFields.aiEnabled: boolean true',
		'leadFields.company: string ""',
		'leadFields.interest: string ""',
		'leadFields.message: string "" rows 2',
		'leadFields.phone: string ""',
		'leadFields: collection {}',
		'limit: number 50 minValue 1',
		'metadata.key: string ""',
		'metadata.value: string ""',
		'metadata: fixedCollection {} multipleValues true',
		'metadataJson: json "{}"',
		'metadataMode: options "none"',
		'name: string ""',
		'operation: options "ask"',
		'operation: options "capture"',
		'operation: options "create"',
		'operation: options "email"',
		'operation: options "request"',
		'operation: options "send"',
		'options.addToMetadata: multiOptions []',
		'options.clientId: string ""',
		'options.idempotencyKey: string ""',
		'options.ifChatNotFound: options "error"',
		'options.maxParallelChats: number 10 minValue 1 maxValue 256 numberPrecision 0',
		'options.maxWait: number 300 minValue 0 maxValue 86400',
		'options.onUncertainDelivery: options "checkHistory"',
		'options.previewOnly: boolean false',
		'options.replyField: string "reply"',
		'options.summary: string "" rows 2',
		'options.timeout: number 120 minValue 1 maxValue 86400',
		'options.waitForReply: number 30 minValue 0 maxValue 600',
		'options: collection {}',
		'preferredChannel: string ""',
		'purpose: string ""',
		'reason: string "" required',
		'resource: options "message"',
		'returnAll: boolean false',
		'sender: options "user"',
		'simplify: boolean true',
		'startTime: dateTime ""',
		'timezone: string ""',
	]);
});
