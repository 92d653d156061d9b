import { LABELS, type LabelMeaning } from './labels';
import {
	FILLER,
	KINDS,
	NOT_A_PERSON,
	OF,
	OTHER_ADDRESSES,
	OTHER_PEOPLE,
	OWN,
	REACHING,
	SECOND_CHOICE,
	WORKING,
	YOU,
} from './labelWords';
import { compact, spaced, type Label } from './words';

/** How well a label fits; higher is better, 0 is not at all. */
export const SCORE = { none: 0, secondChoice: 1, part: 2, whole: 3, own: 0.5, certain: 4 } as const;

interface Rule {
	/** Whether one word inside a longer label is enough. */
	readonly wordIsEnough: boolean;
	/** A label with one of these words asks for something else. */
	readonly not: readonly ReadonlySet<string>[];
	/**
	 * Words that may stand around a part; with any other the label is left alone: "Accountant
	 * e-mail" and "Shop e-mail" are somebody else's, and no list of other people is complete.
	 * `undefined` = any words.
	 */
	readonly around: readonly ReadonlySet<string>[] | undefined;
	/** Whether "your" right before the part makes up for unknown words elsewhere in a long question. */
	readonly ownIsEnough: boolean;
	/** Whether words such as "private" or "confirm" make the answer a second choice. */
	readonly secondChoice: 'always' | 'unlessWhole' | 'never';
}

const ADDRESS: Rule = {
	wordIsEnough: true,
	not: [OTHER_PEOPLE, OTHER_ADDRESSES],
	around: [FILLER, KINDS, REACHING, SECOND_CHOICE],
	ownIsEnough: true,
	secondChoice: 'always',
};
const PERSON: Rule = {
	wordIsEnough: true,
	not: [OTHER_PEOPLE, NOT_A_PERSON],
	around: [FILLER, SECOND_CHOICE],
	ownIsEnough: true,
	// "Segundo apellido" is a part of the name, no second choice.
	secondChoice: 'unlessWhole',
};
const TEXT: Rule = {
	wordIsEnough: false,
	not: [],
	around: undefined,
	ownIsEnough: false,
	secondChoice: 'never',
};

const RULES: Readonly<Record<LabelMeaning, Rule>> = {
	name: PERSON,
	firstName: PERSON,
	lastName: PERSON,
	email: ADDRESS,
	// The question around a number is often long, and the value shows that it is one.
	phone: { ...ADDRESS, around: undefined },
	company: {
		wordIsEnough: true,
		not: [OTHER_PEOPLE],
		// Not "your company size".
		around: [FILLER, WORKING, SECOND_CHOICE],
		ownIsEnough: false,
		secondChoice: 'always',
	},
	message: TEXT,
	startTime: TEXT,
	endTime: TEXT,
	time: TEXT,
	timezone: TEXT,
};

interface Vocabulary {
	/** Phrases written as one word, with and without their filler words. */
	readonly whole: ReadonlySet<string>;
	/** Phrases that may be a part of a label, `spaced`. */
	readonly parts: readonly string[];
	/** Phrases of one word: a label made only of these is the same thing in several languages. */
	readonly single: ReadonlySet<string>;
	/** All words of all phrases. */
	readonly words: ReadonlySet<string>;
}

const withoutFiller = (words: readonly string[]): readonly string[] =>
	words.filter((word, index) => !FILLER.has(word) && !(index === 0 && /^\d+$/.test(word)));

function vocabularyOf(meaning: LabelMeaning): Vocabulary {
	const phrases = Object.values(LABELS[meaning])
		.flatMap((line) => line.split(', '))
		.map((phrase) => phrase.split(' '));
	// A phrase of which filler leaves one word ("what should we call you") would say too little.
	const cores = phrases.map(withoutFiller).filter((core) => core.length > 1);
	return {
		whole: new Set([...phrases, ...cores].map(compact)),
		parts: phrases.filter((words) => words.length > 1 || RULES[meaning].wordIsEnough).map(spaced),
		single: new Set(phrases.filter((words) => words.length === 1).map(compact)),
		words: new Set(phrases.flat()),
	};
}

const VOCABULARY: Readonly<Record<LabelMeaning, Vocabulary>> = {
	name: vocabularyOf('name'),
	firstName: vocabularyOf('firstName'),
	lastName: vocabularyOf('lastName'),
	email: vocabularyOf('email'),
	phone: vocabularyOf('phone'),
	company: vocabularyOf('company'),
	message: vocabularyOf('message'),
	startTime: vocabularyOf('startTime'),
	endTime: vocabularyOf('endTime'),
	time: vocabularyOf('time'),
	timezone: vocabularyOf('timezone'),
};

/** A word, or its singular. */
const isOneOf = (words: ReadonlySet<string>, word: string): boolean =>
	words.has(word) || (word.endsWith('s') && words.has(word.slice(0, -1)));

const isNumber = (word: string): boolean => /^\d+$/.test(word);

function fit(vocabulary: Vocabulary, words: readonly string[]): number {
	const core = withoutFiller(words);
	if (vocabulary.whole.has(compact(words)) || vocabulary.whole.has(compact(core))) {
		return SCORE.whole;
	}
	const choice = core.filter((word) => !SECOND_CHOICE.has(word) && !isNumber(word));
	if (vocabulary.whole.has(compact(choice))) return SCORE.part;
	if (choice.length > 0 && choice.every((word) => vocabulary.single.has(word))) return SCORE.part;
	const text = spaced(words);
	return vocabulary.parts.some((phrase) => text.includes(phrase)) ? SCORE.part : SCORE.none;
}

type IsKnown = (word: string) => boolean;

/** "your work e-mail": only known words between whose it is and what it is. */
function isOwn(vocabulary: Vocabulary, isKnown: IsKnown, words: readonly string[]): boolean {
	const text = spaced(words);
	return [...vocabulary.parts, ...[...vocabulary.single].map((word) => spaced([word]))]
		.filter((phrase) => text.includes(phrase))
		.some((phrase) => {
			const before = text.slice(0, text.indexOf(phrase)).trim().split(' ');
			const own = before.map((word) => OWN.has(word)).lastIndexOf(true);
			return own >= 0 && before.slice(own).every(isKnown);
		});
}

/** Shorter labels are no sentences. */
const SENTENCE = 5;

/** "Where can we reach you by e-mail?", but not "the e-mail of your accountant". */
function speaksToPerson(isKnown: IsKnown, words: readonly string[]): boolean {
	const namesOther = words.some((word, index) => {
		const next = words.slice(index + 1).find((after) => !FILLER.has(after));
		return (OWN.has(word) || OF.has(word)) && next !== undefined && !isKnown(next);
	});
	return words.length >= SENTENCE && !namesOther && words.some((word) => YOU.has(word));
}

/** Whether the words around a part say nothing else. */
function isClear(meaning: LabelMeaning, { words, main }: Label): boolean {
	const vocabulary = VOCABULARY[meaning];
	const { around, ownIsEnough } = RULES[meaning];
	if (!around) return true;
	const isKnown = (word: string): boolean =>
		vocabulary.words.has(word) || isNumber(word) || around.some((known) => known.has(word));
	if (main.every(isKnown)) return true;
	return ownIsEnough && (isOwn(vocabulary, isKnown, words) || speaksToPerson(isKnown, main));
}

/** A counted label ("E-mail 2") asks for one more of the same. The number that leads a question does not count. */
const isCounted = (words: readonly string[]): boolean =>
	words.some((word, index) => index > 0 && isNumber(word) && Number(word) !== 1);

function isSomebodyElse(meaning: LabelMeaning, { words, owners }: Label): boolean {
	const { not, ownIsEnough } = RULES[meaning];
	// "Whose" tells with people and addresses; "my company's name" is a company all the same.
	if (ownIsEnough && owners.some((owner) => !FILLER.has(owner))) return true;
	return not.some((others) => words.some((word) => isOneOf(others, word)));
}

/**
 * How well a label asks for something.
 *
 * @param typed whether the form says that the answer is of this type (an e-mail question with a free label)
 * @returns 0 for not at all; see `SCORE`
 */
export function labelScore(meaning: LabelMeaning, label: Label, typed: boolean): number {
	if (isSomebodyElse(meaning, label)) return SCORE.none;
	const vocabulary = VOCABULARY[meaning];
	const { secondChoice } = RULES[meaning];
	const { words, main } = label;
	const score = Math.max(fit(vocabulary, words), fit(vocabulary, main));
	if (score < SCORE.whole && !isClear(meaning, label)) return SCORE.none;
	if (score === SCORE.none) return typed ? SCORE.secondChoice : SCORE.none;
	const isSecond = words.some((word) => SECOND_CHOICE.has(word)) || isCounted(words);
	const counts =
		secondChoice === 'always' || (secondChoice === 'unlessWhole' && score < SCORE.whole);
	if (isSecond && counts) return SCORE.secondChoice;
	return score + (words.some((word) => OWN.has(word)) ? SCORE.own : 0);
}
