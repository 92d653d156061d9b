import { isPlainRecord, textIn, type Plain, type PlainRecord } from '../plainInput';
import { compactKey } from '../words/wordsOf';

/** Keys with what people read, then keys with names that machines read; earlier ones first. */
export const HUMAN = [
	'label',
	'title',
	'question',
	'questiontext',
	'prompt',
	'fieldlabel',
	'displayname',
	'columnname',
	'heading',
	'caption',
	'questiontitle',
	'fieldtitle',
	'questionlabel',
	'questionname',
	'header',
	'q',
	...'domanda pregunta pergunta frage vraag pytanie fraga kysymys soru вопрос питання 質問 问题 問題 질문'
		.split(' ')
		.map(compactKey),
];

/** Keys with names that machines read; earlier ones first. */
export const MACHINE = [
	'name',
	'fieldname',
	'customid',
	'slug',
	'ref',
	'key',
	'field',
	'property',
	'attribute',
	'fieldkey',
	'fieldid',
	'id',
	'code',
	'externalid',
	'qid',
	'variable',
	'column',
	'questionkey',
	'propertyname',
	'fieldref',
	'columnid',
	'attributeid',
	'inputid',
	'propertyid',
	'questionid',
];

/** Keys with the answer; of several, the first that is not empty. */
export const VALUES = [
	'answer',
	'answers',
	'value',
	'values',
	'stringvalue',
	'uservalue',
	'fieldvalue',
	'response',
	'responses',
	'answerdetails',
	'answertext',
	'stringanswer',
	'textanswer',
	'phoneanswer',
	'answervalue',
	'textvalue',
	'reply',
	'userdata',
	'rawvalue',
	'textanswers',
	'selectedvalue',
	'responsetext',
	'displayvalue',
	'a',
	...'risposta respuesta resposta antwort antwoord reponse odpowiedz svar vastaus cevap yanit ответ відповідь 回答 答案 답변'
		.split(' ')
		.map(compactKey),
];

/** The same when there is something that people read beside it. */
export const VALUES_OF_LABELLED = ['text', 'content', 'data', 'input', 'result', 'output'];

/** Keys with the kind of a question. */
export const TYPES = [
	'type',
	'fieldtype',
	'questiontype',
	'inputtype',
	'predefinedfield',
	'autocomplete',
	'controltype',
	'kind',
	'format',
	'columntype',
	'contenttype',
	'displaytype',
	'element',
	'fieldkind',
];

/** Keys by which answers refer to their questions. */
export const IDS = [
	'questionid',
	'fieldid',
	'id',
	'ref',
	'key',
	'qid',
	'uuid',
	'fielduuid',
	'uid',
	'questionuuid',
	'itemid',
	'elementid',
	'fieldref',
	'questionref',
];

/** What else a question may have; a record with many other keys is no question. */
const BESIDE = new Set(
	'required options choices order position index hidden description placeholder file prettyformat sublabels selectiontype page group metadata isrequired attachments officenote officeuse primary verified source createdat updatedat image count choiceid choiceids rows columns section sectionid fielddefinition help helptext validation questionnumber number hint conversationid dialogid score valid visible status subtype definition answertype valuetype pagenumber dataid sequence answeredat settings class width formid ids validationerror jsonkey jsonvalue adminonly minlength maxlength minvalue maxvalue min max step'.split(
		' ',
	),
);

/** Names that were made by a machine and say nothing: "question_mVGEg8", "3f2a9c1e-…". */
const MADE_UP =
	/^(?:question|field|input|item|q|answer|control|element|form|text|block|fld|cid|f|c|id)[-_ ]?(?=[a-z]*\d)[a-z\d]+(?:[-_][a-f\d-]+)?$|^[\da-f]{8,}(?:-[\da-f]+)*$|^\d+$|^(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Za-z\d]{8,}$/i;

const known = new Set([
	...HUMAN,
	...MACHINE,
	...VALUES,
	...VALUES_OF_LABELLED,
	...TYPES,
	...IDS,
	...BESIDE,
]);

/** A record by its keys without case and punctuation, and how many of them no table here has. */
export interface Keyed {
	readonly by: ReadonlyMap<string, Plain | undefined>;
	readonly strange: number;
}

/** Reads the keys of a record; of two that are the same without case and punctuation the first counts. */
export function keyed(record: PlainRecord): Keyed {
	const by = new Map<string, Plain | undefined>();
	let strange = 0;
	for (const [key, value] of Object.entries(record)) {
		const normal = compactKey(key);
		if (!known.has(normal)) strange += 1;
		if (!by.has(normal)) by.set(normal, value);
	}
	return { by, strange };
}

/** Whether a question was left without an answer. */
export const isEmpty = (value: Plain | undefined): boolean =>
	value === undefined || value === null || value === '';

/** The texts under the first keys; a record gives its own label. */
export function textsOf(
	by: Keyed['by'],
	keys: readonly string[],
	used?: string,
): readonly string[] {
	// Of dozens of keys a record has a few.
	const there = keys.filter((key) => by.has(key) && key !== used);
	return there.flatMap((key) => {
		const value = by.get(key);
		const text = isPlainRecord(value)
			? textIn(value.title) || textIn(value.label) || textIn(value.text) || textIn(value.name)
			: typeof value === 'string'
				? value.trim()
				: '';
		return text !== '' && text.length <= 1_000 ? [text] : [];
	});
}

/** Whether a name was made by a machine and says nothing. */
export const isMadeUp = (name: string): boolean => MADE_UP.test(name) || !/\p{L}/u.test(name);

/** The names that say something to people. */
export const readable = (names: readonly string[]): readonly string[] =>
	names.filter((name) => !isMadeUp(name));
