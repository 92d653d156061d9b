import { NodeHelpers, Workflow, type INode, type INodeParameters } from 'n8n-workflow';
import { OptimlyMessageTrigger } from '../../nodes/OptimlyMessageTrigger/OptimlyMessageTrigger.node.js';

const { description } = new OptimlyMessageTrigger();

/** Names of the fields that the editor shows with these values, the others being at their defaults. */
function shown(values: INodeParameters): string[] {
	const node = { typeVersion: 1 };
	const all =
		NodeHelpers.getNodeParameters(description.properties, values, true, false, node, description) ??
		{};
	return description.properties
		.filter((field) => NodeHelpers.displayParameter(all, field, node, description))
		.map(({ name }) => name);
}

test.each<[INodeParameters, string[]]>([
	[{}, ['scopeNotice', 'event', 'watch', 'chatIds', 'sender', 'loopNotice', 'options']],
	[{ sender: 'user' }, ['scopeNotice', 'event', 'watch', 'chatIds', 'sender', 'options']],
	[
		{ watch: 'clients', sender: 'user' },
		['scopeNotice', 'event', 'watch', 'clientIds', 'sender', 'options'],
	],
	[{ event: 'agentReply' }, ['scopeNotice', 'event', 'watch', 'chatIds', 'options']],
	[
		{ event: 'agentReply', watch: 'clients' },
		['scopeNotice', 'event', 'watch', 'clientIds', 'options'],
	],
	[{ event: 'newChat' }, ['scopeNotice', 'event', 'clientIds', 'options']],
	[{ event: 'leadCollected' }, ['scopeNotice', 'event', 'clientIds', 'options']],
	// What was chosen for messages before does not hide the clients.
	[{ event: 'newChat', watch: 'chats' }, ['scopeNotice', 'event', 'clientIds', 'options']],
])('with %j it shows %j', (values, fields) => {
	expect(shown(values)).toEqual(fields);
});

test.each([
	['newMessage', 'New Message'],
	['agentReply', 'Agent Reply'],
	['newChat', 'New Chat'],
	['leadCollected', 'Lead Collected'],
])('under its name the node says in words what it waits for: %s', (event, words) => {
	const node: INode = {
		id: '1',
		name: 'Trigger',
		type: 'trigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: { event },
	};
	const type = new OptimlyMessageTrigger();
	const { expression } = new Workflow({
		active: false,
		nodes: [node],
		connections: {},
		nodeTypes: {
			getByName: () => type,
			getByNameAndVersion: () => type,
			getKnownTypes: () => ({}),
		},
	});
	const { subtitle = '' } = description;
	expect(expression.getSimpleParameterValue(node, subtitle, 'internal', {})).toBe(words);
});

test('no text of the Trigger On menu is longer than a line of the panel', () => {
	const event = description.properties.find(({ name }) => name === 'event');
	for (const option of event?.options ?? []) {
		expect(('description' in option && option.description?.length) || 0).toBeLessThan(66);
	}
});

test('the fields without which nothing can be watched are required, and take several IDs', () => {
	const ids = description.properties.filter(({ name }) => ['chatIds', 'clientIds'].includes(name));
	expect(ids.map(({ name }) => name)).toEqual(['chatIds', 'clientIds', 'clientIds']);
	for (const { required, typeOptions } of ids) {
		expect(required).toBe(true);
		expect(typeOptions?.multipleValues).toBe(true);
	}
});
