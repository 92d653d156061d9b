import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { underTest } from '../underTest';
import { menuEntries } from './menuEntries';

const { description } = underTest.node;
const { deepFields } = underTest.tool;

type Choice = INodePropertyOptions | INodeProperties | INodePropertyCollection;

function isField(choice: Choice): choice is INodeProperties {
	return 'type' in choice && 'default' in choice;
}

/** All fields, those inside collections as well: "Additional Fields → AI Enabled". */
function fieldsOf(
	all: readonly Choice[],
	parent = '',
): Array<[path: string, field: INodeProperties]> {
	return all.flatMap((choice) => {
		if ('values' in choice) return fieldsOf(choice.values, `${parent}${choice.displayName} → `);
		if (!isField(choice)) return [];
		const path = `${parent}${choice.displayName}`;
		const inner = choice.type === 'options' ? [] : (choice.options ?? []);
		const own: Array<[string, INodeProperties]> = [[path, choice]];
		return [...own, ...fieldsOf(inner, `${path} → `)];
	});
}

/** Collections hold fields and say nothing themselves; the two menus speak through their options. */
const SILENT = new Set(['collection']);
const fields = fieldsOf(description.properties).filter(
	([, { name, type }]) => !SILENT.has(type) && name !== 'resource' && name !== 'operation',
);

const words = (text: string) => text.split(/\s+/).length;

test('the look into collections finds their fields', () => {
	const paths = fields.map(([path]) => path);
	expect(paths).toEqual(expect.arrayContaining(deepFields.some));
	expect(fields.length).toBeGreaterThan(deepFields.moreThan);
});

test.each(menuEntries.map((entry) => [entry.title, entry] as const))(
	'%s: an action that names its object, and a description in other words',
	(_title, { action, description: text }) => {
		expect(action).toMatch(/^[A-Z][a-z]+( [a-z]+)+$/);
		expect(words(text)).toBeGreaterThanOrEqual(4);
		expect(text.toLowerCase()).not.toContain(action.toLowerCase());
	},
);

test('no two operations say the same', () => {
	for (const texts of [
		menuEntries.map(({ action }) => action),
		menuEntries.map((entry) => entry.description),
	])
		expect(new Set(texts).size).toBe(texts.length);
});

test.each(fields)(
	'%s: a description of its own',
	(path, { displayName, description: text = '' }) => {
		expect(words(text)).toBeGreaterThanOrEqual(3);
		expect(text.toLowerCase()).not.toBe(displayName.toLowerCase());
		expect(text).not.toMatch(/\bthe (value|field|parameter) (of|for)\b/i);
		expect(path).not.toContain('undefined');
	},
);

test('what n8n tells its workflow builder names things that exist', () => {
	const hint = String(description.builderHint?.searchHint);
	for (const title of hint.match(/\b[A-Z][a-z]+: [A-Z][a-z]+/g) ?? [])
		expect(menuEntries.map((entry) => entry.title)).toContain(title);
	expect(hint).toContain(underTest.operations[0][0]);
	expect(words(hint)).toBeLessThan(120);
});
