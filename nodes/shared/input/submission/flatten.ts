import type { Answer, FlatAnswer } from './answer';
import { isPrimaryList, meaningOf, primaryOf, questionAndAnswer } from './nestedValues';
import { isPlainList, isPlainRecord, type Plain, type PlainRecord } from './plainInput';
import { isSecretLabel, isSecretText } from './secrets';
import { OTHER_PEOPLE } from './labelWords';
import { wordsOf } from './words';

/** Answers looked at in one submission; the longest real forms have a few hundred. */
const MAX_ANSWERS = 500;
/** Records of a list that are written out one by one. */
const MAX_LISTED_RECORDS = 10;

/**
 * Keys that only hold the answers and say nothing about them. `structure` wraps answers, and what
 * stands beside it describes the form; `person` is the one who answered.
 */
const WRAPPERS = {
	structure: new Set(
		'body data payload submission submissions form_response formResponse formData form_data form_fields formFields fields values answers responses questions entries inputs result record item object attributes properties traits merges merge_fields mergeFields custom_fields customFields'.split(
			' ',
		),
	),
	person: new Set(
		'contact lead customer client person user subscriber invitee attendee contact_info contactInfo customer_details customerDetails customer_info customerInfo user_data userData profile requester candidate submitter applicant participant registrant respondent visitor prospect'.split(
			' ',
		),
	),
} as const;

/** What came with the request or was true before: never the person's answers of now. */
const ASIDE = new Set(
	'query params urlParameters url_parameters urlParams url_params queryParameters query_parameters queryParams query_params hidden hidden_fields hiddenFields utm tracking previous previous_attributes old old_record oldRecord before'.split(
		' ',
	),
);

/** What describes the request, and now and then holds the person's answers. */
const BESIDE = new Set(['meta', 'metadata', 'context']);

const isWrapper = (key: string): boolean => WRAPPERS.structure.has(key) || WRAPPERS.person.has(key);

const isGroup = (value: Plain | undefined): boolean =>
	(isPlainRecord(value) && Object.keys(value).length > 0 && !meaningOf(value)) ||
	(isPlainList(value) && value.some((entry) => isPlainRecord(entry) && questionAndAnswer(entry)));

/** "form_fields[email]" is written by HTML forms for an e-mail within form_fields. */
const segmentsOf = (key: string): readonly string[] =>
	key.split(/[[\]]+/).filter((part) => part !== '');

const isSomebodyElse = (label: string): boolean =>
	wordsOf(label).some((word) => OTHER_PEOPLE.has(word));

/**
 * The label of a field: the path to it without wrappers, and from the person on ("ticket.requester.name"
 * is a name). A wrapper that holds one value is a label itself.
 */
function labelOf(parent: string, key: string, value: Plain | undefined): string {
	const wraps = isPlainRecord(value) || (isPlainList(value) && value.some(isPlainRecord));
	if (wraps && WRAPPERS.person.has(key) && !isSomebodyElse(parent)) return '';
	const segments = segmentsOf(key);
	const last = wraps ? undefined : segments[segments.length - 1];
	const own = segments.filter((segment) => segment === last || !isWrapper(segment));
	return [parent, ...own].filter((part) => part !== '').join(' ');
}

const pathOf = (parent: string, key: string): string => (parent === '' ? key : `${parent}.${key}`);

/** The fields of a record as answers, labelled with the path to them. */
export function answersOf(record: PlainRecord, parent: Answer | undefined): readonly Answer[] {
	const { label = '', key: path = '' } = parent ?? {};
	const wrapsAnswers = Object.entries(record).some(
		([key, value]) => WRAPPERS.structure.has(key) && isGroup(value),
	);
	return Object.entries(record).map(([key, value]) => ({
		...parent,
		...(wrapsAnswers && !isWrapper(key) && { context: true }),
		...(BESIDE.has(key) && { context: true }),
		...(ASIDE.has(key) && typeof value === 'object' && { restOnly: true }),
		label: labelOf(label, key, value),
		key: pathOf(path, key),
		value,
	}));
}

/** Flattens answers to scalars and drops what is secret. */
export function flatten(answers: readonly Answer[]): readonly FlatAnswer[] {
	const flat: FlatAnswer[] = [];

	function add(answer: Answer): void {
		if (flat.length >= MAX_ANSWERS) return;
		if (isSecretLabel(answer.label)) return;
		const { value } = answer;
		if (isPlainRecord(value)) addRecord(answer, value);
		else if (isPlainList(value)) addList(answer, value);
		else if (typeof value === 'string') addText(answer, value.trim());
		else flat.push({ ...answer, value: value ?? undefined });
	}

	function addText(answer: Answer, text: string): void {
		if (!isSecretText(text)) flat.push({ ...answer, value: text === '' ? undefined : text });
	}

	function addRecord(answer: Answer, record: PlainRecord): void {
		const meaning = meaningOf(record);
		if (meaning) {
			const { text, ...hints } = meaning;
			add({ ...answer, ...hints, value: text });
			return;
		}
		const parts = answersOf(record, answer);
		if (parts.length === 0) flat.push({ ...answer, value: undefined });
		parts.forEach(add);
	}

	function addList(answer: Answer, list: readonly Plain[]): void {
		const entries = list.filter((entry) => entry !== null && entry !== '');
		const [first] = entries;
		if (isPrimaryList(entries)) return add({ ...answer, value: primaryOf(entries) });
		if (entries.length === 1) {
			const question = isPlainRecord(first) && questionAndAnswer(first);
			return add(question ? asQuestion(answer, question) : { ...answer, value: first });
		}
		const scalars = entries.map(scalarIn).filter((scalar) => scalar !== undefined);
		if (scalars.length === entries.length) {
			return addText(answer, scalars.filter((text) => !isSecretText(text)).join(', '));
		}
		entries
			.filter(isPlainRecord)
			.slice(0, MAX_ANSWERS)
			.forEach((record, index) => addListed(answer, record, index));
	}

	/** An entry of a list: a question with its answer, or one of several records, which is nobody's in particular. */
	function addListed(answer: Answer, record: PlainRecord, index: number): void {
		const question = questionAndAnswer(record);
		if (question) return add(asQuestion(answer, question));
		if (index >= MAX_LISTED_RECORDS) return;
		const place = index + 1;
		const label = `${answer.label} ${place}`;
		add({ ...answer, label, key: `${answer.key}.${index}`, value: record, restOnly: true });
	}

	answers.forEach(add);
	return flat;
}

const asQuestion = (
	answer: Answer,
	question: { readonly label: string; readonly value: Plain | undefined },
): Answer => ({ ...answer, ...question, key: question.label });

/** The text of a list's entry; `undefined` when it is a group of its own. */
function scalarIn(entry: Plain): string | undefined {
	if (isPlainList(entry)) return undefined;
	if (!isPlainRecord(entry)) return String(entry).trim();
	if (questionAndAnswer(entry)) return undefined;
	const text = meaningOf(entry)?.text;
	return text === undefined || typeof text === 'object' ? undefined : String(text).trim();
}
