import type OpenAPIBackend from 'openapi-backend';
import type { Operation } from 'openapi-backend';

import { numenoApi } from '../../sandbox/numeno/api';
import { optimlyApi } from '../../sandbox/optimly/api';

let api: OpenAPIBackend;
let operations: Operation[];

interface Documented {
	open: () => Promise<OpenAPIBackend>;
	/** Marks of the sources that a part can name. */
	cites: RegExp;
	endpoints: string[];
}

const optimly: Documented = {
	open: optimlyApi,
	cites: /\[(?:D|S0|S1|C|I)\]/,
	endpoints: [
		'get /external/chat/{chat_id}/messages listMessages',
		'get /external/chat/{client_id}/chats listChatsOfClient',
		'get /health health',
		'post /external/agent askAgentV1',
		'post /external/agent/v2 askAgentV2',
		'post /external/agent/v3 askAgentV3',
		'post /external/chat createChatLegacy',
		'post /external/message/email-handoff emailHandoff',
		'post /external/message/new-chat createChat',
		'post /external/message/new-message createMessage',
	],
};

const numeno: Documented = {
	open: numenoApi,
	cites: /\[(?:M|V|A|C|I)\]/,
	endpoints: [
		'post /v1/conversations createConversation',
		'post /v1/conversations/{conversationId}/messages createMessage',
	],
};

describe.each([
	['Optimly', optimly],
	['Numeno', numeno],
])('%s', (_name, { open, cites, endpoints }) => {
	beforeAll(async () => {
		api = await open();
		operations = api.router.getOperations();
	});

	test('it has the documented endpoints and not the removed ones', () => {
		const named = operations.map(
			({ method, path, operationId }) => `${method} ${path} ${operationId}`,
		);
		expect(named.sort()).toEqual(endpoints);
	});

	test('every operation, response, schema and security scheme says what it rests on', () => {
		const { schemas = {}, responses = {}, securitySchemes = {} } = api.definition.components ?? {};
		const parts = [
			...operations.map((operation): [string, unknown] => [
				String(operation.operationId),
				operation,
			]),
			...Object.entries(schemas),
			...Object.entries(responses),
			...Object.entries(securitySchemes),
		];
		// What only puts cited parts together has nothing of its own to cite.
		const composed = new Set(['MessageResult']);
		const silent = parts
			.filter(([, part]) => !cites.test(String(text(part))))
			.map(([name]) => name);
		expect(silent.filter((name) => !composed.has(name))).toEqual([]);
	});

	test('every operation has an example exchange, and every example fits', () => {
		const all = examples();
		const successes = new Set(
			all
				.filter(({ status }) => status === 200 || status === 201)
				.map(({ operation }) => operation.operationId),
		);
		const requests = new Set(
			all.filter(({ status }) => !status).map(({ operation }) => operation.operationId),
		);
		expect(successes.size).toBe(operations.length);
		expect(requests.size).toBe(operations.filter(({ method }) => method === 'post').length);
		expect(all.filter((example) => !isEmpty(errorsOf(example))).map(({ name }) => name)).toEqual(
			[],
		);
	});

	test('every example stops fitting when one of its fields gets another type', () => {
		const wrong = examples().flatMap((example) => {
			const { value } = example;
			const target: unknown = Array.isArray(value) ? value[0] : value;
			if (typeof target !== 'object' || target === null) return [example.name];
			const [first] = Object.keys(target);
			const broken = { ...target, [first]: { not: 'this' } };
			const errors = errorsOf({ ...example, value: Array.isArray(value) ? [broken] : broken });
			return isEmpty(errors) ? [example.name] : [];
		});
		expect(wrong).toEqual([]);
	});
});

function text(part: unknown): unknown {
	return typeof part === 'object' && part !== null ? Reflect.get(part, 'description') : undefined;
}

interface Example {
	name: string;
	operation: Operation;
	status?: number;
	value: unknown;
}

/** All examples of the document; `status` is absent for those of request bodies. */
function examples(): Example[] {
	return operations.flatMap((operation) => {
		const holders: Array<[number | undefined, unknown]> = [[undefined, operation.requestBody]];
		for (const [status, response] of Object.entries(operation.responses ?? {})) {
			holders.push([Number(status), response]);
		}
		return holders.flatMap(([status, holder]) =>
			Object.entries(examplesOf(holder)).map(([name, example]) => ({
				name: `${operation.operationId} ${status ?? 'request'} ${name}`,
				operation,
				status,
				value: property(example, 'value'),
			})),
		);
	});
}

function examplesOf(holder: unknown): object {
	const found = property(property(property(holder, 'content'), 'application/json'), 'examples');
	return typeof found === 'object' && found !== null ? found : {};
}

function property(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function errorsOf({ operation, status, value }: Example): unknown {
	if (status !== undefined) return api.validateResponse(value, operation, status).errors ?? [];
	const { method, path } = operation;
	const headers = { 'content-type': 'application/json' };
	return api.validateRequest({ method, path, headers, body: value }, operation).errors ?? [];
}

function isEmpty(list: unknown): boolean {
	return Array.isArray(list) && list.length === 0;
}
