import type { AnswerHints } from './answer';
import { isPlainRecord, textIn, type Plain, type PlainRecord } from './plainInput';

/** Values that come as a record and mean one text: names, phones, files, dates, {value} wrappers. */
export interface Meaning extends AnswerHints {
	readonly text: Plain | undefined;
	/** The label that the record itself carries. */
	readonly label?: string;
}

const FIRST_NAME_KEYS = ['first', 'firstName', 'first_name', 'given', 'given_name'];
const MIDDLE_NAME_KEYS = ['middle', 'middleName', 'middle_name'];
const LAST_NAME_KEYS = ['last', 'lastName', 'last_name', 'family', 'family_name'];
const OTHER_NAME_KEYS = ['prefix', 'suffix', 'title', 'salutation'];
const NAME_KEYS = new Set([
	...FIRST_NAME_KEYS,
	...MIDDLE_NAME_KEYS,
	...LAST_NAME_KEYS,
	...OTHER_NAME_KEYS,
]);

const firstText = (record: PlainRecord, keys: readonly string[]): string =>
	keys.map((key) => textIn(record[key])).find((text) => text !== '') ?? '';

const joined = (parts: readonly string[], separator: string): string =>
	parts.filter((part) => part !== '').join(separator);

const onlyHas = (record: PlainRecord, keys: ReadonlySet<string>): boolean =>
	Object.keys(record).every((key) => keys.has(key));

/** {first: "Ada", last: "Example"} (Jotform, Cal.com, Wix). */
function personName(record: PlainRecord): Meaning | undefined {
	const hasName = [...FIRST_NAME_KEYS, ...LAST_NAME_KEYS].some((key) => key in record);
	if (!hasName || !onlyHas(record, NAME_KEYS)) return undefined;
	const parts = [FIRST_NAME_KEYS, MIDDLE_NAME_KEYS, LAST_NAME_KEYS];
	return {
		text: joined(
			parts.map((keys) => firstText(record, keys)),
			' ',
		),
		typed: 'name',
	};
}

const PHONE_KEYS = new Set(['full', 'country', 'area', 'phone']);

/** {full: "(555) 010-0123"} or {country: "49", area: "30", phone: "5550123"} (Jotform). */
function phoneNumber(record: PlainRecord): Meaning | undefined {
	const isPhone = 'full' in record || ('area' in record && 'phone' in record);
	if (!isPhone || !onlyHas(record, PHONE_KEYS)) return undefined;
	const country = firstText(record, ['country']).replace(/^(?=\d)/, '+');
	const parts = [country, firstText(record, ['area']), firstText(record, ['phone'])];
	return { text: firstText(record, ['full']) || joined(parts, ' '), typed: 'phone' };
}

const FILE_NAME_KEYS = ['filename', 'fileName', 'originalFilename', 'name'];
const FILE_MARKS = ['mimetype', 'mimeType', 'mime_type', 'contentType', 'originalFilename'];
const FILE_DETAILS = ['size', 'fileSize', 'url', 'path'];

/** An uploaded file: only its name goes on, never its address (which can carry a key to it). */
function file(record: PlainRecord): Meaning | undefined {
	const name = firstText(record, FILE_NAME_KEYS);
	const details = FILE_DETAILS.filter((detail) => detail in record).length;
	const isFile = FILE_MARKS.some((mark) => mark in record) || details > 1;
	return isFile && name !== '' ? { text: name, restOnly: true } : undefined;
}

const DATE_KEYS = new Set(['year', 'month', 'day', 'hour', 'min', 'ampm', 'timeInput']);

/** {year: "2026", month: "06", day: "20"} (Jotform), with hour and minute as they may come. */
function date(record: PlainRecord): Meaning | undefined {
	const [year, month, day] = ['year', 'month', 'day'].map((key) => String(record[key] ?? ''));
	if (!/^\d{4}$/.test(year ?? '') || !onlyHas(record, DATE_KEYS)) return undefined;
	const text = `${year}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`;
	const hour = firstText(record, ['hour']);
	if (hour === '' || firstText(record, ['ampm']) !== '') return { text };
	return {
		text: `${text}T${hour.padStart(2, '0')}:${firstText(record, ['min']).padStart(2, '0')}`,
	};
}

const VALUE_KEYS = new Set([
	...['value', 'response', 'id', 'key', 'type', 'label', 'title', 'name', 'field', 'required'],
	...['raw_value', 'primary', 'versions', 'isHidden', 'position', 'ref'],
]);

/** {value: "Ada", …} with nothing beside it but what describes the question (HubSpot, Cal.com, Elementor). */
function wrappedValue(record: PlainRecord): Meaning | undefined {
	if (!('value' in record) || !onlyHas(record, VALUE_KEYS)) return undefined;
	const label = firstText(record, ['label', 'title']);
	return { text: record.value, ...(label !== '' && { label }) };
}

/** First that fits wins; a file comes before a name, both have a `name`. */
const MEANINGS: ReadonlyArray<(record: PlainRecord) => Meaning | undefined> = [
	file,
	personName,
	phoneNumber,
	date,
	wrappedValue,
];

/** What a record means when it stands for one value; `undefined` when it is a group of answers. */
export function meaningOf(record: PlainRecord): Meaning | undefined {
	for (const read of MEANINGS) {
		const meaning = read(record);
		if (meaning) return meaning;
	}
	return undefined;
}

/** [{value, primary}] (Pipedrive): the one that is marked, or the only one; otherwise all of them. */
export function primaryOf(entries: readonly PlainRecord[]): Plain | undefined {
	const marked = entries.filter(({ primary }) => primary === true);
	const [chosen] = marked.length === 1 ? marked : entries;
	if (entries.length === 1 || marked.length === 1) return chosen?.value;
	return entries
		.map(({ value }) => textIn(value))
		.filter((text) => text !== '')
		.join(', ');
}

export const isPrimaryList = (entries: readonly Plain[]): entries is readonly PlainRecord[] =>
	entries.length > 0 &&
	entries.every((entry) => isPlainRecord(entry) && 'value' in entry && 'primary' in entry);

const QUESTION_KEYS = ['question', 'label', 'title', 'name', 'field', 'key'];
const ANSWER_KEYS = ['answer', 'value', 'values', 'response', 'text'];

/** One entry of a list of questions and answers (Calendly, Tally, Facebook, Wix, …). */
export function questionAndAnswer(
	record: PlainRecord,
): { readonly label: string; readonly value: Plain | undefined } | undefined {
	const label = firstText(record, QUESTION_KEYS);
	const answerKey = ANSWER_KEYS.find((key) => key in record);
	if (label === '' || answerKey === undefined) return undefined;
	return { label, value: record[answerKey] };
}
