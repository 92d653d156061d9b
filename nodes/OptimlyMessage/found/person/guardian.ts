import type { Answer } from '../answers/answer';
import { fieldsOfAnswer } from '../fieldsOfAnswer';
import type { FoundField } from '../found';
import { labelReader } from '../label';
import type { ReadAnswer } from '../readAnswer';
import { email } from '../values';
import {
	FATHER_WORDS,
	GUARDIAN_BESIDE_ITS_LANGUAGE,
	GUARDIAN_WORDS,
	MOTHER_WORDS,
	NO_GUARDIAN_WORDS,
} from '../words/guardianWords';
import { termsOf } from '../words/dictionary';
import type { Kind } from '../words/kinds';
import type { Phrases } from '../words/phrases';
import { remembered } from '../words/remembered';
import { spaced, wordsOf } from '../words/wordsOf';
import type { FoundValue } from './choice';
import { personIn, type FoundPerson } from './personIn';

type Who = 'guardian' | 'mother' | 'father';

interface Phrase {
	readonly who: Who;
	/** With spaces around it, where the script has spaces between words. */
	readonly text: string;
	/** Of which another word has to stand in the label. */
	readonly language?: string;
}

/** A label that asks for something of a guardian's. */
interface OfGuardian {
	readonly who: Who;
	/** Which of several: "parent 2". */
	readonly number: number;
	/** The label as it would ask for the same of the person. */
	readonly label: string;
}

const SPACELESS = /[\p{scx=Han}\p{scx=Hangul}\p{scx=Thai}]/u;

/** Phrases as they stand in `spaced(wordsOf(label))`. */
const phrasesIn = (table: Phrases): readonly string[] =>
	Object.values(table)
		.flatMap((list) => list.split(', '))
		.map((phrase) => spaced(wordsOf(phrase)))
		.map((phrase) => (SPACELESS.test(phrase) ? phrase.trim() : phrase));

const TABLES: ReadonlyArray<readonly [Who, Phrases]> = [
	['guardian', GUARDIAN_WORDS],
	['mother', MOTHER_WORDS],
	['father', FATHER_WORDS],
];

let known:
	| { readonly guardians: readonly Phrase[]; readonly others: readonly string[] }
	| undefined;

/** The phrases of all languages, the longest first. */
const phrases = () =>
	(known ??= {
		guardians: TABLES.flatMap(([who, table]) =>
			phrasesIn(table).map((text): Phrase => ({ who, text })),
		)
			.concat(
				Object.entries(GUARDIAN_BESIDE_ITS_LANGUAGE).flatMap(([language, list]) =>
					phrasesIn({ [language]: list }).map((text) => ({ who: 'guardian', text, language })),
				),
			)
			.sort((one, other) => other.text.length - one.text.length),
		others: phrasesIn(NO_GUARDIAN_WORDS),
	});

const NUMBER = /^ (\d{1,2}) /;
const ORDINAL = / (first|second|1 st|2 nd) $/;

function numberOf(before: string, behind: string): number {
	const [, ordinal] = ORDINAL.exec(before) ?? [];
	if (ordinal !== undefined) return /^(?:first|1)/.test(ordinal) ? 1 : 2;
	return Number(NUMBER.exec(behind)?.[1] ?? 0);
}

/** "parentMessage", "parent company", "parent_folder": what a message, a company or a thing belongs to. */
const OF_NOBODY: ReadonlySet<string> = new Set<Kind>([
	...(['message', 'weakMessage', 'company', 'thing', 'container', 'matter', 'service'] as const),
]);

/** "Parent / legal guardian": the other words for the same person. */
const withoutPhrases = (words: string, all: readonly Phrase[]): string =>
	all.reduce(
		(left, { text, language }) => (language === undefined ? left.replace(text, ' ') : left),
		words,
	);

/** Reads a label or key that asks for something of a guardian's; `who` is missing in all others. */
const read = remembered((label): Partial<OfGuardian> => {
	const words = spaced(wordsOf(label));
	const { guardians, others } = phrases();
	const found = guardians.find(
		({ text, language }) =>
			words.includes(text) &&
			(language === undefined ||
				termsOf(words.replace(text, ' ')).some((term) => term.language === language)),
	);
	if (!found || others.some((other) => words.includes(other))) return {};
	const at = words.indexOf(found.text);
	const [before, behind] = [`${words.slice(0, at)} `, ` ${words.slice(at + found.text.length)}`];
	const number = numberOf(before, behind);
	const rest = withoutPhrases(
		`${before.replace(ORDINAL, ' ')}contact${behind.replace(NUMBER, ' ')}`,
		guardians,
	);
	if (termsOf(rest).some(({ kind }) => OF_NOBODY.has(kind))) return {};
	// What was a key stays one.
	const between = /\s/.test(label.trim()) ? ' ' : '_';
	return { who: found.who, number, label: rest.trim().replace(/ +/g, between) };
});

/** An answer about a guardian, read as if it were about the person. */
interface GuardiansAnswer extends Pick<OfGuardian, 'who' | 'number'> {
	readonly answer: Answer;
	readonly original: Answer;
}

function ofGuardian(original: Answer): readonly GuardiansAnswer[] {
	const asked = [...original.labels.slice(0, 1), ...original.parents].map(read);
	const guardian = asked.find(({ who }) => who !== undefined);
	if (guardian?.who === undefined) return [];
	const [first, ...others] = original.labels;
	const answer = {
		...original,
		role: undefined,
		labels: first === undefined ? [] : [read(first).label ?? first, ...others],
		parents: original.parents.map((parent) => read(parent).label ?? parent),
	};
	return [{ who: guardian.who, number: guardian.number ?? 0, answer, original }];
}

const OF_CONTACT = ['name', 'email', 'phone'] as const satisfies readonly FoundField[];

const isContact = (field: FoundField): boolean => OF_CONTACT.some((one) => one === field);

/** What was found of one guardian, in the item's own answers. */
function contactOf(answers: readonly GuardiansAnswer[]): ReadonlyMap<FoundField, FoundValue> {
	const terms = labelReader();
	const { fields } = personIn(answers.map(({ answer }) => fieldsOfAnswer(answer, terms)));
	const originals = new Map(answers.map(({ answer, original }) => [answer, original]));
	return new Map(
		[...fields]
			.filter(([field]) => isContact(field))
			.map(([field, found]) => [
				field,
				{ ...found, answers: found.answers.map((answer) => originals.get(answer) ?? answer) },
			]),
	);
}

interface Guardian extends Pick<OfGuardian, 'who' | 'number'> {
	readonly contact: ReadonlyMap<FoundField, FoundValue>;
}

/** All guardians that answers are about, by who they are and their number. */
function guardiansIn(reads: readonly ReadAnswer[]): readonly Guardian[] {
	const guardians = new Map<string, GuardiansAnswer[]>();
	for (const one of reads.flatMap(({ answer }) => ofGuardian(answer))) {
		const which = `${one.who} ${one.number}`;
		guardians.set(which, [...(guardians.get(which) ?? []), one]);
	}
	return [...guardians.values()]
		.map((answers) => ({ ...answers[0], contact: contactOf(answers) }))
		.sort((one, other) => one.number - other.number);
}

/** The one guardian of whom these fields are known, the first where they are numbered; of several others none. */
function theGuardian(
	guardians: readonly Guardian[],
	...fields: readonly FoundField[]
): Guardian['contact'] | undefined {
	const known = guardians.filter(({ contact }) => fields.every((field) => contact.has(field)));
	return new Set(known.map(({ who }) => who)).size === 1 ? known[0].contact : undefined;
}

const hasAddress = ({ answer }: ReadAnswer): boolean =>
	answer.value !== undefined && email(answer.value) !== undefined;

/** What is taken of a guardian; undefined where the person can be reached, or has a name of their own. */
function takenOfGuardian(
	person: FoundPerson,
	reads: readonly ReadAnswer[],
): Guardian['contact'] | undefined {
	const { fields } = person;
	const isReached = fields.has('email') || reads.some((one) => !one.vetoed && hasAddress(one));
	if ((isReached || fields.has('phone')) && !reads.some(isOfPerson)) {
		const [guardian, ...others] = guardiansIn(reads);
		// "Parent's name", "Email": there is nobody else whose address it could be.
		const isTheirs =
			guardian?.who === 'guardian' &&
			others.length === 0 &&
			guardian.contact.has('name') &&
			!guardian.contact.has('email') &&
			!(guardian.contact.has('phone') && fields.has('phone'));
		if (isTheirs) return guardian.contact;
	}
	if (isReached) return undefined;
	if (reads.some(hasAddress)) return theGuardian(guardiansIn(reads), 'name', 'email');
	return fields.has('phone') ? undefined : theGuardian(guardiansIn(reads), 'name', 'phone');
}

const isStudents = ({ reading }: ReadAnswer): boolean =>
	reading?.own.has('perhaps') === true || reading?.above.has('perhaps') === true;

/** A name that is not a student's, who does not fill in forms beside a guardian, or how to reach the student. */
function isOfPerson(read: ReadAnswer): boolean {
	const { vetoed, fits, answer } = read;
	if (vetoed || answer.value === undefined) return false;
	const isName = fits.has('name') || fits.has('firstName') || fits.has('lastName');
	const isContact = fits.has('email') || fits.has('phone');
	return isStudents(read) ? isContact : isName;
}

/**
 * The person, or the guardian who filled in a form for a child: where nobody else can be reached, and the
 * guardian has both a name and an address or number; or where only the guardian has a name.
 */
export function personOrGuardian(reads: readonly ReadAnswer[]): FoundPerson {
	const person = personIn(reads);
	const guardian = takenOfGuardian(person, reads);
	if (!guardian) return person;
	// What is theirs stays beside a guardian of whom no more is known.
	const isReplaced = (field: FoundField): boolean =>
		guardian.has('email') ? isContact(field) : field === 'name' || guardian.has(field);
	const others = [...person.fields].filter(([field]) => !isReplaced(field));
	return {
		fields: new Map([...others, ...guardian]),
		problems: person.problems.filter(({ field }) => !isReplaced(field)),
	};
}
