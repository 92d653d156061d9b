// Makes the tables of docs/form-mapping.md from the words that the node looks for and from the corpora it is measured with.
import { LABELS } from '../nodes/shared/input/submission/labels.js';
import { count, COUNTED, countPayloads, type Corpus } from '../test/submission/corpus.js';
import { corpus, heldOut } from '../test/submission/payloads.js';
import type { Table } from './docsTables.mjs';

const LANGUAGES = { en: 'English', es: 'Spanish', de: 'German', fr: 'French', pt: 'Portuguese' };

/** Phrases that a cell shows; the rest is counted. */
const SHOWN = 4;

/** What each kind of label is called in the page. */
const FIELDS: Record<keyof typeof LABELS, string> = {
	name: 'name',
	firstName: 'first name',
	lastName: 'last name',
	email: 'email',
	phone: 'phone',
	company: 'company',
	message: 'message',
	startTime: 'start time',
	endTime: 'end time',
	time: 'time of day',
	timezone: 'time zone',
};

function firstOf(phrases: string): string {
	const all = phrases.split(', ');
	const more = all.length - SHOWN;
	return all.slice(0, SHOWN).join(', ') + (more > 0 ? ` (+ ${more})` : '');
}

/** The first phrases of each field in each language. */
export function formWords(): Table {
	const rows = Object.entries(LABELS).map(([meaning, phrases]) => [
		Object.entries(FIELDS).find(([field]) => field === meaning)?.[1] ?? meaning,
		...Object.values(phrases).map(firstOf),
	]);
	return [['Looked for', ...Object.values(LANGUAGES)], ...rows];
}

function share(payloads: Corpus, field?: (typeof COUNTED)[number]): string {
	const { right, fields } = count(payloads, field ? [field] : COUNTED);
	return `${((100 * right) / fields).toFixed(1)} % (${right} of ${fields})`;
}

/** What is found in the corpora of test/submission/corpus. */
export function formMeasured(): Table {
	const [known, unseen]: Corpus[] = [corpus, heldOut];
	return [
		[
			'Field',
			`${countPayloads(known)} samples that it was made with`,
			`${countPayloads(unseen)} that it was not changed for`,
		],
		...COUNTED.map((field) => [field, share(known, field), share(unseen, field)]),
		['all four', share(known), share(unseen)],
		['wrong emails', ...[known, unseen].map((both) => String(count(both, COUNTED).wrongEmails))],
	];
}
