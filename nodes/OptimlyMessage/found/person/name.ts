import type { Answer } from '../answers/answer';
import type { Reading } from '../label';
import type { NamePart } from '../personField';
import type { ReadAnswer } from '../readAnswer';
import { name } from '../values';
import { termsOf } from '../words/dictionary';
import { besideContact } from './besideContact';
import {
	best,
	candidatesFor,
	isTie,
	lower,
	valueOf,
	type Candidate,
	type Choice,
	type FoundValue,
} from './choice';
import { ID_KEY } from './company';
import { nameByAddress } from './nameByAddress';
import { nameBesidePerson } from './nameBesidePerson';
import { namesThings } from './namesOfThings';
import { nearness } from './numbers';
import type { Surroundings } from './surroundings';
import type { OfPerson } from './whoseRecord';
import { nameOfAddress } from './unlabelledAddresses';
import { wholeName, withoutCompanies, withoutParts } from './wholeName';

const NAME_PARTS = [
	'name',
	'firstName',
	'middleName',
	'lastName',
	'secondLastName',
	'nameSuffix',
	'nickname',
] as const satisfies readonly NamePart[];

/** What is known of the person before the name is looked for. */
interface Contact {
	readonly address: FoundValue | undefined;
	readonly numbers: readonly Candidate[];
	readonly ofPerson: OfPerson;
	readonly around: Surroundings;
}

/** The person's name: put together of its parts, else beside the address, else what an account is called. */
export function findName(reads: readonly ReadAnswer[], contact: Contact): Choice {
	const parts = chosenParts(reads, contact);
	const part = (which: NamePart) => valueOf(parts.get(which));
	// Several first names and one last name: two of a family.
	const several = isTie(parts.get('firstName')) && !part('name');
	const found =
		(several ? undefined : putTogether(reads, part)) ??
		nameOfAddress(contact.address) ??
		(isTie(parts.get('name')) ? undefined : nameByAddress(reads, contact.address)) ??
		part('nickname');
	return found ?? parts.get(several ? 'firstName' : 'name');
}

const HANDLE = /[_\d@#/\\]|^[a-z.]+$/;

/** The best answer for each part of a name. */
function chosenParts(
	reads: readonly ReadAnswer[],
	{ address, numbers, ofPerson, around }: Contact,
): ReadonlyMap<NamePart, Choice> {
	const home = address?.answers[0];
	const isTheirs = besideContact(home, numbers);
	const isBesidePerson = nameBesidePerson(around);
	const isOfThing = namesThings(reads);
	const isOfCharge = ofCharge(reads, home);
	const near = nearness(home, numbers);
	return new Map(
		NAME_PARTS.map((part) => {
			const fitting = ofPerson(candidatesFor(part, reads, name))
				.filter(
					({ answer, read, value }) =>
						isTheirs(answer, read.reading) &&
						isBesidePerson(answer, read.reading) &&
						!isOfThing(answer, read.reading) &&
						!(part === 'name' && namesOrganisation(value)) &&
						!ID_KEY.test(answer.labels[0] ?? '') &&
						!isOfCharge(read) &&
						(part !== 'nickname' || !HANDLE.test(value)),
				)
				.map((one) => ({ ...one, points: one.points + near(one.answer) }));
			const whole =
				part === 'name' ? withoutParts(withoutCompanies(fitting)) : atHomeFirst(fitting, home);
			return [part, best(part === 'firstName' ? withoutInitials(whole) : whole, lower)];
		}),
	);
}

/** Of the first or last names in records of several people the one in the record with the address. */
function atHomeFirst(
	candidates: readonly Candidate[],
	home: Answer | undefined,
): readonly Candidate[] {
	if (home === undefined || home.group === '') return candidates;
	const atHome = candidates.filter(({ answer }) => answer.group === home.group);
	return atHome.length > 0 ? atHome : candidates;
}

const INITIALS = /^(?:\p{Lu}\.\s?)+$/u;

/** Of a Dutch form's "Voorletters" and "Voornaam" the name, when it is there. */
const withoutInitials = (candidates: readonly Candidate[]): readonly Candidate[] => {
	const names = candidates.filter(({ value }) => !INITIALS.test(value));
	return names.length > 0 ? names : candidates;
};

/** "Association des jardins": what an organisation is comes first in its name. */
const namesOrganisation = (value: string): boolean => {
	const words = value.split(' ');
	return words.length > 2 && termsOf(words[0]).some(({ kind }) => kind === 'company');
};

const isOfName = ({ own, above }: Reading): boolean =>
	own.has('name') || own.has('firstName') || own.has('lastName') || above.has('name');

/** Tells a student's name beside a guardian's: it is not that of the one whose address it is. */
function ofCharge(
	reads: readonly ReadAnswer[],
	home: Answer | undefined,
): (read: ReadAnswer) => boolean {
	const isPerhaps = ({ reading }: ReadAnswer): boolean =>
		reading !== undefined &&
		(reading.own.has('perhaps') || reading.above.has('perhaps')) &&
		!reading.own.has('person');
	const thereAreOthers = reads.some(
		({ vetoed, readings, answer }) =>
			vetoed && answer.value !== undefined && readings.some(isOfName),
	);
	const homeIsPerhaps = reads.some((read) => read.answer === home && isPerhaps(read));
	return (read) => isPerhaps(read) && !homeIsPerhaps && thereAreOthers;
}

/** "Jr." is part of a name, a degree no more than the title before it. */
const GENERATION = /^(?:jr|sr|junior|senior|[ivx]+|[2-5](?:nd|rd|th))\.?$/i;

const generation = (suffix: FoundValue | undefined): FoundValue | undefined =>
	suffix && GENERATION.test(suffix.value) ? suffix : undefined;

const KANA = /[\p{scx=Hiragana}\p{scx=Katakana}]/u;

const isSame = (one: FoundValue | undefined, other: FoundValue | undefined): boolean =>
	one !== undefined && one.answers[0] === other?.answers[0];

const holds = (whole: FoundValue | undefined, last: FoundValue | undefined): boolean =>
	last === undefined || whole?.value.toLowerCase().includes(last.value.toLowerCase()) === true;

/** The whole name of its parts, in the order that the languages of the labels and the values have. */
function putTogether(
	reads: readonly ReadAnswer[],
	part: (which: NamePart) => FoundValue | undefined,
): FoundValue | undefined {
	const nameReads = reads.filter(({ answer }) =>
		NAME_PARTS.some((which) => part(which)?.answers.includes(answer)),
	);
	// An empty last name beside it: the name is whole.
	const lastIsEmpty = reads.some(
		({ fits, answer }) =>
			fits.has('lastName') &&
			answer.value === undefined &&
			part('name')?.answers[0]?.group === answer.group,
	);
	// A full name needs no other part.
	const isFull = nameReads.some(
		({ answer, reading }) =>
			reading?.ofPeople === true &&
			part('name')?.answers[0] === answer &&
			part('name')?.value.includes(' ') === true,
	);
	const languages = new Set(nameReads.flatMap(({ reading }) => [...(reading?.languages ?? [])]));
	const isJapanese = reads.some(({ answer }) => answer.labels.some((label) => KANA.test(label)));
	return wholeName(
		{
			name: part('name'),
			first: lastIsEmpty ? undefined : part('firstName'),
			middle: isSame(part('middleName'), part('lastName')) ? undefined : part('middleName'),
			last: isFull && !holds(part('name'), part('lastName')) ? undefined : part('lastName'),
			secondLast: part('secondLastName'),
			suffix: generation(part('nameSuffix')),
		},
		languages,
		isJapanese,
	);
}
