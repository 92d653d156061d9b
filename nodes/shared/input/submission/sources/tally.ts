import type { Answer, AnswerHints } from '../answer';
import {
	isPlainList,
	recordIn,
	recordsIn,
	textIn,
	type Plain,
	type PlainRecord,
} from '../plainInput';
import type { Source } from './source';

const TYPED: ReadonlyMap<string, AnswerHints> = new Map<string, AnswerHints>([
	['INPUT_EMAIL', { typed: 'email' }],
	['INPUT_PHONE_NUMBER', { typed: 'phone' }],
	['FILE_UPLOAD', { restOnly: true }],
	['MATRIX', { restOnly: true }],
]);

/** A drawn signature is a picture under a signed address. */
const LEFT_OUT: ReadonlySet<string> = new Set(['SIGNATURE']);

const fieldsOf = (input: PlainRecord): readonly PlainRecord[] => {
	const inData = recordsIn(recordIn(input.data).fields);
	return inData.length > 0 ? inData : recordsIn(input.fields);
};

/** Texts of options by their ids; choices are answered with ids. */
const textsOf = (options: Plain | undefined): ReadonlyMap<string, string> =>
	new Map(recordsIn(options).map(({ id, text }) => [textIn(id), textIn(text)]));

const asText = (texts: ReadonlyMap<string, string>, value: Plain): Plain =>
	typeof value === 'string' ? (texts.get(value) ?? value) : value;

function chosen(field: PlainRecord): Plain | undefined {
	const texts = textsOf(field.options);
	const { value } = field;
	if (value === undefined) return undefined;
	return isPlainList(value) ? value.map((id) => asText(texts, id)) : asText(texts, value);
}

/** {row id: [column ids]} becomes {row: [columns]}. */
function matrix(field: PlainRecord): Plain {
	const [rows, columns] = [textsOf(field.rows), textsOf(field.columns)];
	const entries = Object.entries(recordIn(field.value)).map(([row, ids]): [string, Plain] => [
		rows.get(row) ?? row,
		(isPlainList(ids) ? ids : []).map((id) => asText(columns, id)),
	]);
	return Object.fromEntries(entries);
}

function answer(field: PlainRecord): Answer {
	const [label, key, type] = [textIn(field.label), textIn(field.key), textIn(field.type)];
	const value = type === 'MATRIX' ? matrix(field) : chosen(field);
	return { ...TYPED.get(type), label: label || key, key: label || key, value };
}

/** Beside the list of what was ticked, each checkbox comes again as a field of its own. */
const repeats = (field: PlainRecord, lists: readonly string[]): boolean =>
	lists.some((list) => textIn(field.key).startsWith(`${list}_`));

/** Tally webhook: a list of fields; also when only its `data` was handed on. */
export const tally: Source = {
	name: 'Tally',
	fits: (input) =>
		fieldsOf(input).length > 0 &&
		fieldsOf(input).every((field) => 'key' in field && 'label' in field && 'value' in field) &&
		fieldsOf(input).every((field) => /^[A-Z_]+$/.test(textIn(field.type))),
	answers: (input) => {
		const fields = fieldsOf(input);
		const lists = fields
			.filter(({ options }) => options !== undefined)
			.map(({ key }) => textIn(key));
		return fields
			.filter((field) => !LEFT_OUT.has(textIn(field.type)) && !repeats(field, lists))
			.map(answer);
	},
};
