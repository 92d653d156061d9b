import { atOnce, type Steps } from '../../shared/breaks';
import { answersIn } from './answers/answersIn';
import { companyAndPerson } from './answers/companyAndPerson';
import { appointmentIn } from './appointment/appointmentIn';
import { fieldsOfAnswer } from './fieldsOfAnswer';
import type { ReadAnswer } from './readAnswer';
import type { Found, FoundField, Scalar } from './found';
import { emails } from './messengers/emails';
import type { FoundValue } from './person/choice';
import { personOrGuardian } from './person/guardian';
import { withGuardiansMessage } from './person/guardiansMessage';
import { isPlainRecord, plainInput, type Plain } from './plainInput';
import { restOf } from './rest';
import { saidIn } from './said';
import { serviceOf } from './submissionIds';
import { submissionPart } from './submissionPart';
import { cutText } from './text';
import { dictionary } from './words/dictionary';
import { compactKey } from './words/wordsOf';

export type { Found, FoundField, FoundMessage, FoundProblem, Scalar } from './found';
export { findMessage, findMessageInSteps } from './findMessage';

const MAX_SEEN_KEYS = 50;
/** A name is made of up to three answers. */
const MAX_PLACES = 3;
const MAX_SEEN_KEY_LENGTH = 80;

/** Fields whose answers are handed on under their own labels, too. */
const STAYS: ReadonlySet<FoundField> = new Set<FoundField>(['purpose', 'preferredChannel']);

const cutKey = (shown: string): string => cutText(shown, MAX_SEEN_KEY_LENGTH);

const withoutDoubles = (texts: readonly string[]): readonly string[] => [
	...new Set(texts.filter((text) => text !== '')),
];

function placesOf({ answers, by }: FoundValue): string {
	const places = withoutDoubles(answers.map(({ shown }) => cutKey(shown))).slice(0, MAX_PLACES);
	return `${places.join(' + ')} (${by})`;
}

/** Whether an item is an e-mail. */
const isEmail = (part: Plain): boolean =>
	isPlainRecord(part) && emails.some(({ read }) => read(part) !== undefined);

/** Keys with the time at which a message was sent: nobody asked to meet then. */
const SENT: ReadonlySet<string> = new Set(
	'date datetime time timestamp ts eventts sentat senttime sentdatetime receivedat receiveddatetime receivedtime internaldate editdate messagetimestamp createdat createddatetime eventtime sentatdate dateutc'.split(
		' ',
	),
);

const saysWhenSent = ({ answer }: ReadAnswer): boolean =>
	!answer.line && !answer.question && SENT.has(compactKey(answer.labels[0] ?? ''));

/** What a service says of its event and its records; no answer of anybody. */
const TECHNICAL: ReadonlySet<string> = new Set(
	'event eventtype triggerevent eventid id ids vid formid adid adgroupid adsetid campaignid pageid createdtime createdat updatedat action object responseid submissionid respondentid portalid formtype changesource version'.split(
		' ',
	),
);

/**
 * Records of other people (the host, the owner in the CRM) and of the account at the service stay in
 * n8n; what a form asked about somebody goes along.
 *
 * @param known whether the service is known
 */
const isHandedOn =
	(known: boolean) =>
	({ answer, vetoed, reading }: ReadAnswer): boolean => {
		if (answer.role === 'other') return false;
		if (answer.context && reading?.own.has('nickname') === true) return false;
		if (answer.question || answer.line) return true;
		if (vetoed && (reading?.above.has('other') === true || known)) return false;
		return !(known && TECHNICAL.has(compactKey(answer.labels[0] ?? '')));
	};

/**
 * Finds in an item's JSON who somebody is, what they wrote and when they want to meet: in the output
 * of form, CRM and calendar steps, and in any JSON. Request headers, cookies, credentials, signatures,
 * addresses of machines and files never get through. Pure; never throws.
 *
 * @param json the item's JSON, anything; it is not changed. At most 3 000 values, 350 000 characters
 * and 600 answers of it are looked at.
 */
export const findPerson = (json: unknown): Found => atOnce(findPersonInSteps(json));

/** The same, for whoever can wait in between: a form of hundreds of questions takes a while. */
export function* findPersonInSteps(json: unknown): Steps<Found> {
	const plain = plainInput(json);
	yield* dictionary.made();
	const part = submissionPart(plain);
	const service = serviceOf(isPlainRecord(part) ? part : {});
	const answers = answersIn(part).flatMap(companyAndPerson);
	const reads: ReadAnswer[] = [];
	for (const answer of answers) {
		yield;
		reads.push(fieldsOfAnswer(answer));
	}
	const person = withGuardiansMessage(yield* personOrGuardian(reads), reads);
	yield;
	const said = saidIn(part, reads, person.fields.get('message'));
	yield;
	const wrote = said.message;
	const asked = said.spoken || isEmail(part) ? reads.filter((read) => !saysWhenSent(read)) : reads;
	const appointment = yield* appointmentIn(asked, wrote);
	yield;

	const found = new Map([
		...said.person,
		...[...person.fields].filter(([field]) => field !== 'message'),
		...(wrote ? [['message', wrote] as const] : []),
		...appointment.fields,
	]);
	// What is booked is an answer like any other in a lead.
	const used = new Set(
		[...found].flatMap(([field, { answers }]) => (STAYS.has(field) ? [] : answers)),
	);
	// The name in a list of attendees is the one of the answers.
	const named = new Set<Scalar | undefined>(
		(['name', 'email'] as const).flatMap((field) => found.get(field)?.value ?? []),
	);
	const text = (field: FoundField) => {
		const value = found.get(field)?.value;
		return value === undefined ? {} : { [field]: value };
	};
	const { durationMinutes, lengthUnclear } = appointment;
	return {
		source: service.name,
		...text('name'),
		...text('email'),
		...text('phone'),
		...text('company'),
		...text('message'),
		...text('startTime'),
		...text('endTime'),
		...(durationMinutes !== undefined && { durationMinutes }),
		...(lengthUnclear && { lengthUnclear }),
		...text('timezone'),
		...text('purpose'),
		...text('preferredChannel'),
		rest: restOf(
			reads
				.filter(isHandedOn(service.name !== 'JSON'))
				.map(({ answer }) => answer)
				.filter((answer) => !used.has(answer) && !named.has(answer.value)),
		),
		mappedFields: Object.fromEntries([...found].map(([field, value]) => [field, placesOf(value)])),
		problems: [...person.problems, ...appointment.problems],
		seenKeys: withoutDoubles(reads.map(({ answer }) => cutKey(answer.shown))).slice(
			0,
			MAX_SEEN_KEYS,
		),
		...(service.submissionId && { submissionId: service.submissionId }),
	};
}
