import type { Scalar } from '../found';
import { decoded } from '../htmlText';
import { linesOf } from '../labelledLines';
import {
	isPlainList,
	isPlainRecord,
	recordIn,
	recordsIn,
	textIn,
	type Plain,
	type PlainRecord,
} from '../plainInput';
import { roleIn, saysOther } from '../roles';
import { isSecretLabel, isSecretText } from '../secrets';
import type { Answer } from './answer';
import { definitionsIn, type Definitions } from './definitions';
import { isHolder, isQualifier, isRepeated } from './keys';
import { START, type Place } from './place';
import { placesBelow } from './placesBelow';
import { questionIn, type Question } from './questions';
import { repeatedInputs } from './repeatedInputs';
import {
	dateIn,
	fileIn,
	fileNameOf,
	heldByType,
	isPrimary,
	numberIn,
	qualifierIn,
	spansIn,
} from './valueInParts';

/** Answers looked at in one submission; the longest real forms have a few hundred. */
const MAX_ANSWERS = 600;

/** Records of a list that are written out one by one. */
const MAX_LISTED = 10;

/** Keys of whoever sent something. */
const WROTE = /^(?:booked|requested|submitted|ordered|filled|registered)_?by$/i;

/**
 * Takes an input apart into answers. Lists of questions of any vendor are read as such; of everything
 * else the keys are the questions. Secrets are dropped.
 *
 * @param input the part of the item that holds the answers
 */
export function answersIn(input: Plain): readonly Answer[] {
	const found: Answer[] = [];
	const definitions: Definitions = definitionsIn(input);
	/** Each entry of a list is looked at by itself and among the others. */
	const questions = new Map<PlainRecord, Question | undefined>();

	function questionOf(record: PlainRecord): Question | undefined {
		if (!questions.has(record)) questions.set(record, questionIn(record, definitions));
		return questions.get(record);
	}

	function add(place: Place, value: Scalar | undefined): void {
		if (found.length >= MAX_ANSWERS) return;
		const shown = place.question || place.line ? (place.labels[0] ?? place.path) : place.path;
		found.push({ ...place, shown, value });
	}

	function visit(value: Plain | undefined, place: Place): void {
		if (isPlainRecord(value)) visitRecord(value, place);
		else if (isPlainList(value)) visitList(value, place);
		else if (typeof value === 'string') visitText(value.trim(), place);
		else add(place, value ?? undefined);
	}

	function visitText(text: string, place: Place): void {
		if (isSecretText(text)) return;
		const lines = place.line ? undefined : linesOf(text);
		if (!lines) return add(place, text === '' ? undefined : decoded(text));
		// Formstack writes the parts of a name as lines; a contact form's e-mail the whole form.
		const over = [...place.parents, ...place.labels.slice(0, 1)];
		const parents = lines.partsOfField ? over : over.filter(saysOther);
		for (const [label, answer] of lines.parts) {
			if (isSecretLabel(label)) continue;
			visitText(answer, { ...place, labels: [label], parents, question: false, line: true });
		}
		if (!lines.whole) add(place, decoded(text));
	}

	function visitRecord(record: PlainRecord, place: Place): void {
		const held = place.labels.length > 0 ? heldByType(record) : undefined;
		if (held !== undefined) return visit(held, place);
		const kind = place.labels.length > 0 ? qualifierIn(record) : undefined;
		if (kind !== undefined) {
			return visit(record.value, { ...place, parents: [...place.parents, kind] });
		}
		// An element of XML with its text and its attributes: {"_": "Ada", "$": {"part": "first"}}.
		if (typeof record._ === 'string') {
			const part = textIn(recordIn(record.$).part) || textIn(record.part);
			const [label = ''] = place.labels;
			const labels = part === '' ? place.labels : [`${part} ${label}`.trim()];
			return visitText(record._.trim(), { ...place, labels });
		}
		const question = questionOf(record);
		if (question) return visitQuestion(question, place);
		const whole = place.labels.length > 0 ? (dateIn(record) ?? numberIn(record)) : undefined;
		if (whole !== undefined) return add(place, whole);
		const file = fileIn(record);
		if (file !== undefined) return add({ ...place, several: true }, file);
		// Cal.com: {"value": "phone", "optionValue": "+49 …"}.
		if (typeof record.value === 'string' && typeof record.optionValue === 'string') {
			return visit(record.optionValue, { ...place, labels: [record.value] });
		}
		if (Object.keys(record).length === 0) return add(place, undefined);
		const isSubmission = place.labels.length === 0 && !place.path.endsWith(']');
		// {"booked_by": {"role": "Assistant"}}: what whoever asks is at work.
		const isWriters = place.labels.some((label) => WROTE.test(label));
		const role = roleIn(record, isSubmission || isWriters);
		const inside = role === undefined ? place : { ...place, role };
		for (const [value, below] of placesBelow(record, inside, definitions)) visit(value, below);
	}

	function visitQuestion({ labels, types, value }: Question, place: Place): void {
		if (labels.some(isSecretLabel) || types.some(isSecretLabel)) return;
		if (types.some((type) => /file|upload/i.test(type)) && typeof value === 'string') {
			return add({ ...place, labels, types, question: true, several: true }, fileNameOf(value));
		}
		const [first = ''] = labels;
		// {"label": "work", "value": …} below "email": the kind of an address, not a question.
		const qualifies = place.labels.length > 0 && isQualifier(first);
		visit(value, {
			...place,
			// {"value": …, "field_type": "phone"}: the key above asks.
			labels: qualifies || labels.length === 0 ? place.labels : labels,
			parents: qualifies
				? [...place.parents, first]
				: place.labels.slice(0, 1).filter((key) => !isHolder(key)),
			types,
			question: !qualifies,
			context: place.beside,
		});
	}

	function visitList(list: readonly Plain[], place: Place): void {
		const entries = list.filter((entry) => entry !== null && entry !== '');
		if (entries.length === 1) return visit(entries[0], place);
		const spans = spansIn(entries);
		if (spans !== undefined) return visitText(spans, place);
		const primary = entries.filter(isPrimary);
		if (
			primary.length === 1 &&
			!primary.some((entry) => isPlainRecord(entry) && questionOf(entry)?.labels.length === 2)
		) {
			return visit(primary[0], place);
		}
		if (entries.every((entry) => typeof entry !== 'object')) return visitTexts(entries, place);
		visitRows(entries, place);
	}

	/** A list of texts: addresses one by one, inputs of one name each under its own label, choices together. */
	function visitTexts(entries: readonly Scalar[], place: Place): void {
		if (entries.every((entry) => String(entry).includes('@'))) {
			for (const entry of entries.slice(0, MAX_LISTED)) visit(entry, place);
			return;
		}
		const texts = entries.map(String).filter((text) => !isSecretText(text));
		const inputs = place.question ? undefined : repeatedInputs(place.labels[0] ?? '', texts);
		if (!inputs) return visitText(texts.join(', '), { ...place, several: true });
		for (const { label, text } of inputs) visitText(text, { ...place, labels: [label] });
	}

	/** A list of questions, or the first rows of a table. */
	function visitRows(entries: readonly Plain[], place: Place): void {
		let others = 0;
		const keys = new Set(recordsIn(entries).map(({ key }) => textIn(key)));
		for (const [index, entry] of entries.entries()) {
			// Tally repeats each choice as a question of its own.
			const { key, value } = recordIn(entry);
			if (typeof value === 'boolean' && isRepeated(textIn(key), keys)) continue;
			if (isPlainRecord(entry) && questionOf(entry) !== undefined) {
				visit(entry, place);
				continue;
			}
			others += 1;
			if (others > 2 * MAX_LISTED) break;
			if (others > MAX_LISTED) continue;
			const path = `${place.path}[${index}]`;
			// Cal.com lists the one who booked first.
			const role = place.bookerFirst && index > 0 ? ({ role: 'other' } as const) : {};
			visit(entry, { ...place, path, group: path, ...role });
		}
	}

	visit(input, START);
	return found;
}
