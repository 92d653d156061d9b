import { isPlainList, isPlainRecord, textIn, type Plain, type PlainRecord } from '../plainInput';
import { termsOf } from '../words/dictionary';
import type { Definitions } from './definitions';
import {
	HUMAN,
	IDS,
	isEmpty,
	keyed,
	MACHINE,
	readable,
	textsOf,
	TYPES,
	VALUES,
	VALUES_OF_LABELLED,
	type Keyed,
} from './questionKeys';

/** A question of a list with its answer, whoever's list it is. */
export interface Question {
	/** What people read before what machines read. */
	readonly labels: readonly string[];
	readonly types: readonly string[];
	readonly value: Plain | undefined;
}

function idsOf(by: Keyed['by']): readonly string[] {
	const field = by.get('field') ?? by.get('question');
	const nested = isPlainRecord(field)
		? [textIn(field.id), textIn(field.ref), textIn(field.key)]
		: [typeof field === 'string' ? field : ''];
	return [...IDS.map((key) => textIn(by.get(key))), ...nested].filter((id) => id !== '');
}

/** The texts of chosen options, when the answer names them by their ids (Tally). */
function chosen(value: Plain | undefined, options: Plain | undefined): Plain | undefined {
	// Typeform: {"label": "Sales"}, {"labels": ["Sales", "Support"], "other": "Fax"}.
	if (isPlainRecord(value) && ('label' in value || 'labels' in value)) {
		const { label, labels, other } = value;
		const all = [label, ...(isPlainList(labels) ? labels : []), other];
		return all.filter((one): one is string => typeof one === 'string' && one !== '');
	}
	if (!isPlainList(options) || value === undefined) return value;
	const texts = new Map<string, string>();
	for (const option of options) {
		if (!isPlainRecord(option)) continue;
		const id = textIn(option.id) || textIn(option.value) || textIn(option.key);
		const text =
			textIn(option.text) || textIn(option.label) || textIn(option.name) || textIn(option.title);
		if (id !== '' && text !== '') texts.set(id, text);
	}
	const shown = (one: Plain): Plain => (typeof one === 'string' ? (texts.get(one) ?? one) : one);
	return isPlainList(value) ? value.map(shown) : typeof value === 'string' ? shown(value) : value;
}

/** The answers of a table of questions, by their texts instead of their ids (Tally). */
function inTable(value: Plain | undefined, by: Keyed['by']): Plain | undefined {
	const rows = by.get('rows');
	if (!isPlainRecord(value) || !isPlainList(rows)) return value;
	const titles = new Map(
		rows
			.filter(isPlainRecord)
			.map((row) => [textIn(row.id), textIn(row.text) || textIn(row.label)]),
	);
	return Object.fromEntries(
		Object.entries(value).map(([id, cells]) => [
			titles.get(id) ?? id,
			chosen(cells, by.get('columns')) ?? null,
		]),
	);
}

/** Keys of the record that describes the question, where it is one of its own. */
const DESCRIBED_IN = ['field', 'column', 'attribute', 'property', 'question'];

/** Keys that a person has and a question has not. */
const OF_PEOPLE = ['email', 'emailaddress', 'phone', 'phonenumber'];

/** Records within records, until an answer is reached: LinkedIn's `{textQuestionAnswer: {answer}}`. */
const MAX_WITHIN = 3;

function answerWithin(value: Plain | undefined, left: number): Plain | undefined {
	if (!isPlainRecord(value) || left === 0) return undefined;
	const { by } = keyed(value);
	const key = VALUES.find((one) => by.has(one) && !isPlainRecord(by.get(one)));
	if (key !== undefined) return by.get(key);
	const entries = Object.values(value);
	return entries.length === 1 ? answerWithin(entries[0], left - 1) : undefined;
}

/** The answer in the only record beside a label. */
function heldAnswer(record: PlainRecord): Plain | undefined {
	const held = Object.entries(record).filter(
		([key, value]) => isPlainRecord(value) && !NO_ANSWER_KEYS.has(key),
	);
	return held.length === 1 ? answerWithin(held[0][1], MAX_WITHIN) : undefined;
}

/** An address at the end of a text. */
const MAILBOX = /[^\s<>@]@[^\s<>@]+>?$/;

const NO_ANSWER_KEYS: ReadonlySet<string> = new Set(['field', 'question', 'options', 'metadata']);

const holdsQuestions = (value: Plain | undefined, definitions: Definitions): boolean =>
	isPlainList(value) &&
	value.some(
		(entry) => isPlainRecord(entry) && (questionIn(entry, definitions)?.labels.length ?? 0) > 0,
	);

/** Whether a type alone says what the answer is. */
const speaks = (types: readonly string[]): boolean =>
	types.some((type) =>
		termsOf(type).some(({ kind }) => kind === 'email' || kind === 'phone' || kind === 'mobile'),
	);

/**
 * A record as a question with its answer: any key with a label beside any key with a value, or an
 * answer whose question is among the definitions.
 */
export function questionIn(record: PlainRecord, definitions: Definitions): Question | undefined {
	const { by, strange } = keyed(record);
	if (strange > 2) return undefined;
	const nested = DESCRIBED_IN.map((key) => by.get(key)).find(isPlainRecord);
	const field = nested && keyed(nested).by;
	const types = [...textsOf(by, TYPES), ...(field ? textsOf(field, TYPES) : [])];
	// Typeform and others name the key of the answer by its type.
	const [type] = textsOf(by, ['type']);
	const typedValue =
		type !== undefined && type in record && type !== 'type' ? record[type] : undefined;
	const joined = idsOf(by)
		.map((id) => definitions.get(id))
		.find((one) => one !== undefined);
	const human = [...textsOf(by, HUMAN), ...(field ? textsOf(field, HUMAN) : [])];
	const withText = human.length > 0 || field !== undefined;
	const keys = [...VALUES, ...(withText ? VALUES_OF_LABELLED : [])].filter((key) => by.has(key));
	const key = keys.find((one) => !isEmpty(by.get(one))) ?? keys[0];
	const within = key === undefined && typedValue === undefined ? heldAnswer(record) : undefined;
	if (key === undefined && typedValue === undefined && within === undefined) return undefined;
	// A person with the list of their answers is no question either.
	if (typedValue === undefined && OF_PEOPLE.some((one) => by.has(one))) return undefined;
	// A submission with the list of its answers is no question.
	if (!withText && key !== undefined && holdsQuestions(by.get(key), definitions)) return undefined;
	const text =
		key !== 'text' && key !== undefined && typedValue === undefined ? textsOf(by, ['text']) : [];
	// {"value": [{"address": …}], "text": "Ada <ada@example.com>"}: who an e-mail is from, as it is parsed.
	if (human.length === 0 && text.some((one) => MAILBOX.test(one))) return undefined;
	const machine = readable([
		...textsOf(by, MACHINE, key),
		...(field ? textsOf(field, ['ref', 'name', 'key', 'id']) : []),
	]);
	// LinkedIn asks for its own fields by their kind alone.
	const kind = by.has('stringanswer') ? textsOf(by, ['questiontype']) : [];
	const labels = [...new Set([...human, ...(joined?.labels ?? []), ...text, ...machine, ...kind])];
	const allTypes = [...types, ...(joined?.types ?? [])];
	if (labels.length === 0 && !speaks(allTypes) && joined === undefined && field === undefined)
		return undefined;
	// {"name": "Deal", "value": 5000, "id": 1}: a thing with a worth. A question has no name that is only a name.
	const value = typedValue ?? (key === undefined ? within : by.get(key));
	return {
		labels,
		types: allTypes,
		value: inTable(chosen(value, by.get('options') ?? by.get('choices')), by),
	};
}
