import type { Scalar } from '../found';
import { decoded } from '../htmlText';
import { linesOf } from '../labelledLines';
import {
	isPlainList,
	isPlainRecord,
	recordsIn,
	textIn,
	type Plain,
	type PlainRecord,
} from '../plainInput';
import { roleIn, saysOther } from '../roles';
import { isSecretLabel, isSecretText } from '../secrets';
import type { Answer } from './answer';
import { definitionsIn, type Definitions } from './definitions';
import {
	ASIDE,
	BESIDE,
	DROPPED,
	holdsAnswers,
	isHolder,
	isQualifier,
	isRepeated,
	MACHINE_KEY,
	segmentsOf,
	SPOKEN,
	VALUE_KEYS,
} from './keys';
import { isContactKey, isOfThings, isPersons, START, type Place } from './place';
import { questionIn, type Question } from './questions';
import { repeatedInputs } from './repeatedInputs';
import { sharedPrefix } from './sharedPrefix';
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
import { compactKey } from '../words/wordsOf';

/** Answers looked at in one submission; the longest real forms have a few hundred. */
const MAX_ANSWERS = 600;

/** Records of a list that are written out one by one. */
const MAX_LISTED = 10;

/**
 * Takes an input apart into answers. Lists of questions of any vendor are read as such; of everything
 * else the keys are the questions. Secrets are dropped.
 *
 * @param input the part of the item that holds the answers
 */
export function answersIn(input: Plain): readonly Answer[] {
	const found: Answer[] = [];
	const definitions: Definitions = definitionsIn(input);

	function add(place: Place, value: Scalar | undefined): void {
		if (found.length >= MAX_ANSWERS) return;
		const shown = place.question || place.line ? (place.labels[0] ?? place.path) : place.path;
		found.push({ ...place, shown, value });
	}

	function visit(value: Plain | undefined, place: Place): void {
		if (found.length >= MAX_ANSWERS) return;
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
		const question = questionIn(record, definitions);
		if (question) return visitQuestion(question, place);
		const whole = place.labels.length > 0 ? (dateIn(record) ?? numberIn(record)) : undefined;
		if (whole !== undefined) return add(place, whole);
		const file = fileIn(record);
		if (file !== undefined) return add({ ...place, several: true }, file);
		// Cal.com: {"value": "phone", "optionValue": "+49 …"}.
		if (typeof record.value === 'string' && typeof record.optionValue === 'string') {
			return visit(record.optionValue, { ...place, labels: [record.value] });
		}
		const entries = Object.entries(record);
		if (entries.length === 0) return add(place, undefined);
		const role = roleIn(record) ?? place.role;
		const booking = 'organizer' in record && 'startTime' in record;
		const holds = entries.some(([key, value]) => holdsAnswers(key, value));
		// Elementor adds the date and time at which its form was sent.
		const sentAt = 'Page URL' in record || 'Powered by' in record;
		const contact = entries.length > 2 && entries.some(([key]) => isContactKey(key));
		const prefix = sharedPrefix(entries.map(([key]) => key));
		for (const [key, value] of entries) {
			// A dialog's own texts stand beside what was filled in.
			if (key === 'blocks' && 'state' in record) continue;
			if (sentAt && (key === 'Date' || key === 'Time')) continue;
			if ('formMode' in record && (key === 'formMode' || key === 'submittedAt')) continue;
			if (isSecretLabel(key) || DROPPED.has(compactKey(key)) || MACHINE_KEY.test(key)) continue;
			visitEntry(key, value, { ...place, ...(role && { role }), contact, prefix }, holds, booking);
		}
	}

	function visitEntry(
		key: string,
		value: Plain | undefined,
		place: Place,
		holds: boolean,
		booking: boolean,
	): void {
		const nested = typeof value === 'object' && value !== null;
		const segments = segmentsOf(key);
		const whole = segments[segments.length - 1];
		const { prefix } = place;
		const last = prefix !== '' && whole.startsWith(prefix) ? whole.slice(prefix.length) : whole;
		const isValue = VALUE_KEYS.has(compactKey(last));
		const own = segments.slice(0, -1).filter((segment) => !isHolder(segment));
		const above = [...place.parents, ...place.labels.slice(0, 1)];
		const path = place.path === '' ? key : `${place.path}.${key}`;
		const base: Place = {
			...place,
			bookerFirst: booking && key === 'attendees',
			path,
			question: false,
			group: isPlainRecord(value) || recordsIn(value).length > 0 ? path : place.path,
			beside: place.beside || BESIDE.has(compactKey(segments[0])),
			context:
				place.context ||
				BESIDE.has(compactKey(segments[0])) ||
				(holds && !holdsAnswers(key, value) && !isPersons(place)),
			aside: place.aside || (nested && ASIDE.has(compactKey(key))),
		};
		if (isValue && own.length > 0) {
			const labels = own.slice(-1);
			return visit(value, { ...base, labels, parents: [...above, ...own.slice(0, -1)] });
		}
		// The value of the key above: it keeps that key's label.
		if (isValue && place.labels.length > 0 && !place.contact) {
			return visit(value, { ...base, labels: place.labels, parents: place.parents });
		}
		if (nested && isHolder(key)) {
			const parents = isOfThings(key, value) ? [...above, key] : above;
			return visit(value, { ...base, labels: [], parents });
		}
		visit(value, { ...base, labels: [SPOKEN.get(last) ?? last], parents: [...above, ...own] });
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
			!primary.some(
				(entry) => isPlainRecord(entry) && questionIn(entry, definitions)?.labels.length === 2,
			)
		) {
			return visit(primary[0], place);
		}
		const scalars = entries.filter((entry) => typeof entry !== 'object');
		if (scalars.length === entries.length) {
			if (scalars.every((entry) => String(entry).includes('@'))) {
				for (const entry of scalars.slice(0, MAX_LISTED)) visit(entry, place);
				return;
			}
			const texts = scalars.map(String).filter((text) => !isSecretText(text));
			const inputs = place.question ? undefined : repeatedInputs(place.labels[0] ?? '', texts);
			if (inputs) {
				for (const { label, text } of inputs) visitText(text, { ...place, labels: [label] });
				return;
			}
			return visitText(texts.join(', '), { ...place, several: true });
		}
		let others = 0;
		const keys = new Set(entries.map((entry) => (isPlainRecord(entry) ? textIn(entry.key) : '')));
		for (const [index, entry] of entries.entries()) {
			// Tally repeats each choice as a question of its own.
			if (
				isPlainRecord(entry) &&
				typeof entry.value === 'boolean' &&
				isRepeated(textIn(entry.key), keys)
			)
				continue;
			const path = `${place.path}[${index}]`;
			const isQuestion = isPlainRecord(entry) && questionIn(entry, definitions) !== undefined;
			if (!isQuestion) others += 1;
			// A list of records, not of questions: rows of a table.
			if (others > 2 * MAX_LISTED) break;
			if (!isQuestion && others > MAX_LISTED) continue;
			// Cal.com lists the one who booked first.
			const role = place.bookerFirst && index > 0 ? ({ role: 'other' } as const) : {};
			visit(entry, isQuestion ? place : { ...place, path, group: path, ...role });
		}
	}

	visit(input, START);
	return found;
}
