import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { isRecord } from '../json';
import { checkEmail, checkId, type Check } from './checks';
import { comesFrom, type InputSource } from './inputFrom';
import { InvalidInput } from './invalidInput';
import { sendableText } from './sendableText';

/** The part of n8n's context that reads parameters. */
export type ParameterSource = InputSource &
	Pick<IExecuteFunctions, 'getNodeParameter' | 'getInputData'>;

/** What has to be known of a property to read its value. */
export type Field = Pick<INodeProperties, 'displayName' | 'name' | 'default'>;

/**
 * Reads and checks the node's parameters for one item. Every method takes the property that defines
 * the field, so an error carries the label that the user sees.
 *
 * All methods throw `InvalidInput`.
 */
export class ItemParameters {
	/**
	 * @param collection name of the collection that the fields are in, as `getNodeParameter` takes it
	 */
	constructor(
		private readonly source: ParameterSource,
		readonly itemIndex: number,
		private readonly collection = '',
	) {}

	/** The same item, reading fields inside a collection. */
	within(collection: Field): ItemParameters {
		return new ItemParameters(this.source, this.itemIndex, this.pathOf(collection));
	}

	/** The input item's JSON. */
	inputJson(): unknown {
		return this.source.getInputData()[this.itemIndex]?.json;
	}

	/** Whether the input item is, as it is, what a node of this type gave. */
	comesFrom(type: string): boolean {
		return comesFrom(this.source, type);
	}

	/** The value as it is. */
	value(field: Field, fallback: unknown = field.default): unknown {
		return this.source.getNodeParameter(this.pathOf(field), this.itemIndex, fallback);
	}

	/**
	 * Whether the user put something into the field: text, or an expression, whatever that comes out as. Only what was
	 * left empty may be looked for elsewhere.
	 */
	isFilledIn(field: Field): boolean {
		const raw = this.source.getNodeParameter(this.pathOf(field), this.itemIndex, field.default, {
			rawExpressions: true,
		});
		// "=" alone is a field that was switched to Expression and left empty.
		return typeof raw === 'string' ? !/^=?\s*$/.test(raw) : raw !== null && raw !== undefined;
	}

	/** Text without surrounding white space; `undefined` when it is empty. Numbers become text. */
	optionalText(field: Field, check?: Check): string | undefined {
		return textOf(this.value(field), field, check);
	}

	/** Text that has to be there. */
	text(field: Field, check?: Check): string {
		return this.present(this.optionalText(field, check), field);
	}

	/** Text that has to be there, white space kept: of what a person wrote only what nobody sees is taken out. */
	content(field: Field): string {
		// Read once: n8n works an expression out anew at each reading.
		const value = this.value(field);
		const text = this.present(textOf(value, field), field);
		return typeof value === 'string' ? sendableText(value) : text;
	}

	id(field: Field): string {
		return this.text(field, checkId);
	}

	email(field: Field): string {
		return this.text(field, checkEmail);
	}

	/** One of the listed values. */
	choice<const Value extends string>(field: Field, values: readonly Value[]): Value {
		const chosen = this.value(field);
		const value = values.find((candidate) => candidate === chosen);
		if (value === undefined)
			throw new InvalidInput(field.displayName, `has to be one of: ${values.join(', ')}`);
		return value;
	}

	/** A number within limits, both included. */
	number(field: Field, min: number, max: number): number {
		const value = this.value(field);
		const number = typeof value === 'string' && value.trim() ? Number(value) : value;
		if (typeof number !== 'number' || !(number >= min && number <= max)) {
			throw new InvalidInput(field.displayName, `has to be a number from ${min} to ${max}`);
		}
		return number;
	}

	/** `undefined` when the field was not added to its collection. */
	optionalBoolean(field: Field): boolean | undefined {
		const value = this.value(field, null);
		if (value === null || typeof value === 'boolean') return value ?? undefined;
		if (value === 'true' || value === 'false') return value === 'true';
		throw new InvalidInput(field.displayName, 'has to be true or false');
	}

	/** The rows of a "fixed collection" field. */
	rows(field: Field, group: string): Array<Record<string, unknown>> {
		const value = this.value(field);
		const rows = isRecord(value) ? value[group] : undefined;
		return Array.isArray(rows) ? rows.filter(isRecord) : [];
	}

	private present(text: string | undefined, field: Field): string {
		if (text !== undefined) return text;
		const { displayName } = field;
		throw this.isFilledIn(field)
			? new InvalidInput(
					displayName,
					'holds an expression that came out empty',
					`Correct the expression in '${displayName}', so that it gives a value for every item. Nothing was sent for this item.`,
				)
			: new InvalidInput(displayName, 'is empty');
	}

	private pathOf(field: Pick<INodeProperties, 'name'>): string {
		return this.collection ? `${this.collection}.${field.name}` : field.name;
	}
}

/** Text without surrounding white space; `undefined` when it is empty. Numbers become text. Throws InvalidInput. */
function textOf(value: unknown, { displayName }: Field, check?: Check): string | undefined {
	if (value === null || value === undefined) return undefined;
	if (typeof value === 'object')
		throw new InvalidInput(displayName, 'has to be text, not an object or a list');
	// What is checked is refused rather than changed.
	const text = (check ? String(value) : sendableText(String(value))).trim();
	if (text === '') return undefined;
	const wrong = check?.(text);
	if (wrong) throw new InvalidInput(displayName, wrong);
	return text;
}
