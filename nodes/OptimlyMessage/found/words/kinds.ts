import { DATE_WORDS, END_WORDS, START_WORDS, TIME_WORDS, WHEN_WORDS } from './appointmentWords';
import { CHANNEL_WORDS, PURPOSE_WORDS, SERVICE_WORDS } from './bookingWords';
import { COMPANY_WORDS, EMAIL_WORDS, MOBILE_WORDS, PHONE_WORDS } from './contactWords';
import { IN_LATIN_LETTERS } from './inLatinLetters';
import { ASIAN_WORDS } from './languagesOfAsia';
import { EUROPEAN_AND_AFRICAN_WORDS } from './languagesOfEuropeAndAfrica';
import { SOUTH_ASIAN_WORDS } from './languagesOfSouthAsia';
import { DURATION_WORDS, TIMEZONE_WORDS } from './lengthWords';
import { MESSAGE_WORDS, SUBJECT_WORDS, WEAK_MESSAGE_WORDS } from './messageWords';
import {
	ASKED_NAME_WORDS,
	FIRST_NAME_WORDS,
	HONORIFIC_WORDS,
	LAST_NAME_WORDS,
	MIDDLE_NAME_WORDS,
	NAME_SUFFIX_WORDS,
	NAME_WORDS,
	NICKNAME_WORDS,
	SECOND_LAST_NAME_WORDS,
	SECOND_NAME_WORDS,
} from './nameWords';
import {
	ATTRIBUTE_WORDS,
	COUNTRY_CODE_WORDS,
	FILLER_WORDS,
	OWN_WORDS,
	PERSONAL_WORDS,
	SECOND_CHOICE_WORDS,
	WORK_WORDS,
} from './otherWords';
import {
	CONTAINER_WORDS,
	MATTER_WORDS,
	OF_THE_SITE_WORDS,
	OTHER_PEOPLE_WORDS,
	PERHAPS_PERSON_WORDS,
	PERSON_WORDS,
	THING_WORDS,
} from './peopleWords';
import { FATHER_WORDS, GUARDIAN_WORDS, MOTHER_WORDS } from './guardianWords';
import type { Phrases } from './phrases';

/**
 * Every kind of word in a label. Of words that several kinds share, the first kind here has it: "Ort"
 * is a thing that has a name before it is anything else.
 */
export const KINDS = [
	['askedName', ASKED_NAME_WORDS],
	['email', EMAIL_WORDS],
	['secondLastName', SECOND_LAST_NAME_WORDS],
	['lastName', LAST_NAME_WORDS],
	['secondName', SECOND_NAME_WORDS],
	['firstName', FIRST_NAME_WORDS],
	['middleName', MIDDLE_NAME_WORDS],
	['nickname', NICKNAME_WORDS],
	['name', NAME_WORDS],
	['countryCode', COUNTRY_CODE_WORDS],
	['mobile', MOBILE_WORDS],
	['phone', PHONE_WORDS],
	['company', COMPANY_WORDS],
	['own', OWN_WORDS],
	['timezone', TIMEZONE_WORDS],
	['end', END_WORDS],
	['start', START_WORDS],
	['when', WHEN_WORDS],
	['duration', DURATION_WORDS],
	['message', MESSAGE_WORDS],
	['purpose', PURPOSE_WORDS],
	['channel', CHANNEL_WORDS],
	['service', SERVICE_WORDS],
	['subject', SUBJECT_WORDS],
	['attribute', ATTRIBUTE_WORDS],
	['honorific', HONORIFIC_WORDS],
	['nameSuffix', NAME_SUFFIX_WORDS],
	['other', OF_THE_SITE_WORDS],
	['other', OTHER_PEOPLE_WORDS],
	['person', PERSON_WORDS],
	['perhaps', PERHAPS_PERSON_WORDS],
	['date', DATE_WORDS],
	['time', TIME_WORDS],
	['personal', PERSONAL_WORDS],
	['work', WORK_WORDS],
	['second', SECOND_CHOICE_WORDS],
	['weakMessage', WEAK_MESSAGE_WORDS],
	['container', CONTAINER_WORDS],
	['thing', THING_WORDS],
	['matter', MATTER_WORDS],
	['filler', FILLER_WORDS],
	// Whoever answers for a child is somebody else, whichever form the word has; words of other kinds stay what they are.
	['other', GUARDIAN_WORDS],
	['other', MOTHER_WORDS],
	['other', FATHER_WORDS],
	...SOUTH_ASIAN_WORDS,
	...ASIAN_WORDS,
	...EUROPEAN_AND_AFRICAN_WORDS,
	...IN_LATIN_LETTERS,
] as const satisfies ReadonlyArray<readonly [string, Phrases]>;

/** A kind of word in a label. */
export type Kind = (typeof KINDS)[number][0];

/** Kinds of words with which a label speaks of a thing, a time or a way to meet, and of no person. */
export const OF_NO_PERSON = [
	'attribute',
	'thing',
	'matter',
	'container',
	'when',
	'start',
	'end',
	'date',
	'time',
	'duration',
	'timezone',
	'channel',
	'service',
] as const satisfies readonly Kind[];

/** Keys of an e-mail for those whom it went to, in the words of the services that hand it on. */
const RECIPIENTS = ['to', 'cc', 'bcc', 'replyto'].flatMap((to) =>
	['full', 'list', 'address', 'addresses', 'emails', 'names', 'recipients'].map(
		(of): readonly [string, Kind] => [to + of, 'other'],
	),
);

/** Labels that mean something only when they are the whole label. */
export const WHOLE: ReadonlyMap<string, Kind> = new Map([
	...RECIPIENTS,
	['fromfull', 'perhaps'],
	['fromaddress', 'perhaps'],
	['tonumber', 'other'],
	['tophone', 'other'],
	['tophonenumber', 'other'],
	['ad', 'firstName'],
	['adi', 'firstName'],
	['first', 'firstName'],
	['last', 'lastName'],
	['to', 'other'],
	['emailto', 'other'],
	['toemail', 'other'],
	['sendto', 'other'],
	['toname', 'other'],
	['number', 'phone'],
	['tell', 'phone'],
	['ape1', 'lastName'],
	// Arabic writes it without a hamza as well, and so do the words that are looked up.
	['العايلة', 'lastName'],
	['ape2', 'secondLastName'],
	['user', 'nickname'],
	...[
		'management',
		'propertymanagement',
		'verwaltung',
		'gestion',
		'gestao',
		'gestione',
		'beheer',
	].map((manages): readonly [string, Kind] => [manages, 'other']),
	['title', 'service'],
	['nazwa', 'nickname'],
	['iam', 'askedName'],
	['ichbin', 'askedName'],
	['jesuis', 'askedName'],
	['eusou', 'askedName'],
]);
