import type { Answer } from '../answers/answer';
import { BESIDE_COMPANY } from '../besideField';
import type { Reading } from '../label';
import { anyOf, around, POINTS } from '../labelPoints';
import type { ReadAnswer } from '../readAnswer';
import { company } from '../values';
import { compactKey } from '../words/wordsOf';
import { best, candidatesFor, lower, type Candidate, type Choice } from './choice';
import { hasLegalForm } from './legalForm';
import { companyBesidePerson } from './nameBesidePerson';
import { isOfCall } from './numberCalled';
import type { Surroundings } from './surroundings';
import { isBelow, type OfPerson } from './whoseRecord';

/** How well a label asks for the person's company; 0: it does not. */
export function companyPoints(reading: Reading): number {
	const { own, above, size } = reading;
	const isCompany =
		own.has('company') || (above.has('company') && own.has('name') && !own.has('person'));
	if (!isCompany) return 0;
	const others = [...own].filter((kind) => !BESIDE_COMPANY.has(kind) && kind !== 'unknown');
	if (others.length > 0 || (anyOf(above, 'thing', 'service') && !own.has('company'))) return 0;
	return POINTS.plain + around(reading) - (size > 6 ? 1 : 0);
}

/** The company of the person whose e-mail address was found. */
export function findCompany(
	reads: readonly ReadAnswer[],
	ofPerson: OfPerson,
	home: Answer | undefined,
	around: Surroundings,
): Choice {
	const isBesidePerson = companyBesidePerson(around);
	const theirs = ofTheirs(ofPerson(candidatesFor('company', reads, company)), reads, home);
	const labelled = theirs.filter(
		({ answer, read }) =>
			!ID_KEY.test(answer.labels[0] ?? '') && isBesidePerson(answer, read.reading),
	);
	return best(labelled, lower);
}

/** "organizationId": the number of one, not what it is called. */
export const ID_KEY = /(?:[a-z]I[dD]|[\s_-]id|^(?:contact|person)id)$/;

/** What the names of companies that somebody can work for begin with, as keys call them: "org" of "organisation", too. */
const EMPLOYER =
	/^(?:company|org|account|employer|business|firm|entreprise|societe|empresa|azienda|bedrijf)/;

/** Records of a booking, in which the company is the one that is booked. */
const OF_BOOKING =
	/^(?:staff|agent|employee|provider|practitioner|stylist|service|motif|resource|branch|location)s?$/i;

/** Records of what a voice agent was set to. */
const SETTINGS = /^dynamic_?variables$/i;

/** The last key of a record's path. */
const lastKey = (group: string): string => group.slice(group.lastIndexOf('.') + 1);

/**
 * Whether it is the business's own: "agency_name" beside "agency_id" is an account at the service that
 * sends this, as is a company with an id in a call, and one beside the client, the staff and the service of a booking is booked.
 */
function isOfBusiness(
	answer: Answer,
	reads: readonly ReadAnswer[],
	home: Answer | undefined,
): boolean {
	const { group, labels, question, line } = answer;
	const [label = ''] = labels;
	if (question || line) return false;
	const stem = /^(.+?)[\s_-]?name$/i.exec(label)?.[1];
	const hasId = (of: string) =>
		reads.some(
			({ answer }) =>
				answer.group === group && compactKey(answer.labels[0] ?? '') === `${compactKey(of)}id`,
		);
	const isEmployer = stem !== undefined && EMPLOYER.test(compactKey(stem));
	const isOfAgent = () => isOfCall(answer, reads) || SETTINGS.test(lastKey(group));
	if (stem !== undefined && hasId(stem) && (!isEmployer || isOfAgent())) return true;
	const isApart = group !== '' && home !== undefined && group !== home.group;
	if (!isApart || isBelow({ ...home, group }, home) || !hasId('')) return false;
	const kinds = new Set(reads.map(({ answer }) => lastKey(answer.group)));
	return [...kinds].filter((key) => OF_BOOKING.test(key)).length > 1;
}

/** Of the companies in an item those that can be that of the person whose e-mail address was found. */
function ofTheirs(
	candidates: readonly Candidate[],
	reads: readonly ReadAnswer[],
	home: Answer | undefined,
): readonly Candidate[] {
	// Once the person's own record asks for a company, filled in or not, one elsewhere is somebody else's.
	const isAskedAtHome = reads.some(
		({ answer, fits }) =>
			fits.has('company') && home !== undefined && home.group !== '' && answer.group === home.group,
	);
	return candidates
		.filter(({ answer }) => !isAskedAtHome || answer.group === home?.group || isBelow(answer, home))
		.filter(({ answer, read: { reading }, value }) => {
			if (!reading) return true;
			// Below a thing, "Company" is the person's when the address is there as well.
			const isOfThing = reading.above.has('thing') || reading.above.has('service');
			if (isOfThing && answer.group !== home?.group) return false;
			if (isOfBusiness(answer, reads, home)) return false;
			// "Company xy" may ask for anything about a company: the value has to be one.
			return reading.unknown === 0 || reading.ownField || hasLegalForm(value);
		});
}
