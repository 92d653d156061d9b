import type { Answer } from '../answers/answer';
import type { ReadAnswer } from '../readAnswer';
import type { Reading } from '../label';
import { email, phone } from '../values';
import { compactKey } from '../words/wordsOf';

/** Keys of what calendars say of an event. */
const OF_AN_EVENT = /^(calendar|event|meeting|webinar|session|invitee|attendee)/;

/** Keys with which a service says what happened: a name beside two of them is the webhook's. */
const OF_A_WEBHOOK: ReadonlySet<string> = new Set([
	...['eventtype', 'eventid', 'objecttype', 'objectid', 'filtertype', 'filterid'],
]);

/** A record of the one who holds an event, in the languages of keys. */
const ORGANIZER =
	/^(organi[sz]er|organizador|organisateur|organizzatore|organisator|organizator|organizátor|veranstalter|arrangör|arrangør|järjestäjä|jarjestaja|szervező|szervezo|düzenleyen|duzenleyen|организатор|організатор|主催者|主办方|主辦方|주최자)/u;

/** Records that have a name of their own, and in which nobody is described. */
const OF_NOBODY = /(?:^|\.)(?:tag|list|invoice|payment)$/i;

const isEmpty = ({ answer }: ReadAnswer): boolean => answer.value === undefined;

/** Whether an answer is an address or a number that somebody can be reached at. */
const isContact = ({ answer, fits, vetoed }: ReadAnswer): boolean =>
	!vetoed &&
	((fits.has('email') && (answer.value === undefined || email(answer.value) !== undefined)) ||
		(fits.has('phone') && (answer.value === undefined || phone(answer.value) !== undefined)));

/** "event_id", "tapahtumaId": the number of a thing that has a name. */
const isIdOfThing = ({ answer: { labels }, reading }: ReadAnswer): boolean =>
	/(?:[a-z]I[dD]|_id)$/.test(labels[0] ?? '') &&
	reading !== undefined &&
	(reading.own.has('thing') || reading.own.has('service')) &&
	!reading.own.has('person');

/** A key that holds a name and says nothing of a person. */
const isBare = ({ own, above, ofPeople }: Reading): boolean =>
	own.has('name') &&
	!ofPeople &&
	!(['own', 'person', 'perhaps', 'firstName', 'lastName'] as const).some((kind) => own.has(kind)) &&
	!above.has('person');

/**
 * Tells whether a plain "name" is that of an event or another thing: its record has the number of a
 * thing, an organizer, or a start and an end as calendars write them, and nobody's address or number.
 */
export function namesThings(
	reads: readonly ReadAnswer[],
): (answer: Answer, reading: Reading | undefined) => boolean {
	const within = new Map<string, ReadAnswer[]>();
	for (const read of reads) {
		const { group } = read.answer;
		within.set(group, [...(within.get(group) ?? []), read]);
	}
	const keysBelow = (group: string): readonly string[] =>
		[...within.keys()].flatMap((one) => {
			const below =
				group === '' ? one : one.startsWith(`${group}.`) ? one.slice(group.length + 1) : '';
			return below === '' ? [] : [below.toLowerCase()];
		});
	const known = new Map<string, boolean>();
	const isThing = (group: string): boolean => {
		const here = within.get(group) ?? [];
		if (here.some(isContact)) return false;
		if (OF_NOBODY.test(group)) return true;
		// What a record is says its own number, which comes first.
		if (here.slice(0, 1).some(isIdOfThing)) return true;
		const below = keysBelow(group);
		if (below.some((key) => ORGANIZER.test(key))) return true;
		const has = (kind: 'start' | 'end') =>
			here.some((read) => !isEmpty(read) && read.reading?.own.has(kind) === true);
		const keys = [...here.map(({ answer }) => compactKey(answer.labels[0] ?? '')), ...below];
		if (keys.filter((key) => OF_A_WEBHOOK.has(key)).length > 1) return true;
		return has('start') && has('end') && keys.some((key) => OF_AN_EVENT.test(key));
	};
	return ({ group, question, line }, reading) => {
		if (reading === undefined || question || line || !isBare(reading)) return false;
		const before = known.get(group);
		if (before !== undefined) return before;
		const now = isThing(group);
		known.set(group, now);
		return now;
	};
}
