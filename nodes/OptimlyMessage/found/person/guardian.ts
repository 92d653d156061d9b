import { atOnce, type Steps } from '../../../shared/breaks';
import type { Answer } from '../answers/answer';
import { fieldsOfAnswer } from '../fieldsOfAnswer';
import type { FoundField } from '../found';
import type { Reading } from '../label';
import { isOfThing } from '../labelPoints';
import type { ReadAnswer } from '../readAnswer';
import { email } from '../values';
import type { FoundValue } from './choice';
import { inFull, namedInFull, readGuardian, type OfGuardian } from './guardianLabel';
import { personIn, type FoundPerson } from './personIn';
import { saysAny } from './surroundings';

/** An answer about a guardian, read as if it were about the person. */
interface GuardiansAnswer extends Pick<OfGuardian, 'who' | 'number' | 'word'> {
	readonly answer: Answer;
	readonly original: Answer;
}

/** @param languages in which the form names the guardian in full */
function ofGuardian(original: Answer, languages: ReadonlySet<string>): readonly GuardiansAnswer[] {
	const read = (label: string) => readGuardian(inFull(label, languages));
	const asked = [...original.labels.slice(0, 1), ...original.parents].map(read);
	const guardian = asked.find(({ who }) => who !== undefined);
	if (guardian?.who === undefined) return [];
	const { who, number = 0, word = '' } = guardian;
	const [first, ...others] = original.labels;
	const answer = {
		...original,
		role: undefined,
		labels: first === undefined ? [] : [read(first).label ?? first, ...others],
		parents: original.parents.map((parent) => read(parent).label ?? parent),
	};
	return [{ who, number, word, answer, original }];
}

const OF_CONTACT = ['name', 'email', 'phone'] as const satisfies readonly FoundField[];

const isContact = (field: FoundField): boolean => OF_CONTACT.some((one) => one === field);

/** What was found of one guardian, in the item's own answers. */
function contactOf(answers: readonly GuardiansAnswer[]): ReadonlyMap<FoundField, FoundValue> {
	const { fields } = atOnce(personIn(answers.map(({ answer }) => fieldsOfAnswer(answer))));
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

const by = <T>(all: readonly T[], key: (one: T) => string): readonly (readonly T[])[] => [
	...all
		.reduce(
			(groups, one) => groups.set(key(one), [...(groups.get(key(one)) ?? []), one]),
			new Map<string, T[]>(),
		)
		.values(),
];

/**
 * The contact that these answers are about. "Parent's name" beside "Guardian's name" and "Guardian's phone":
 * two people whom a form tells apart, of whom one can be reached.
 */
function contactOfOne(answers: readonly GuardiansAnswer[]): Guardian['contact'] {
	const contact = contactOf(answers);
	if (contact.has('name')) return contact;
	const reached = by(answers, ({ word }) => word)
		.map(contactOf)
		.filter((one) => one.has('name') && (one.has('email') || one.has('phone')));
	return reached.length === 1 ? reached[0] : contact;
}

/** All guardians that answers are about, by who they are and their number. */
function* guardiansIn(reads: readonly ReadAnswer[]): Steps<readonly Guardian[]> {
	const languages = namedInFull(reads);
	const answers: GuardiansAnswer[] = [];
	for (const { answer } of reads) {
		yield;
		answers.push(...ofGuardian(answer, languages));
	}
	yield;
	return by(answers, ({ who, number }) => `${who} ${number}`)
		.map((ofOne) => ({ ...ofOne[0], contact: contactOfOne(ofOne) }))
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

/** "School email" beside the guardian's own: nobody who asks is reached there. */
const isOfPlace = ({ readings }: ReadAnswer): boolean => readings.some(({ own }) => isOfThing(own));

/** What is taken of a guardian; undefined where the person can be reached, or has a name of their own. */
function* takenOfGuardian(
	person: FoundPerson,
	reads: readonly ReadAnswer[],
): Steps<Guardian['contact'] | undefined> {
	const { fields } = person;
	const home = fields.get('email')?.answers[0];
	const isReached = reads.some(
		(one) => !isOfPlace(one) && (one.answer === home || (!one.vetoed && hasAddress(one))),
	);
	if ((isReached || fields.has('phone')) && !reads.some(isOfPerson)) {
		const [guardian, ...others] = yield* guardiansIn(reads);
		const isSameOrOne = (field: FoundField): boolean => {
			const [theirs, persons] = [guardian?.contact.get(field), fields.get(field)];
			return !theirs || (!persons && field === 'phone') || theirs.value === persons?.value;
		};
		// "Parent's name", "Email": there is nobody else whose address it could be.
		const isTheirs =
			guardian?.who === 'guardian' &&
			others.length === 0 &&
			guardian.contact.has('name') &&
			isSameOrOne('email') &&
			isSameOrOne('phone');
		if (isTheirs) return guardian.contact;
	}
	if (isReached) return undefined;
	if (reads.some(hasAddress)) return theGuardian(yield* guardiansIn(reads), 'name', 'email');
	if (fields.has('phone')) return undefined;
	return theGuardian(yield* guardiansIn(reads), 'name', 'phone');
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

/** Whether a label says of nobody else whose number it asks for. */
const isOfWriter = (reading: Reading | undefined): boolean =>
	reading?.own.has('own') === true ||
	(reading?.unknown === 0 && !saysAny(reading, 'person', 'perhaps'));

/**
 * The person, or the guardian who filled in a form for a child: where nobody else can be reached, and the
 * guardian has both a name and an address or number; or where only the guardian has a name.
 */
export function* personOrGuardian(reads: readonly ReadAnswer[]): Steps<FoundPerson> {
	const person = yield* personIn(reads);
	const guardian = yield* takenOfGuardian(person, reads);
	if (!guardian) return person;
	const phone = person.fields.get('phone')?.answers[0];
	// "Phone" and "Your phone" are those of whoever fills in the form, and that is the guardian.
	const isAsked = reads.some(({ answer, reading }) => answer === phone && isOfWriter(reading));
	// What is theirs stays beside a guardian of whom no more is known.
	const isReplaced = (field: FoundField): boolean => {
		if (guardian.has(field) || field === 'name') return true;
		return guardian.has('email') && isContact(field) && !(field === 'phone' && isAsked);
	};
	const others = [...person.fields].filter(([field]) => !isReplaced(field));
	return {
		fields: new Map([...others, ...guardian]),
		problems: person.problems.filter(({ field }) => !isReplaced(field)),
	};
}
