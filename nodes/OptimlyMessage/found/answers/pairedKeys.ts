import { textIn, type PlainRecord } from '../plainInput';
import { compactKey, wordsOf } from '../words/wordsOf';
import { HUMAN, VALUES } from './questionKeys';

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(compactKey));

/** Words of keys with what was asked, and with what was answered. */
const ASKED = setOf(
	'question prompt frage pregunta pergunta domanda vraag pytanie fraga kysymys soru вопрос питання 質問 问题 問題 질문',
);
const ANSWERED = setOf(
	'answer response reply antwort respuesta resposta risposta reponse antwoord odpowiedz svar vastaus cevap yanit ответ відповідь 回答 答案 답변',
);

/** More of them, where a number tells which: without one, "phone label" and "phone value" are something else. */
const ASKED_BY_NUMBER: ReadonlySet<string> = new Set([...ASKED, ...HUMAN]);
const ANSWERED_BY_NUMBER: ReadonlySet<string> = new Set([...ANSWERED, ...VALUES]);
const NUMBER = /^\d{1,2}$/;

/** Questions by the keys of their answers, and the keys that only hold a question. */
export interface PairedKeys {
	readonly questionOf: ReadonlyMap<string, string>;
	readonly asking: ReadonlySet<string>;
}

/** A key without its word for a question or an answer; undefined where it has none, or nothing else. */
function without(
	key: string,
	words: ReadonlySet<string>,
	byNumber: ReadonlySet<string>,
): string | undefined {
	const all = wordsOf(key);
	const known = all.some((word) => NUMBER.test(word)) ? byNumber : words;
	const others = all.filter((word) => !known.has(word));
	return others.length === 0 || others.length === all.length ? undefined : others.join(' ');
}

/** Questions and answers that a record has under keys of their own: {"1_question": …, "1_response": …}. */
export function pairedKeys(record: PlainRecord): PairedKeys {
	const questions = new Map<string, string>();
	for (const key of Object.keys(record)) {
		const which = without(key, ASKED, ASKED_BY_NUMBER);
		if (which !== undefined && textIn(record[key]) !== '') questions.set(which, key);
	}
	const questionOf = new Map<string, string>();
	const asking = new Set<string>();
	if (questions.size === 0) return { questionOf, asking };
	for (const key of Object.keys(record)) {
		const asked = questions.get(without(key, ANSWERED, ANSWERED_BY_NUMBER) ?? '');
		if (asked === undefined) continue;
		questionOf.set(key, textIn(record[asked]));
		asking.add(asked);
	}
	return { questionOf, asking };
}
