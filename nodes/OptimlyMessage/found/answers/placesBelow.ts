import { isPlainRecord, recordsIn, type Plain, type PlainRecord } from '../plainInput';
import { isSecretAt } from '../secrets';
import { compactKey } from '../words/wordsOf';
import { LABELS, labelsByKey, type Definitions } from './definitions';
import {
	BESIDE,
	DROPPED,
	holdsAnswers,
	isAside,
	isHolder,
	MACHINE_KEY,
	segmentsOf,
	VALUE_KEYS,
} from './keys';
import { spokenIn } from './keysOfServices';
import { pairedKeys } from './pairedKeys';
import { isContactKey, isOfThings, isPersons, type Place } from './place';
import { sharedPrefix } from './sharedPrefix';

/** What the keys of a record say together about each of them. */
interface Around {
	/** Some of the keys hold the answers, so the others describe the request. */
	readonly holds: boolean;
	/** A booking, whose first attendee is the one who booked. */
	readonly booking: boolean;
	/** A deal with its stage, whose user works on it. */
	readonly deal: boolean;
	readonly definitions: Definitions;
	/** What a key means in this record. */
	readonly spoken: ReadonlyMap<string, string>;
}

/** Records in which a user is of the staff: of a deal, and of a call that Aircall tells of. */
const OF_A_DEAL = /^(?:deal_?)?(?:stage|pipeline)(?:_?id)?$|^raw_?digits$/i;

/** Whether a key of a record is no answer, but a program's own. */
function isLeftOut(key: string, record: PlainRecord): boolean {
	// A dialog's own texts stand beside what was filled in.
	if (key === 'blocks' && 'state' in record) return true;
	// Elementor adds the date and time at which its form was sent.
	const sentAt = 'Page URL' in record || 'Powered by' in record;
	if (sentAt && (key === 'Date' || key === 'Time')) return true;
	if ('formMode' in record && (key === 'formMode' || key === 'submittedAt')) return true;
	if (LABELS.has(compactKey(key)) && labelsByKey(record).length > 0) return true;
	return isSecretAt(key, record[key]) || DROPPED.has(compactKey(key)) || MACHINE_KEY.test(key);
}

/**
 * The values of a record and where each stands: its labels, and what is known of it from the keys above and beside it.
 * What programs add of their own and secrets are left out.
 *
 * @param place where the record stands
 * @param definitions what the form says of its fields elsewhere, by their ids
 */
export function placesBelow(
	record: PlainRecord,
	place: Place,
	definitions: Definitions,
): ReadonlyArray<readonly [Plain | undefined, Place]> {
	const entries = Object.entries(record);
	const around = {
		holds: entries.some(([key, value]) => holdsAnswers(key, value)),
		booking: 'organizer' in record && 'startTime' in record,
		deal: entries.some(([key]) => OF_A_DEAL.test(key)),
		definitions,
		spoken: spokenIn(record),
	};
	const contact = entries.length > 2 && entries.some(([key]) => isContactKey(key));
	const prefix = sharedPrefix(entries.map(([key]) => key));
	const { questionOf, asking } = pairedKeys(record);
	return entries
		.filter(([key]) => !isLeftOut(key, record) && !asking.has(key))
		.map(([key, value]) => {
			const below = placeOf(key, value, { ...place, contact, prefix }, around);
			const asked = questionOf.get(key);
			return [
				value,
				asked === undefined ? below : { ...below, labels: [asked], parents: [], question: true },
			];
		});
}

const SENDER = /^(?:sender|from|author)$/i;

/** Where the value of one key stands. */
function placeOf(key: string, value: Plain | undefined, place: Place, around: Around): Place {
	const nested = typeof value === 'object' && value !== null;
	const path = place.path === '' ? key : `${place.path}.${key}`;
	const [first] = segmentsOf(key);
	// Chatwoot tells below "meta" with whom a conversation is.
	const isAbout = isPlainRecord(value) && isPlainRecord(value.sender);
	const beside = place.beside || (BESIDE.has(compactKey(first)) && !isAbout);
	const defined = definedAs(key, value, around.definitions);
	return {
		...place,
		...(defined ?? labelsOf(key, value, place, around.spoken)),
		...(around.deal && key === 'user' && { role: 'other' }),
		bookerFirst: around.booking && key === 'attendees',
		path,
		question: defined !== undefined,
		group: isPlainRecord(value) || recordsIn(value).length > 0 ? path : place.path,
		beside,
		context:
			place.context ||
			beside ||
			(around.holds &&
				!holdsAnswers(key, value) &&
				!isPersons(place) &&
				!(isPlainRecord(value) && (isPersons({ labels: [key] }) || SENDER.test(key)))),
		aside: place.aside || (nested && isAside(key, value)),
	};
}

/** The label and the type of a field whose id is the key: Gravity Forms sends {"1.3": "Ada"} beside its form. */
function definedAs(
	key: string,
	value: Plain | undefined,
	definitions: Definitions,
): Pick<Place, 'labels' | 'types' | 'parents'> | undefined {
	if (typeof value === 'object' && value !== null) return undefined;
	const definition = definitions.get(key);
	if (definition?.listed !== true) return undefined;
	return { labels: definition.labels, types: definition.types, parents: [] };
}

/** What HTML forms put before the name of a field that has no label. */
const NO_LABEL = /^no label (?=\S)/i;

/** Vapi tells of a call in a message to the server. */
const isNewsOfCall = (key: string, value: Plain | undefined): boolean =>
	key === 'message' &&
	isPlainRecord(value) &&
	'type' in value &&
	('call' in value || value.type === 'end-of-call-report');

const ARGUMENTS = /^arg(?:ument)?s$/i;

/** Keys of what a voice agent was told. */
const TOLD =
	/^(?:custom_?analysis_?data|structured_?(?:data|output)|data_?collection_?results|extracted_?(?:data|information|variables)|output_?agent_?variables)$/i;

/** What a key asks for, and the keys above that say about whom. */
function labelsOf(
	key: string,
	value: Plain | undefined,
	{ prefix, labels, parents, contact }: Place,
	spoken: Around['spoken'],
): Pick<Place, 'labels' | 'parents'> {
	const segments = segmentsOf(key.replace(NO_LABEL, ''));
	const whole = segments[segments.length - 1];
	const last = prefix !== '' && whole.startsWith(prefix) ? whole.slice(prefix.length) : whole;
	const own = segments.slice(0, -1).filter((segment) => !isHolder(segment));
	const above = [...parents, ...labels.slice(0, 1)];
	if (VALUE_KEYS.has(compactKey(last))) {
		if (own.length > 0) return { labels: own.slice(-1), parents: [...above, ...own.slice(0, -1)] };
		// The value of the key above: it keeps that key's label.
		if (labels.length > 0 && !contact) return { labels, parents };
	}
	// What a function is called with is the person's, and so is what a caller told, whatever the call stands in.
	if (isPlainRecord(value) && ARGUMENTS.test(key)) return { labels: [], parents: [] };
	if (isPlainRecord(value) && TOLD.test(key)) return { labels: [], parents: ['caller'] };
	if (isNewsOfCall(key, value)) return { labels: [], parents: above };
	if (typeof value === 'object' && value !== null && isHolder(key)) {
		return { labels: [], parents: isOfThings(key, value) ? [...above, key] : above };
	}
	return { labels: [spoken.get(last) ?? last], parents: [...above, ...own] };
}
