import { holdsAnswers } from './answers/keys';
import type { PlainRecord } from './plainInput';
import { termsOf } from './words/dictionary';

/** Whose record it is: the one who the lead is about, or somebody else. */
export type Role = 'person' | 'other';

/** Keys under which a record says who it is about. */
const ROLE_KEY =
	/^(role|@?type|kind|relation|relationship|participant_?type|user_?type|author_?type|sender_?type|contact_?type|attendee_?type)$/i;

/** Sides of a deal that somebody who asks can be on; a key for a role, not for what kind of contact it is, says more. */
const SIDE_OF_DEAL =
	/^(?:vendor|seller|landlord|supplier|partner|vendeu(?:r|se)|bailleur|fournisseur|partenaire|vermieter(?:in)?|verk(?:ä|ae)ufer(?:in)?|lieferant(?:in)?|partner(?:in)?|verhuurder|verkoper|leverancier|arrendador|proveedor|proprietario|locatore|fornitore|fornecedor)$/i;

/** What an account may do on a WordPress site; its owner buys there like anybody. */
const SITE_ROLE = /^(?:administrator|editor|author|contributor|subscriber|shop_manager)$/;

/** Keys that say what kind of contact or record it is. */
const KIND_KEY = /^(?:type|kind|contact_?type|user_?type)$/i;

/** Keys that are true in the record of the host or of the staff. */
const HOST_KEY =
	/^(is_?)?(organizer|organiser|host|owner|self|internal|agent|bot|admin|staff|resource|optimly)$/i;

/** What a record says about whose it is: a role, or a flag such as `"organizer": true`. */
export function roleIn(record: PlainRecord): Role | undefined {
	const entries = Object.entries(record);
	// {"type": "referral", "fields": {…}}: what kind of form it is, not whose.
	const isForm = entries.some(([key, value]) => holdsAnswers(key, value));
	for (const [key, value] of entries) {
		if (value === true && HOST_KEY.test(key)) return 'other';
		if (typeof value !== 'string' || value.length > 40 || !ROLE_KEY.test(key)) continue;
		if (KIND_KEY.test(key) && (isForm || SIDE_OF_DEAL.test(value.trim()))) continue;
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
