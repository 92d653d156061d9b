import { holdsAnswers } from './answers/keys';
import type { PlainRecord } from './plainInput';
import { termsOf } from './words/dictionary';
import { compactKey } from './words/wordsOf';

/** Whose record it is: the one who the lead is about, or somebody else. */
export type Role = 'person' | 'other';

/** Keys under which a record says who it is about. */
const ROLE_KEY =
	/^(role|@?type|kind|relation|relationship|participant_?type|user_?type|author_?type|sender_?type|contact_?type|attendee_?type)$/i;

/** Sides of a deal that somebody who asks can be on; a key for a role, not for what kind of contact it is, says more. */
const SIDE_OF_DEAL =
	/^(?:vendor|seller|landlord|supplier|partner(?:in)?|vendeur|bailleur|vermieter(?:in)?|verk(?:ä|ae)ufer(?:in)?|verkoper|arrendador|proprietario)$/i;

/** What an account may do on a WordPress site; its owner buys there like anybody. */
const SITE_ROLE = /^(?:administrator|editor|author|subscriber|shop_manager)$/;

/** Keys that say what kind of contact or record it is. */
const KIND_KEYS: ReadonlySet<string> = new Set(['type', 'kind', 'contacttype', 'usertype']);

/** Keys of who wrote or takes part, as programs say it of what was sent as well. */
const PART_KEYS: ReadonlySet<string> = new Set([
	...['participanttype', 'authortype', 'sendertype', 'attendeetype'],
]);

/** Keys of what kind of user it is. */
const TYPE_KEYS: ReadonlySet<string> = new Set(['type', 'kind', 'usertype']);

/** Who writes for a service or acts for the business, where a program says it of what was sent. */
const OF_SERVICE =
	/^(?:agent|admin(?:istrator)?|bot|operator|staff|support|host|organi[sz]er|owner)$/i;

/** Keys that are true in the record of the host or of the staff. */
const HOST_KEY =
	/^(is_?)?(organizer|organiser|host|owner|self|internal|agent|bot|admin|staff|resource|optimly)$/i;

/** Those of them that hold for what was sent as a whole, too: "Owner: true" is an answer of whoever owns something. */
const HOST_FLAG = /^is|organi[sz]er|self|internal|bot|optimly/i;

/** Whether a role is an answer of the one who sent it: "Role: Owner", "Relationship: Daughter". */
const isOwnAnswer = (key: string, value: string): boolean =>
	!PART_KEYS.has(key) && !(TYPE_KEYS.has(key) && OF_SERVICE.test(value.trim()));

/**
 * What a record says about whose it is: a role, or a flag such as `"organizer": true`.
 *
 * @param isSubmission it is what was sent as a whole, no record of somebody within it
 */
export function roleIn(record: PlainRecord, isSubmission: boolean): Role | undefined {
	const entries = Object.entries(record);
	// {"type": "referral", "fields": {…}}: what kind of form it is, not whose.
	const isForm = entries.some(([key, value]) => holdsAnswers(key, value));
	for (const [key, value] of entries) {
		const isFlag = value === true && HOST_KEY.test(key);
		if (isFlag && (!isSubmission || HOST_FLAG.test(key))) return 'other';
		if (typeof value !== 'string' || value.length > 40 || !ROLE_KEY.test(key)) continue;
		const plain = compactKey(key);
		if (isSubmission && isOwnAnswer(plain, value)) continue;
		if (KIND_KEYS.has(plain) && (isForm || SIDE_OF_DEAL.test(value.trim()))) continue;
		if (SITE_ROLE.test(value)) continue;
		const kinds = termsOf(value).map(({ kind }) => kind);
		if (kinds.length > 2) continue;
		if (kinds.includes('other')) return 'other';
		if (kinds.includes('person') || kinds.includes('perhaps')) return 'person';
	}
	return undefined;
}

/** Whether a key names somebody else: the message that was replied to, the friend who is recommended. */
export const saysOther = (key: string): boolean =>
	termsOf(key).some(({ kind }) => kind === 'other');
