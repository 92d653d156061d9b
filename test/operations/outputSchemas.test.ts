/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests are not part of the package */
import { join } from 'node:path';
import { loadOutputSchema } from 'n8n-core';
import type { IDataObject } from 'n8n-workflow';
import OpenAPIBackend from 'openapi-backend';
import { messageSend } from '../engine/parameters';
import { useSandbox } from '../engine/useSandbox';
import { scenes } from './everyOperation';
import { menuEntries, type MenuEntry } from './menuEntries';
import { forms } from './operationParameters';

const sandbox = useSandbox();

type Schema = Record<string, unknown>;

const pathOf = ({ resource, operation }: Pick<MenuEntry, 'resource' | 'operation'>) =>
	`/${resource}/${operation}`;

const nodeDir = join(__dirname, '..', '..', 'nodes', 'OptimlyMessage');

/** The schema as n8n finds it beside the node. */
function schemaOf({ resource, operation }: MenuEntry): Schema {
	const schema = loadOutputSchema({ nodeDir, version: 1, resource, operation });
	if (!schema) throw new Error(`There is no schema of ${resource}: ${operation}`);
	return schema;
}

const schemas = new Map(menuEntries.map((entry) => [pathOf(entry), schemaOf(entry)]));

/** Holds an output item to its schema; made of an API whose answers have these schemas. */
const validator = new OpenAPIBackend({
	definition: {
		openapi: '3.1.0',
		info: { title: 'Output of the node', version: '1' },
		paths: Object.fromEntries(
			[...schemas].map(([path, schema]) => [
				path,
				{
					get: {
						operationId: path,
						responses: { 200: { description: '', content: { 'application/json': { schema } } } },
					},
				},
			]),
		),
	},
	quick: true,
	ajvOpts: { strict: false, allErrors: true },
});

beforeAll(async () => {
	await validator.init();
});

function errorsOf(path: string, json: IDataObject): unknown[] {
	return validator.validateResponse(json, path, 200).errors ?? [];
}

/** Every place in a value: "messages[].agent_response.content". Free objects of others are not looked into. */
function placesOf(value: unknown, at = ''): string[] {
	if (Array.isArray(value)) return [at, ...value.flatMap((entry) => placesOf(entry, `${at}[]`))];
	if (typeof value !== 'object' || value === null || FREE.test(at)) return [at];
	return Object.entries(value).flatMap(([key, inner]) => [
		...(at ? [at] : []),
		...placesOf(inner, at ? `${at}.${key}` : key),
	]);
}

/** The same of a schema. */
function placesIn(schema: unknown, at = ''): string[] {
	const { properties, items } = Object(schema);
	if (items) return [at, ...placesIn(items, `${at}[]`)];
	if (!properties || FREE.test(at)) return [at];
	return Object.entries(properties).flatMap(([key, inner]) => [
		...(at ? [at] : []),
		...placesIn(inner, at ? `${at}.${key}` : key),
	]);
}

/** Objects whose keys nobody documents, or that users choose. */
const FREE = /(^|\.)(metadata|data|handoff_data|mapped_fields)$/;

/** Everything that the operations return, in all forms of the API, by path of the schema. */
async function realOutputs(): Promise<Map<string, IDataObject[]>> {
	const outputs = new Map<string, IDataObject[]>();
	for (const [, settings] of forms) {
		for (const { parameters, items, comesTwice = false } of scenes) {
			sandbox.now.reset();
			Object.assign(sandbox.now.settings, settings);
			sandbox.now.createChat({ chat_id: 'chat_1', client_id: 'client-1' });
			const talk = { content: 'Can I talk to a human?', options: { waitForReply: 0 } };
			await sandbox.run(messageSend('chat_1', talk));
			const { done } = await sandbox.run(parameters, { items });
			if (comesTwice) {
				for (const executionId of ['1', '2'])
					done.push(
						...(await sandbox.run(parameters, { items, executionId, mode: 'webhook' })).done,
					);
			}
			const path = pathOf({
				resource: String(parameters.resource),
				operation: String(parameters.operation),
			});
			outputs.set(path, [...(outputs.get(path) ?? []), ...done]);
		}
	}
	return outputs;
}

describe.each([...schemas])('%s', (path, schema) => {
	test('has what the editor needs: a type and properties', () => {
		expect(schema.type).toBe('object');
		expect(Object.keys(Object(schema.properties)).length).toBeGreaterThan(3);
		expect(schema.version).toBe(1);
	});

	test('the first of two types is the one that the editor shows', () => {
		const pairs = JSON.stringify(schema).match(/"type":\[[^\]]*\]/g) ?? [];
		for (const pair of pairs) expect(pair).toMatch(/^"type":\["(string|object)","null"\]$/);
	});

	test('the validator sees a wrong type', () => {
		expect(errorsOf(path, { chat_id: 17 })).toHaveLength(1);
	});
});

test('every output of every operation fits its schema; no schema promises more, none less', async () => {
	const outputs = await realOutputs();
	for (const [path, schema] of schemas) {
		const items = outputs.get(path) ?? [];
		expect({ path, errors: items.flatMap((json) => errorsOf(path, json)) }).toEqual({
			path,
			errors: [],
		});
		const seen = new Set(items.flatMap((json) => placesOf(json)));
		const promised = new Set(placesIn(schema));
		const more = [...promised].filter((place) => !seen.has(place));
		const less = [...seen].filter((place) => !promised.has(place));
		expect({ path, more, less }).toEqual({ path, more: [], less: [] });
	}
}, 180_000);
