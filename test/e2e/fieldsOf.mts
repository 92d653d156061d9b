// Which fields belong to an operation, told from the operation itself and n8n's own rule for displayOptions.
import { NodeHelpers, type INodeProperties, type INodePropertyOptions } from 'n8n-workflow';
import { metadataFields } from '../../nodes/OptimlyMessage/fields/metadata.js';
import { options } from '../../nodes/OptimlyMessage/fields/options.js';
import { OptimlyMessage } from '../../nodes/OptimlyMessage/OptimlyMessage.node.js';
import { menus } from '../../nodes/OptimlyMessage/resources/index.js';

/** What is chosen in the menus and switches, by the name of the field. */
export type Choices = Record<string, string | boolean>;

/** An operation, by the titles that stand in its two menus. */
export interface MenuEntry {
	resource: INodePropertyOptions;
	operation: INodePropertyOptions;
}

const { description } = new OptimlyMessage();
const [resourceMenu, ...others] = menus.fields;

/** The entries of a menu; none when it is no menu. */
export function entriesOf(field: INodeProperties | undefined): INodePropertyOptions[] {
	return field?.type === 'options' ? (field.options ?? []).filter((one) => 'value' in one) : [];
}

function operationMenu(resource: INodePropertyOptions): INodeProperties | undefined {
	return others.find(
		({ name, displayOptions }) =>
			name === 'operation' && displayOptions?.show?.resource?.includes(resource.value),
	);
}

/** All operations of all resources. */
export const ALL_OPERATIONS: MenuEntry[] = entriesOf(resourceMenu).flatMap((resource) =>
	entriesOf(operationMenu(resource)).map((operation) => ({ resource, operation })),
);

const added = ({ type, options: inner = [] }: INodeProperties): INodeProperties[] =>
	type === 'collection' ? inner.filter((one) => 'displayName' in one && 'type' in one) : [];

function isShown(field: INodeProperties, here: Choices, root: Choices): boolean {
	return NodeHelpers.displayParameter(here, field, null, description, root);
}

/** The operation's own fields, and those that every operation has below them. */
function fieldsOf({ resource, operation }: MenuEntry): INodeProperties[] {
	const own = menus.find(resource.value, operation.value)?.fields;
	if (own === undefined) throw new Error(`The node has no ${resource.name}: ${operation.name}`);
	return [...own, ...metadataFields, options];
}

const namesIn = ({ displayOptions: { show = {}, hide = {} } = {} }: INodeProperties): string[] =>
	[...Object.keys(show), ...Object.keys(hide)].map((name) => name.replace('/', ''));

/** Every value of a menu or switch, the default one first. */
function valuesOf(field: INodeProperties): Array<string | boolean> {
	const all = field.type === 'boolean' ? [false, true] : entriesOf(field).map(({ value }) => value);
	const values = all.filter((value) => typeof value !== 'number');
	return values.sort((a, b) => Number(b === field.default) - Number(a === field.default));
}

/**
 * Everything that can be chosen in the menus and switches on which other fields depend: all combinations of the
 * operation's own ones, then each kind of metadata. The defaults come first.
 */
export function choicesOf(entry: MenuEntry): Choices[] {
	const fields = fieldsOf(entry);
	const depended = new Set(fields.flatMap((field) => [field, ...added(field)]).flatMap(namesIn));
	const controls = fields.filter((field) => depended.has(field.name) && valuesOf(field).length > 0);
	const isMetadata = (field: INodeProperties) => metadataFields.includes(field);
	const base: Choices = {
		resource: String(entry.resource.value),
		operation: String(entry.operation.value),
	};
	const own = controls
		.filter((field) => !isMetadata(field))
		.reduce<
			Choices[]
		>((all, field) => all.flatMap((choices) => valuesOf(field).map((value) => ({ ...choices, [field.name]: value }))), [base]);
	const kinds = controls
		.filter((field) => isMetadata(field) && isShown(field, base, base))
		.flatMap((field) =>
			valuesOf(field)
				.slice(1)
				.map((value) => ({ ...own[0], [field.name]: value })),
		);
	return [...own, ...kinds];
}

/** A field as a user sees it: its label and, for a collection, the labels of what can be added. */
export interface ShownField {
	label: string;
	adds: string[];
}

/** The fields that have to be seen with these choices, from top to bottom. */
export function expectedFields(entry: MenuEntry, choices: Choices): ShownField[] {
	const both = [resourceMenu, operationMenu(entry.resource)].filter((menu) => menu !== undefined);
	const shown = fieldsOf(entry).filter((field) => isShown(field, choices, choices));
	return [...both, ...shown].map((field) => ({
		label: field.displayName,
		adds: added(field)
			.filter((one) => isShown(one, {}, choices))
			.map(({ displayName }) => displayName),
	}));
}

/** The field of an operation by its name: to choose something in it. */
export function fieldNamed(entry: MenuEntry, name: string): INodeProperties | undefined {
	return fieldsOf(entry).find((field) => field.name === name);
}
