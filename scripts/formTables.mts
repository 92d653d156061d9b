// Makes the tables of docs/form-mapping.md from the words that the node looks for and from the corpora it is measured with.
import {
	COMPANY_WORDS,
	EMAIL_WORDS,
	MOBILE_WORDS,
	PHONE_WORDS,
} from '../nodes/OptimlyMessage/found/words/contactWords.js';
import {
	FIRST_NAME_WORDS,
	LAST_NAME_WORDS,
	NAME_WORDS,
} from '../nodes/OptimlyMessage/found/words/nameWords.js';
import {
	END_WORDS,
	START_WORDS,
	TIME_WORDS,
	WHEN_WORDS,
} from '../nodes/OptimlyMessage/found/words/appointmentWords.js';
import { DURATION_WORDS, TIMEZONE_WORDS } from '../nodes/OptimlyMessage/found/words/lengthWords.js';
import { MESSAGE_WORDS } from '../nodes/OptimlyMessage/found/words/messageWords.js';
import type { Phrases } from '../nodes/OptimlyMessage/found/words/phrases.js';
import { count, COUNTED, countPayloads, type Corpus } from '../test/submission/corpus.js';
import { corpus, heldOut, measured, published } from '../test/submission/payloads.js';
import type { Table } from './docsTables.mjs';

/** Languages that the table shows; the others are named beside it. */
const LANGUAGES = { en: 'English', es: 'Spanish', de: 'German', fr: 'French', ja: 'Japanese' };

/** Phrases that a cell shows; the rest is counted. */
const SHOWN = 3;

/** What each kind of label is called in the page. */
const FIELDS: ReadonlyArray<readonly [string, Phrases]> = [
	['name', NAME_WORDS],
	['first name', FIRST_NAME_WORDS],
	['last name', LAST_NAME_WORDS],
	['email', EMAIL_WORDS],
	['phone', PHONE_WORDS],
	['mobile phone', MOBILE_WORDS],
	['company', COMPANY_WORDS],
	['message', MESSAGE_WORDS],
	['start', START_WORDS],
	['date and time', WHEN_WORDS],
	['end', END_WORDS],
	['time of day', TIME_WORDS],
	['duration', DURATION_WORDS],
	['time zone', TIMEZONE_WORDS],
];

function firstOf(phrases = ''): string {
	const all = phrases.split(', ');
	const more = all.length - SHOWN;
	return all.slice(0, SHOWN).join(', ') + (more > 0 ? ` (+ ${more})` : '');
}

/** The first phrases of each field in some languages, and how many languages there are. */
export function formWords(): Table {
	const rows = FIELDS.map(([field, phrases]) => [
		field,
		...Object.keys(LANGUAGES).map((language) => firstOf(phrases[language])),
		String(Object.keys(phrases).length),
	]);
	return [['Looked for', ...Object.values(LANGUAGES), 'Languages'], ...rows];
}

const ROWS = [...COUNTED, 'message'] as const;

function share(payloads: Corpus, field?: (typeof ROWS)[number]): string {
	const { right, fields } = count(payloads, field ? [field] : ROWS);
	return `${((100 * right) / fields).toFixed(1)} % (${right} of ${fields})`;
}

/** What is found in the corpora of test/submission/corpus. */
export function formMeasured(): Table {
	const known: Corpus = { ...corpus, ...heldOut, ...published };
	return [
		[
			'Field',
			`${countPayloads(known)} samples that it was made with`,
			`${countPayloads(measured)} that were only measured`,
		],
		...ROWS.map((field) => [field, share(known, field), share(measured, field)]),
		['all five', share(known), share(measured)],
		...(['wrong', 'wrongEmails'] as const).map((which) => [
			which === 'wrong' ? 'something else taken' : 'wrong emails',
			...[known, measured].map((both) => {
				const tally = count(both, ROWS);
				return String(which === 'wrong' ? tally.wrong.length : tally.wrongEmails);
			}),
		]),
	];
}
