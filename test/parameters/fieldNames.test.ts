// The names of parameters are stored in people's workflows: a name that changes breaks them without a word.
import { NodeHelpers, type INodeProperties } from 'n8n-workflow';
import { underTest } from '../underTest';
import { menuEntries } from '../operations/menuEntries';

const { menus, node } = underTest;

/** A field by its name, a collection with what is in it: "leadFields(company, phone)". */
function nameOf(field: INodeProperties): string {
	const inner = ['collection', 'fixedCollection'].includes(field.type) ? (field.options ?? []) : [];
	const names = inner.flatMap((choice) => {
		if ('values' in choice) return choice.values.map(({ name }) => `${choice.name}.${name}`);
		return 'type' in choice ? [nameOf(choice)] : [];
	});
	return names.length > 0 ? `${field.name}(${names.join(', ')})` : field.name;
}

const entries = menuEntries.map((entry) => [entry.title, entry] as const);

test('every operation has a row here', () => {
	const titles = menuEntries.map(({ title }) => title).sort();
	expect([...underTest.fieldNames.keys()].sort()).toEqual(titles);
	expect([...underTest.optionNames.keys()].sort()).toEqual(titles);
});

test.each(entries)('%s keeps the names of its fields', (title, { resource, operation }) => {
	const fields = menus.find(resource, operation)?.fields ?? [];
	expect([...new Set(fields.map(nameOf))].join(', ')).toBe(underTest.fieldNames.get(title));
});

test.each(entries)('%s offers the options that mean something there', (title, entry) => {
	const { resource, operation } = entry;
	// One option is offered only beside another that needs it.
	const beside = { ifChatNotFound: 'create' };
	const chosen = { resource, operation, chatSource: 'id' };
	const { options = [] } = node.description.properties.find(({ name }) => name === 'options') ?? {};
	const shown = options.filter(
		(option) =>
			'type' in option &&
			NodeHelpers.displayParameter(beside, option, null, node.description, chosen),
	);
	expect(shown.map(({ name }) => name).join(', ')).toBe(underTest.optionNames.get(title));
});

/** All menus among the fields, those within collections too: "sender: user, assistant". */
const menusIn = (fields: readonly INodeProperties[]): string[] =>
	fields.flatMap((field) => {
		const values = (field.options ?? []).flatMap((one) => ('value' in one ? [one.value] : []));
		const within = (field.options ?? []).flatMap((one) =>
			'values' in one ? menusIn(one.values) : 'type' in one ? menusIn([one]) : [],
		);
		const isMenu = field.type === 'options' || field.type === 'multiOptions';
		return isMenu ? [`${field.name}: ${values.join(', ')}`, ...within] : within;
	});

test('the menus keep their values, which are stored in workflows as well', () => {
	const found = [...new Set(menusIn(node.description.properties))].sort();
	expect(found).toEqual([...underTest.menuValues].sort());
});

test('menus of resources and operations take no expression: the editor could not tell which fields to show', () => {
	const chosenFirst = node.description.properties.filter(({ name }) =>
		['resource', 'operation'].includes(name),
	);
	expect(chosenFirst.length).toBeGreaterThan(1);
	expect(chosenFirst.filter(({ noDataExpression }) => noDataExpression !== true)).toEqual([]);
});
