import type { Steps } from '../../../shared/breaks';
import type { ReadAnswer } from '../readAnswer';
import type { FoundField, FoundProblem } from '../found';
import { isTie, type Choice, type FoundValue } from './choice';
import { findCompany } from './company';
import { findEmail, labelledAddresses } from './email';
import { findMessageIn } from './message';
import { findName } from './name';
import { findPhone, numbersOf, withArea, withCountry } from './phone';
import { recordsOf } from './whoseRecord';
import { saidByStaff } from './saidByStaff';
import { surroundings } from './surroundings';
import { textBesidePerson } from './textBesidePerson';

/** What was found about a person, and what could not be told apart. */
export interface FoundPerson {
	readonly fields: ReadonlyMap<FoundField, FoundValue>;
	readonly problems: readonly FoundProblem[];
}

/** Longest label in words for users. */
const MAX_SHOWN = 80;

/**
 * Finds a person among answers that were read: by what the service says, then by labels, then by
 * the form of the values. Two that fit equally well are a problem, not a guess.
 */
export function* personIn(reads: readonly ReadAnswer[]): Steps<FoundPerson> {
	const problems: FoundProblem[] = [];
	const chosen = (field: FoundField, choice: Choice): FoundValue | undefined => {
		if (!isTie(choice)) return choice;
		const shown = [...new Set(choice.tie.map(({ answer }) => answer.shown))];
		const labels = shown.map((label) => `'${label.slice(0, MAX_SHOWN)}'`).join(' or ');
		problems.push({
			field,
			words: `could be ${labels}: they differ and nothing says which one is meant`,
			candidates: shown,
		});
		return undefined;
	};

	const address = chosen('email', findEmail(reads));
	const home = address?.answers[0];
	const ofPerson = recordsOf(address, labelledAddresses(reads));
	yield;
	const numbers = numbersOf(reads, ofPerson, home);
	yield;
	const around = surroundings(reads, address, numbers);
	yield;
	const name = chosen('name', findName(reads, { address, numbers, ofPerson, around }));
	yield;
	const number = chosen('phone', findPhone(numbers));
	yield;
	const company = chosen('company', findCompany(reads, ofPerson, home, around));

	yield;
	const used = new Set([address, name, number, company].flatMap((found) => found?.answers ?? []));
	const isOfStaff = saidByStaff(reads);
	const isBesidePerson = textBesidePerson(around);
	yield;
	const message = findMessageIn(
		reads.filter(
			(read) => !used.has(read.answer) && !isOfStaff(read.answer) && isBesidePerson(read),
		),
	);
	yield;

	const fields: ReadonlyArray<readonly [FoundField, FoundValue | undefined]> = [
		['name', name],
		['email', address],
		['phone', number && withCountry(withArea(number, reads), reads)],
		['company', company],
		['message', message],
	];
	return {
		fields: new Map(fields.flatMap(([field, found]) => (found ? [[field, found] as const] : []))),
		problems,
	};
}
