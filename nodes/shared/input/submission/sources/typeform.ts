import type { Answer, AnswerHints } from '../answer';
import {
	isPlainList,
	isPlainRecord,
	recordIn,
	recordsIn,
	textIn,
	type Plain,
	type PlainRecord,
} from '../plainInput';
import { entriesAsAnswers, fileNameOf, type Source } from './source';

const TYPED: ReadonlyMap<string, AnswerHints> = new Map<string, AnswerHints>([
	['email', { typed: 'email' }],
	['phone_number', { typed: 'phone' }],
	['file_url', { restOnly: true }],
	['payment', { restOnly: true }],
]);

/** Titles by question id and ref; groups such as "Contact info" hold questions of their own. */
function titlesOf(fields: Plain | undefined): ReadonlyArray<readonly [string, string]> {
	return recordsIn(fields).flatMap((field) => {
		const title = textIn(field.title);
		const own = [textIn(field.id), textIn(field.ref)].map((id) => [id, title] as const);
		return [...own, ...titlesOf(recordIn(field.properties).fields)];
	});
}

function choices(value: PlainRecord): Plain {
	const labels = isPlainList(value.labels) ? value.labels : [value.label ?? null];
	return [...labels, value.other ?? null];
}

const VALUES: ReadonlyMap<string, (value: Plain | undefined) => Plain | undefined> = new Map([
	['choice', (value) => choices(recordIn(value))],
	['choices', (value) => choices(recordIn(value))],
	['file_url', (value) => fileNameOf(textIn(value))],
	['payment', (value) => recordIn(value).amount],
]);

/** A ref is made up by Typeform ("01HF3…") unless the form's author named it ("full_name"). */
const refInWords = (ref: string): string => (/^[a-z]+([ _-][a-z]+)*$/i.test(ref) ? ref : '');

function answer(given: PlainRecord, titles: ReadonlyMap<string, string>): Answer {
	const type = textIn(given.type);
	const field = recordIn(given.field);
	const [id, ref] = [textIn(field.id), textIn(field.ref)];
	const label = titles.get(id) || titles.get(ref) || refInWords(ref) || type;
	const value = given[type];
	const read = VALUES.get(type);
	return { ...TYPED.get(type), label, key: label, value: read ? read(value) : value };
}

/**
 * Typeform webhook and the Typeform Trigger that hands on everything. The Trigger's usual output,
 * {question: answer}, needs no reading of its own.
 */
export const typeform: Source = {
	name: 'Typeform',
	fits: (input) => isPlainRecord(input.form_response),
	answers: (input) => {
		const response = recordIn(input.form_response);
		const titles = new Map(titlesOf(recordIn(response.definition).fields));
		const given = isPlainRecord(response.answers)
			? entriesAsAnswers(response.answers, '')
			: recordsIn(response.answers).map((entry) => answer(entry, titles));
		return [...given, ...entriesAsAnswers(recordIn(response.hidden), 'hidden', { context: true })];
	},
};
