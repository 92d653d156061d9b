import { PROTOTYPE_KEYS } from '../../shared/json';
import type { Answer } from './answers/answer';
import type { Scalar } from './found';
import { isSecretLabel, withoutSecretQuery } from './secrets';
import { cutText } from './text';
import { wordsOf } from './words/wordsOf';

/** Limits that keep what goes along below the 64 KiB of metadata, whatever the answers are. */
const MAX_ENTRIES = 60;
const MAX_KEY_LENGTH = 60;
const MAX_TEXT_LENGTH = 1_000;
const MAX_CHARACTERS = 12_000;

/**
 * Keys that mean something in what is sent, so an answer that was not recognised must not look like
 * them ("email: not given").
 */
const TAKEN_KEYS: ReadonlySet<string> = new Set([
	...['name', 'email', 'phone', 'company', 'message', 'start_time', 'end_time', 'timezone'],
	...['form_type', 'lead_collected', 'delivery_id', 'batch_index', 'initial_message'],
]);

/** The label of a question, or the path of a key without what only holds answers. */
const labelOf = ({ labels, parents, question, line, shown }: Answer): string => {
	const [label = shown] = labels;
	if (question || line) return label;
	// Of several records in a list, the path says which one.
	return shown.includes('[')
		? shown.replace(/\[(\d+)\]/g, (_place, index: string) => ` ${Number(index) + 1}`)
		: [...parents.filter((parent) => parent !== 'hidden'), label].join(' ');
};

/** Letters, to Unicode, that nobody sees are among them. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;

/** A readable key: "What's your budget?" becomes "what_your_budget". */
function keyOf(label: string, place: number): string {
	const words = wordsOf(label.replace(UNSEEN, '')).join('_');
	const key = words
		.slice(0, MAX_KEY_LENGTH)
		.replace(/\p{Cs}$/u, '')
		.replace(/_+$/, '');
	if (key === '') return `answer_${place}`;
	return TAKEN_KEYS.has(key) || PROTOTYPE_KEYS.has(key) ? `answer_${key}` : key;
}

function unique(key: string, taken: ReadonlyMap<string, Scalar>): string {
	if (!taken.has(key)) return key;
	let count = 2;
	while (taken.has(`${key}_${count}`)) count += 1;
	return `${key}_${count}`;
}

const valueOf = (value: Scalar): Scalar =>
	typeof value === 'string' ? cutText(withoutSecretQuery(value), MAX_TEXT_LENGTH) : value;

/**
 * What was answered and not recognised, flat: readable keys, scalar values, at most 60 of them and
 * 12 000 characters. What is beyond is left out.
 */
export function restOf(answers: readonly Answer[]): Readonly<Record<string, Scalar>> {
	const rest = new Map<string, Scalar>();
	let characters = 0;
	for (const [index, answer] of answers.entries()) {
		if (answer.value === undefined || rest.size >= MAX_ENTRIES) continue;
		const value = valueOf(answer.value);
		const key = unique(keyOf(labelOf(answer), index + 1), rest);
		const size = key.length + String(value).length;
		if (value === '' || isSecretLabel(key) || characters + size > MAX_CHARACTERS) continue;
		characters += size;
		rest.set(key, value);
	}
	return Object.fromEntries(rest);
}
