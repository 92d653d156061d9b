import type { Answer } from './answers/answer';
import { endsUnknown } from './endsUnknown';
import type { Role } from './roles';
import { clausesOf } from './clauses';
import { termsOf, type Term } from './words/dictionary';
import type { Kind } from './words/kinds';
import { remembered } from './words/remembered';
import { compactKey } from './words/wordsOf';

/** What a label and the keys above it say, counted. */
export interface Reading {
	/** Kinds of the label's own words. */
	readonly own: ReadonlySet<Kind | 'unknown'>;
	/** Kinds of the words of the keys above, from the last word for a person on. */
	readonly above: ReadonlySet<Kind | 'unknown'>;
	/** Whose record it is in, as the record says itself. */
	readonly role: Role | undefined;
	/** Own words that no list has. */
	readonly unknown: number;
	/** Words of the keys above that no list has. */
	readonly unknownAbove: number;
	/** "your email": whatever else the label speaks of, this is asked of the one who answers. */
	readonly ownField: boolean;
	/** It asks for a name that only people have. */
	readonly ofPeople: boolean;
	readonly endsUnknown: boolean;
	readonly size: number;
	/** It is the name of a key ("eventDescription"), not words for people. */
	readonly key: boolean;
	/** Languages of the own words that decided. */
	readonly languages: ReadonlySet<string>;
}

/** Kinds that say which one is meant when they stand in brackets: "Name (First)", "E-Mail (privat)". */
const SAYS_WHICH: ReadonlySet<Kind | 'unknown'> = new Set<Kind | 'unknown'>([
	...([
		'firstName',
		'lastName',
		'middleName',
		'work',
		'personal',
		'second',
		'other',
		'mobile',
	] as const),
]);

const ASIDE = /\(([^()]*)\)|\[([^[\]]*)\]|（([^（）]*)）|【([^【】]*)】/g;

/** A label without what stands in brackets, which explains ("we never share it"), unless nothing else is there. */
function withoutAsides(text: string): string {
	if (!/[([（【]/.test(text)) return text;
	const main = text.slice(0, 300).replace(ASIDE, (aside: string) => {
		const terms = termsOf(aside);
		return terms.length > 0 && terms.every(({ kind }) => SAYS_WHICH.has(kind)) ? aside : ' ';
	});
	return /\p{L}/u.test(main) ? main : text;
}

/** What the words of a label are, but those in brackets. */
export const termsOfLabel = remembered((label) => termsOf(withoutAsides(label)));

/** A possessive that names somebody: "Friend's email" is the friend's, "What's your email" nobody's. */
const OWNER = /(?<!\p{L})(\p{L}+)(?:['’`´]s|s['’`´])(?!\p{L})/giu;
const SHORT_FORMS = new Set('what who how it that there here where when let she he'.split(' '));

const MINE: ReadonlySet<Kind | 'unknown'> = new Set<Kind | 'unknown'>([
	'person',
	'company',
	'own',
	'work',
	'perhaps',
	'filler',
]);

/** Whether a label says with an apostrophe that something is somebody's who is not known to be the person. */
function someoneElses(label: string): boolean {
	if (!/['’`´]/.test(label)) return false;
	for (const [, owner = ''] of label.slice(0, 300).matchAll(OWNER)) {
		if (SHORT_FORMS.has(owner.toLowerCase())) continue;
		if (!termsOfLabel(owner).every(({ kind }) => MINE.has(kind))) return true;
	}
	return false;
}

const FIELD: ReadonlySet<Kind | 'unknown'> = new Set<Kind | 'unknown'>([
	...(['email', 'name', 'firstName', 'lastName', 'phone', 'mobile', 'company'] as const),
]);
const BETWEEN: ReadonlySet<Kind | 'unknown'> = new Set<Kind | 'unknown'>([
	...(['filler', 'work', 'personal', 'second', 'person', 'own'] as const),
]);

/**
 * Whether "your" stands right before a field, with nothing between that could be the owner, or ends
 * the label behind one ("numele tău", "nama Anda").
 */
function saysYourField(terms: readonly Term[]): boolean {
	if (!terms.some(({ kind }) => kind === 'own' || kind === 'askedName')) return false;
	const kinds = terms.map(({ kind }) => kind);
	return kinds.some((kind, index) => {
		// "¿Cómo se llama tu hijo?" asks for somebody else's.
		if (kind === 'askedName')
			return kinds.slice(index + 1).every((one) => BETWEEN.has(one) || FIELD.has(one));
		if (kind !== 'own') return false;
		const next = kinds.slice(index + 1).find((one) => !BETWEEN.has(one));
		if (next !== undefined) return FIELD.has(next);
		const before = kinds.slice(0, index).filter((one) => one !== 'filler');
		return FIELD.has(before[before.length - 1] ?? 'unknown');
	});
}

function kindsOf(terms: readonly Term[]): Set<Kind | 'unknown'> {
	const kinds = new Set<Kind | 'unknown'>();
	for (const { kind } of terms) kinds.add(kind === 'askedName' ? 'name' : kind);
	return kinds;
}

const unknownIn = (terms: readonly Term[]): number =>
	terms.filter(({ kind }) => kind === 'unknown').length;

const SAYS_WHOSE: ReadonlySet<Kind | 'unknown'> = new Set<Kind | 'unknown'>([
	...(['other', 'person', 'perhaps', 'company', 'work', 'second'] as const),
]);

/** Records of a postal address: whoever is named there lives there. */
const ADDRESSES: ReadonlySet<string> = new Set([
	...['address', 'addresses', 'postaladdress', 'streetaddress', 'primaryaddress', 'homeaddress'],
]);

/** The place of the last word for a person; -1 when there is none. */
function lastPerson(terms: readonly Term[]): number {
	let last = terms.length - 1;
	while (last >= 0 && terms[last].kind !== 'person' && terms[last].kind !== 'perhaps') last -= 1;
	return last;
}

/** The words of the keys above an answer. Before the last word for a person nothing counts but other people. */
function above(parents: readonly string[]): readonly Term[] {
	const all = parents.flatMap((parent) => {
		if (ADDRESSES.has(compactKey(parent))) return [];
		// "toNonprofit": whom something goes to.
		if (/^to(?:_[a-z]|[A-Z])/.test(parent)) return [{ kind: 'other' as const }];
		// "mautic.form_on_submit" names what happened, and may name whose it is.
		return termsOfLabel(parent).filter(({ kind }) => !parent.includes('.') || SAYS_WHOSE.has(kind));
	});
	const last = lastPerson(all);
	return last < 0 ? all : all.filter(({ kind }, index) => index >= last || kind === 'other');
}

/** Kinds of words that no field is asked with alone. */
const SAYS_NOTHING: ReadonlySet<Kind | 'unknown'> = new Set<Kind | 'unknown'>([
	'filler',
	'unknown',
]);

/** Whether a sentence asks the one who answers for a field and for nothing else. */
const isPlainAsk = (terms: readonly Term[]): boolean =>
	terms.some(({ kind }) => kind === 'own' || kind === 'askedName') &&
	terms.some(({ kind }) => FIELD.has(kind) || kind === 'askedName') &&
	terms.every(
		({ kind }) =>
			FIELD.has(kind) || kind === 'askedName' || (BETWEEN.has(kind) && kind !== 'second'),
	);

const END_OF_SENTENCE = /[.!?;:,\n¿¡…。！？、，；：؟،·–—]/u;

/** Whether letters stand behind the end of a sentence, or of a part of one. */
function isOfSentences(label: string): boolean {
	const end = label.search(END_OF_SENTENCE);
	return end >= 0 && /\p{L}/u.test(label.slice(end + 1));
}

/**
 * The words of a label that decide. Of several sentences ("Nice to meet you! What's your name?") the
 * only one that asks for a field and for nothing else, when some of the words around it are not known.
 */
function decisiveTerms(label: string): readonly Term[] {
	const all = termsOfLabel(label);
	if (
		!isOfSentences(label) ||
		!all.some(({ kind }) => kind === 'unknown') ||
		all.some(({ kind }) => kind === 'other')
	)
		return all;
	const parts = clausesOf(label);
	if (parts.length < 2) return all;
	const clauses = parts.map(termsOfLabel);
	const asking = clauses.filter((clause) => clause.some(({ kind }) => !SAYS_NOTHING.has(kind)));
	const plain = asking.filter(isPlainAsk);
	return plain.length === 1 ? plain[0] : all;
}

/**
 * "ticket_contact_name", "Event attendee email": what stands before the last word for the person does
 * not count, unless it is another person, as long as the field comes behind it.
 */
function fromPerson(terms: readonly Term[]): readonly Term[] {
	const last = lastPerson(terms);
	if (last < 1 || !terms.slice(last).some(({ kind }) => FIELD.has(kind))) return terms;
	return terms.filter(({ kind }, index) => index >= last || !BEFORE_PERSON.has(kind));
}

/** What the record is that names the person. */
const BEFORE_PERSON: ReadonlySet<Kind | 'unknown'> = new Set<Kind | 'unknown'>([
	...(['unknown', 'thing', 'matter', 'service', 'when', 'company'] as const),
]);

const NONE: ReadonlySet<string> = new Set();

const languagesOf = (terms: readonly Term[]): ReadonlySet<string> => {
	const languages = terms.flatMap(({ language }) => (language === undefined ? [] : [language]));
	return languages.length === 0 ? NONE : new Set(languages);
};

/** Reads one label of an answer together with the keys above it. */
export function readLabel(label: string, answer: Answer): Reading {
	const own = fromPerson(decisiveTerms(label));
	const overhead = above(answer.parents);
	const kinds = kindsOf(own);
	const ownField = saysYourField(own);
	if (ownField) kinds.delete('other');
	if (someoneElses(label)) kinds.add('other');
	const over = kindsOf(overhead);
	return {
		own: kinds,
		above: over,
		role: answer.role,
		unknown: unknownIn(own),
		unknownAbove: unknownIn(overhead),
		ownField,
		ofPeople: own.some(({ ofPeople }) => ofPeople),
		endsUnknown: endsUnknown(own),
		size: own.length,
		key: !/[\s?？:：]/.test(label.trim()) && /^[\x20-\x7e]*$/.test(label),
		get languages() {
			return languagesOf(own);
		},
	};
}

/** Whether the label or the record says that it is about another person. */
export const isSomebodyElses = ({ own, above, role }: Reading): boolean =>
	own.has('other') || above.has('other') || role === 'other';
