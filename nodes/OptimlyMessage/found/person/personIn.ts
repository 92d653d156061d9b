import type { Answer } from '../answers/answer';
import type { ReadAnswer } from '../candidates';
import type { FoundField, FoundProblem } from '../found';
import type { Reading } from '../label';
import { company, email, name, phone } from '../values';
import { besideContact } from './besideContact';
import { isBelow, ofTheirs } from './companies';
import { namesThings } from './namesOfThings';
import { nearness, withoutInstitutions, withoutShortForms } from './numbers';
import { withoutHosts } from './othersInList';
import { saidByStaff } from './saidByStaff';
import { nameByAddress } from './nameByAddress';
import { nameOfAddress, unlabelledAddresses } from './unlabelledAddresses';
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
import { fullName, withoutCompanies, withoutParts } from './fullName';
import { messageIn } from './messageIn';
import { digits, ofPhone, withCountry } from './phone';

/** What was found about a person, and what could not be told apart. */
export interface FoundPerson {
	readonly fields: ReadonlyMap<FoundField, FoundValue>;
	readonly problems: readonly FoundProblem[];
}

/** What stands in one record with the address is more likely the same person's. */
const SAME_RECORD = 4;

const isOfName = ({ own, above }: Reading): boolean =>
	own.has('name') || own.has('firstName') || own.has('lastName') || above.has('name');

const isSame = (one: FoundValue | undefined, other: FoundValue | undefined): boolean =>
	one !== undefined && one.answers[0] === other?.answers[0];

const KANA = /[\p{scx=Hiragana}\p{scx=Katakana}]/u;

const NAME_PARTS = [
	'name',
	'firstName',
	'middleName',
	'lastName',
	'secondLastName',
	'nameSuffix',
	'nickname',
] as const;

const HANDLE = /[_\d@#/\\]/;

/** "contactId", "person_id": an id is no name. */
const ID_KEY = /(?:[a-z]I[dD]|[\s_-]id|^(?:contact|person)id)$/;

/**
 * Finds a person among answers that were read: by what the service says, then by labels, then by
 * the form of the values. Two that fit equally well are a problem, not a guess.
 */
export function personIn(reads: readonly ReadAnswer[]): FoundPerson {
	const problems: FoundProblem[] = [];
	const refuse = (field: FoundField, choice: Choice): FoundValue | undefined => {
		if (!isTie(choice)) return choice;
		const shown = [...new Set(choice.tie.map(({ answer }) => answer.shown))];
		problems.push({
			field,
			words: `could be ${shown.map((label) => `'${label.slice(0, 80)}'`).join(' or ')}: they differ and nothing says which one is meant`,
			candidates: shown,
		});
		return undefined;
	};

	const labelled = candidatesFor('email', reads, email);
	const address = refuse(
		'email',
		best(labelled.length > 0 ? withoutHosts(labelled, reads) : unlabelledAddresses(reads), lower),
	);
	const home = address?.answers[0];

	// Records with an address of their own that is not this one are other people's.
	const strangers = new Set(
		labelled
			.filter(
				({ value, answer }) =>
					home && lower(value) !== lower(address.value) && answer.group !== home.group,
			)
			.map(({ answer }) => answer.group),
	);
	const inStrangers = ({ group }: Answer): boolean =>
		strangers.has(group) ||
		[...strangers].some(
			(stranger) =>
				stranger !== '' &&
				home !== undefined &&
				group.startsWith(`${stranger}.`) &&
				!home.group.startsWith(stranger),
		);
	// Where the same address stands beside the answers, too, what is with it is the person's.
	const atHome = new Set(
		labelled
			.filter(
				({ value, answer }) => home && answer.context && lower(value) === lower(address.value),
			)
			.map(({ answer }) => answer.group),
	);
	const ofPerson = (candidates: readonly Candidate[]): readonly Candidate[] =>
		candidates
			.filter(({ answer }) => !inStrangers(answer))
			// A name beside the answers is the form's or the event's, unless the address is there as well.
			.filter(
				({ answer }) =>
					!answer.context ||
					home?.context === true ||
					atHome.has(answer.group) ||
					isBelow(answer, home),
			)
			.map((candidate) => ({
				...candidate,
				points:
					candidate.points +
					(home !== undefined && candidate.answer.group === home.group ? SAME_RECORD : 0),
			}));

	// Beside a guardian's name, a student's is not that of the one whose address it is.
	const perhaps = ({ reading }: ReadAnswer): boolean =>
		reading !== undefined &&
		(reading.own.has('perhaps') || reading.above.has('perhaps')) &&
		!reading.own.has('person');
	const namesOfOthers = reads.some(
		({ vetoed, readings, answer }) =>
			vetoed && answer.value !== undefined && readings.some(isOfName),
	);
	const homePerhaps = reads.some((read) => read.answer === home && perhaps(read));

	const numbers = withoutInstitutions(
		withoutShortForms(ofPhone(ofPerson(candidatesFor('phone', reads, phone)))),
		reads,
		home,
	);
	const isTheirs = besideContact(home, numbers);
	const isOfThing = namesThings(reads);
	const near = nearness(home, numbers);

	const parts = new Map(
		NAME_PARTS.map((part) => {
			const fitting = ofPerson(candidatesFor(part, reads, name))
				.filter(
					({ answer, read, value }) =>
						isTheirs(answer, read.reading) &&
						!isOfThing(answer, read.reading) &&
						!ID_KEY.test(answer.labels[0] ?? '') &&
						(!perhaps(read) || homePerhaps || !namesOfOthers) &&
						(part !== 'nickname' || !HANDLE.test(value)),
				)
				.map((one) => ({ ...one, points: one.points + near(one.answer) }));
			return [
				part,
				best(part === 'name' ? withoutParts(withoutCompanies(fitting)) : fitting, lower),
			] as const;
		}),
	);
	const part = (which: (typeof NAME_PARTS)[number]) => valueOf(parts.get(which));
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
	const languages = new Set(nameReads.flatMap(({ reading }) => [...(reading?.languages ?? [])]));
	const japanese = reads.some(({ answer }) => answer.labels.some((label) => KANA.test(label)));
	// Several first names and one last name: two of a family.
	const several = isTie(parts.get('firstName')) && !part('name');
	const wholeName =
		fullName(
			several
				? {}
				: {
						name: part('name'),
						first: lastIsEmpty ? undefined : part('firstName'),
						middle: isSame(part('middleName'), part('lastName')) ? undefined : part('middleName'),
						last: part('lastName'),
						secondLast: part('secondLastName'),
						suffix: part('nameSuffix'),
					},
			languages,
			japanese,
		) ??
		nameOfAddress(address) ??
		(isTie(parts.get('name')) ? undefined : nameByAddress(reads, address)) ??
		part('nickname');
	if (wholeName === undefined) refuse('name', parts.get(several ? 'firstName' : 'name'));

	const number = refuse('phone', best(numbers, digits));
	const firms = ofTheirs(ofPerson(candidatesFor('company', reads, company)), reads, home);
	const firm = refuse('company', best(firms, lower));
	const isOfStaff = saidByStaff(reads);
	const used = new Set([address, wholeName, number, firm].flatMap((found) => found?.answers ?? []));

	const fields: ReadonlyArray<readonly [FoundField, FoundValue | undefined]> = [
		['name', wholeName],
		['email', address],
		['phone', number && withCountry(number, reads)],
		['company', firm],
		['message', messageIn(reads.filter(({ answer }) => !used.has(answer) && !isOfStaff(answer)))],
	];
	return {
		fields: new Map(fields.flatMap(([field, found]) => (found ? [[field, found] as const] : []))),
		problems,
	};
}
