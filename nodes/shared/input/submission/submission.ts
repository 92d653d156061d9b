import type { FlatAnswer, Scalar, SubmissionField } from './answer';
import { flatten } from './flatten';
import { plainInputOrJsonText } from './plainInput';
import { recognise } from './recognise';
import { restOf } from './rest';
import { sourceOf } from './sources';
import { cutText } from './text';

/** What somebody submitted in a form, a CRM or a calendar. Fields that were not found are missing. */
export interface Submission {
	/** Who sent it, as far as it shows: "Tally", "HubSpot event", …, or "JSON". */
	readonly source: string;
	readonly name?: string;
	/** One well-formed address that stood in the input as it is here. */
	readonly email?: string;
	readonly phone?: string;
	readonly company?: string;
	readonly message?: string;
	/** ISO 8601, as it was given. */
	readonly startTime?: string;
	/** ISO 8601, as it was given. */
	readonly endTime?: string;
	/** IANA name. */
	readonly timezone?: string;
	/** All other answers: flat, at most 60 entries and 12 000 characters; prototype-safe keys. */
	readonly rest: Readonly<Record<string, Scalar>>;
	/** Where each field was found: label of the question or path of the key; " + " between several. */
	readonly mappedFields: Readonly<Partial<Record<SubmissionField, string>>>;
	/** What was asked, answered or not: for the error that says what was there instead of an e-mail. */
	readonly seenKeys: readonly string[];
}

const MAX_SEEN_KEYS = 50;
/** A name is made of up to three answers. */
const MAX_PLACES = 3;
const MAX_SEEN_KEY_LENGTH = 80;

const shownKey = ({ key, label }: FlatAnswer): string => cutText(key || label, MAX_SEEN_KEY_LENGTH);

const withoutDoubles = (texts: readonly string[]): readonly string[] => [
	...new Set(texts.filter((text) => text !== '')),
];

/**
 * Reads the output of a form or CRM step: finds name, e-mail, phone, company, message and, for
 * appointments, the time. Request headers, cookies, credentials, signatures, addresses of machines
 * and files never get through. A date in a form of a lead is in `startTime` as well, not in `rest`.
 *
 * @param json the item's JSON, anything; it is not changed
 * @returns always a submission; without `email` when there is none, or several and nothing says which
 */
export function readSubmission(json: unknown): Submission {
	const { name: source, answers } = sourceOf(plainInputOrJsonText(json));
	const flat = flatten(answers);
	const found = recognise(flat);
	const used = new Set([...found.values()].flatMap(({ answers: of }) => of));

	const fields: Partial<Record<SubmissionField, string>> = {};
	const mappedFields: Partial<Record<SubmissionField, string>> = {};
	for (const [field, { value, answers: of }] of found) {
		fields[field] = value;
		mappedFields[field] = withoutDoubles(of.map(shownKey)).slice(0, MAX_PLACES).join(' + ');
	}
	return {
		source,
		...fields,
		rest: restOf(flat.filter((answer) => !used.has(answer))),
		mappedFields,
		seenKeys: withoutDoubles(flat.map(shownKey)).slice(0, MAX_SEEN_KEYS),
	};
}
