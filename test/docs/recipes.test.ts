/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests are not part of the package */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { OptimlyMessage } from '../../nodes/OptimlyMessage/OptimlyMessage.node.js';
import { useSandbox } from '../engine/useSandbox';

const sandbox = useSandbox();
const pageOf = (...path: string[]) => readFileSync(join(__dirname, '..', '..', ...path), 'utf8');
const readme = pageOf('README.md');
const mapping = pageOf('docs', 'form-mapping.md');
const { properties } = new OptimlyMessage().description;

/** The rows of the first table after a text, cell by cell. */
function tableAfter(text: string): string[][] {
	const from = readme.indexOf(text);
	if (from < 0) throw new Error(`README.md has no "${text}"`);
	const [table = ''] = /(?:^ *\|.*\n)+/m.exec(readme.slice(from)) ?? [];
	return table
		.trim()
		.split('\n')
		.filter((line) => !/^[ |:-]+$/.test(line))
		.map((line) =>
			line
				.split('|')
				.slice(1, -1)
				.map((cell) => cell.trim()),
		);
}

/** A field and its value, as the editor shows them, as parameters of the node. */
function parameterOf(label: string, shown: string): INodeParameters {
	const fields = properties.filter(({ displayName }) => displayName === label);
	if (fields.length === 0) throw new Error(`The node has no field "${label}"`);
	const expression = /^`(\{\{.*\}\})`$/.exec(shown)?.[1];
	if (expression) return { [fields[0].name]: `=${expression}` };
	const options = fields.flatMap((field) => field.options ?? []);
	const chosen = options.find((option) => option.name === shown);
	if (!chosen || !('value' in chosen)) throw new Error(`"${label}" offers no "${shown}"`);
	return { [fields[0].name]: chosen.value };
}

const parametersOf = (rows: ReadonlyArray<readonly [string, string]>): INodeParameters =>
	Object.assign({}, ...rows.filter(([, shown]) => shown !== '').map((row) => parameterOf(...row)));

/** The item that docs/form-mapping.md shows for a service. */
function itemOf(service: string): IDataObject {
	const section = mapping.split(/^### /m).find((part) => part.startsWith(`${service}\n`));
	return JSON.parse(/```json\n([^]*?)```/.exec(section ?? '')?.[1] ?? '');
}

test('the five minutes: the four fields of the page make a lead of a form, with nothing else set', async () => {
	const [head, ...rows] = tableAfter('## Connect your form in five minutes');
	expect(head).toEqual(['Field', 'Value']);
	expect(rows).toHaveLength(4);
	const parameters = parametersOf(rows.map(([label, shown]) => [label, shown]));
	const { done } = await sandbox.run(parameters, { items: [itemOf('n8n Form Trigger')] });
	expect(done).toEqual([
		expect.objectContaining({
			chat_id: expect.any(String),
			lead_collected: true,
			mapped_fields: expect.objectContaining({ email: 'Email' }),
		}),
	]);
	expect(sandbox.now.store.leads).toEqual([expect.objectContaining({ email: 'ada@example.com' })]);
});

const [[, ...columns], ...rows] = tableAfter('<!-- recipes -->');
const STEP_BEFORE = 'The step before';

/** What the step before sends, for each column, and the client whose chat is used. */
const ITEMS: Record<string, { services: string[]; client: string }> = {
	'n8n form': { services: ['n8n Form Trigger'], client: 'ada@example.com' },
	'Typeform, Tally, website': {
		services: ['Typeform', 'Tally', 'Webhook'],
		client: 'ada@example.com',
	},
	HubSpot: { services: ['HubSpot'], client: '201' },
	'Calendly, Cal.com': { services: ['Calendly', 'Cal.com'], client: 'ada@example.com' },
};

test('every recipe is tried', () => {
	expect(columns).toEqual(Object.keys(ITEMS));
	expect(rows[0][0]).toBe(STEP_BEFORE);
});

const cases = columns.flatMap((column, index) =>
	ITEMS[column].services.map((service): [string, string, number] => [column, service, index + 1]),
);

test.each(cases)('the recipe for %s works with what %s sends', async (column, service, index) => {
	const settings = rows.filter(([label]) => label !== STEP_BEFORE);
	const parameters = parametersOf(settings.map((cells) => [cells[0], cells[index]]));
	const item = itemOf(service);
	const { done, run } = await sandbox.run(parameters, { items: [item] });
	expect(run.data.resultData.error).toBeUndefined();
	expect(done).toEqual([
		expect.objectContaining({ message_id: expect.any(String), mapped_fields: expect.any(Object) }),
	]);
	const again = await sandbox.run(parameters, { items: [item] });
	expect(sandbox.now.store.chats.map(({ client_id }) => client_id)).toContain(ITEMS[column].client);
	// Somebody who submits twice stays in one chat, but with New Chat.
	expect(again.done[0].chat_id === done[0].chat_id).toBe(parameters.chatSource === 'client');
});
