import { parseJson, PROTOTYPE_KEYS } from '../../shared/json';
import { checkEmail } from '../../shared/parameters/checks';
import { valueAt, withRecords } from './bracketKeys';
import { decoded } from './htmlText';
import { isSecretAt } from './secrets';

/** What is left of an input after `plainInput`: plain JSON, no secrets, bounded. */
export type Plain = string | number | boolean | null | readonly Plain[] | PlainRecord;

export interface PlainRecord {
	readonly [key: string]: Plain | undefined;
}

/** Deeper than any form or CRM nests, and far below what could exhaust the stack. */
const MAX_DEPTH = 14;
/** The longest real forms have a few hundred answers; a CRM's record has some thousand values. */
const MAX_VALUES = 3_000;
/** Entries looked at in one list and keys in one record: nobody is in the thousandth. */
const MAX_LIST = 600;
/** Longest text looked at. */
const MAX_TEXT_LENGTH = 20_000;
/** Longest text that is tried as JSON, and of all such texts: Jotform and raw webhooks send their answers so. */
const MAX_JSON_TEXT_LENGTH = 200_000;
/** Longest text that is tried as the body of an HTML form. */
const MAX_FORM_TEXT_LENGTH = 20_000;
/** A text of at most this many characters can be an answer of its own; longer ones are prose. */
const SHORT_TEXT = 300;
/**
 * All short texts together, and all longer ones, in characters: what is beyond is left out, so that a huge item blocks
 * nobody and its prose no address. No payload has a twentieth of it.
 */
const MAX_CHARACTERS = { short: 100_000, long: 250_000 } as const;
/** Longer keys are no labels: a page is nobody's question. */
const MAX_KEY_LENGTH = 1_000;
/** All different keys together, in characters: of 2 500 payloads of forms and services, the longest has 2 077. */
const MAX_KEY_CHARACTERS = 40_000;

/** What was true before; in a HubSpot contact it is more than all the rest. */
const HISTORY: ReadonlySet<string> = new Set(['versions', 'history', 'previous_attributes']);

/** What is answered to or passed on: somebody else's words, said before those that count. */
const QUOTED: ReadonlySet<string> = new Set(
	'replyto replytomessage quoted quotedmessage quotedmsg repliedmessage parentmessage externalreply pinnedmessage forwardedmessage'.split(
		' ',
	),
);

/** Lines that mail servers wrote. */
const MAIL_HEADERS = /(?:message|mail|raw)[-_]?headers$/i;

/** The first moment that is counted in seconds with ten digits, in 2001. */
const LEAST_SECONDS = 1_000_000_000;

/** Whether a record tells how long a request took: nobody meets for less than a minute. */
function isTiming({ start, ...record }: PlainRecord): boolean {
	const end = record.finish ?? record.end ?? record.stop;
	if (typeof start !== 'number' || typeof end !== 'number' || start < LEAST_SECONDS) return false;
	return Math.abs(end - start) < (start > LEAST_SECONDS * 1_000 ? 60_000 : 60);
}

/** Whether a record is not what was said: a quoted message, how long a request took, or for which server an e-mail was meant. */
function isBesideTheMessage(key: string, value: Plain): boolean {
	if (!isPlainRecord(value)) return false;
	if (isTiming(value)) return true;
	const isEnvelope = 'from' in value && ('to' in value || 'recipients' in value);
	return QUOTED.has(key.replace(/[-_ ]/g, '').toLowerCase()) || (key === 'envelope' && isEnvelope);
}

export function isPlainRecord(value: Plain | undefined): value is PlainRecord {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isPlainList(value: Plain | undefined): value is readonly Plain[] {
	return Array.isArray(value);
}

/** The value when it is a record, else an empty one. */
export const recordIn = (value: Plain | undefined): PlainRecord =>
	isPlainRecord(value) ? value : {};

/** The records of a list; none when it is no list. */
export const recordsIn = (value: Plain | undefined): readonly PlainRecord[] =>
	isPlainList(value) ? value.filter(isPlainRecord) : [];

/** The text when it is one (a number too: ids are), else an empty text. */
export const textIn = (value: Plain | undefined): string =>
	typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';

/** The form in which JSON would write an object: dates (also those of other libraries) become text. */
function writtenForm(value: object): unknown {
	if (!('toJSON' in value) || typeof value.toJSON !== 'function') return value;
	try {
		const written: unknown = value.toJSON();
		return written;
	} catch {
		return null;
	}
}

function keysOf(value: object): readonly string[] {
	try {
		return Object.keys(value).slice(0, MAX_LIST);
	} catch {
		// A value that cannot be listed has nothing to hand on.
		return [];
	}
}

/** How a text begins that may be JSON. */
const JSON_BEGINS = /^\s*[[{]\s*(["[{\]}&\d-]|null|true|false)/;

/** The object or list that a text holds as JSON, also with its quotes written as HTML entities. */
function jsonIn(text: string): unknown {
	const isEscaped = text.includes('&');
	const parsed = parseJson(text)?.json ?? (isEscaped ? parseJson(decoded(text))?.json : undefined);
	return typeof parsed === 'object' && parsed !== null ? parsed : undefined;
}

/** The fields of a text such as "name=Ada&email=ada%40example.com". */
function formIn(text: string): unknown {
	if (text.length > MAX_FORM_TEXT_LENGTH || !/^[^\s=&]{1,100}=[^\s]*&[^\s=&]{1,100}=/.test(text)) {
		return undefined;
	}
	if (/^(https?:|\?)/i.test(text)) return undefined;
	const fields = [...new URLSearchParams(text)];
	// "a=b&c=@example.com" can be somebody's address, too.
	const isAddress = (one: string): boolean => checkEmail(one) === undefined;
	if (isAddress(text) && !fields.some(([, value]) => isAddress(value))) return undefined;
	return Object.fromEntries(fields);
}

/**
 * A plain copy of anything: only JSON values, no keys of secrets or prototypes, bounded in depth,
 * number of values and length of texts (what is beyond is left out). Texts that hold JSON are read.
 * Never throws, also for values that refer to themselves.
 *
 * @param keep keys that are kept although they name a secret elsewhere
 */
export function plainInput(input: unknown, keep?: RegExp): Plain {
	let left = MAX_VALUES;
	const characters: { short: number; long: number } = { ...MAX_CHARACTERS };
	let jsonCharacters = MAX_JSON_TEXT_LENGTH;
	const keysSeen = new Set<string>();
	let keyCharacters = MAX_KEY_CHARACTERS;

	function isBeyond(key: string): boolean {
		if (keysSeen.has(key)) return false;
		if (key.length > MAX_KEY_LENGTH || key.length > keyCharacters) return true;
		keysSeen.add(key);
		keyCharacters -= key.length;
		return false;
	}

	function copy(value: unknown, depth: number): Plain | undefined {
		left -= 1;
		if (left < 0 || depth > MAX_DEPTH) return undefined;
		if (typeof value === 'string') return copyText(value, depth);
		if (typeof value === 'boolean' || value === null) return value;
		if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : null;
		if (typeof value === 'bigint') return String(value).slice(0, MAX_TEXT_LENGTH);
		if (typeof value !== 'object') return undefined;
		const written = writtenForm(value);
		if (written !== value) return copy(written, depth + 1);
		return Array.isArray(value) ? copyList(value, depth) : copyRecord(value, depth);
	}

	/** What a text holds as JSON or as a form; one that turns out to be neither has cost as much. */
	function heldIn(text: string): unknown {
		if (text.length > jsonCharacters || text.length < 2) return undefined;
		const json = JSON_BEGINS.test(text);
		const held = (json ? jsonIn(text) : undefined) ?? formIn(text);
		if (json || held !== undefined) jsonCharacters -= text.length;
		return held;
	}

	function copyText(text: string, depth: number): Plain {
		const held = heldIn(text);
		if (held !== undefined) return copy(held, depth + 1) ?? null;
		const size = text.length <= SHORT_TEXT ? 'short' : 'long';
		const cut = text.slice(0, Math.min(MAX_TEXT_LENGTH, Math.max(characters[size], 0)));
		characters[size] -= cut.length;
		return cut;
	}

	function copyList(list: readonly unknown[], depth: number): Plain {
		const copies: Plain[] = [];
		for (const entry of list.slice(0, MAX_LIST)) {
			if (left < 0) break;
			copies.push(copy(entry, depth + 1) ?? null);
		}
		return copies;
	}

	function copyRecord(given: object, depth: number): Plain {
		const keys = keysOf(given);
		const record = withRecords(given, keys);
		const entries: Array<[string, Plain]> = [];
		for (const key of record === given ? keys : keysOf(record)) {
			if (left < 0) break;
			if (
				isBeyond(key) ||
				PROTOTYPE_KEYS.has(key) ||
				HISTORY.has(key) ||
				MAIL_HEADERS.test(key) ||
				(isSecretAt(key, valueAt(record, key)) && keep?.test(key) !== true)
			)
				continue;
			const copied = copy(valueAt(record, key), depth + 1);
			if (copied !== undefined && !isBesideTheMessage(key, copied)) entries.push([key, copied]);
		}
		return Object.fromEntries(entries);
	}

	return copy(input, 0) ?? null;
}
