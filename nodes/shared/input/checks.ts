/**
 * Checks of single values. Each returns what is wrong, as the rest of a sentence that begins with
 * the field's name, or `undefined` when nothing is.
 */
export type Check = (text: string) => string | undefined;

/** Longest id that is sent; real ones have about 40 characters. */
const MAX_ID_LENGTH = 200;
/** Longest e-mail address that can exist (RFC 5321, 4.5.3.1). */
const MAX_EMAIL_LENGTH = 254;

// Control characters, and the words that a failed expression leaves in a text.
const CONTROL_CHARACTERS = /\p{Cc}/u;
const FAILED_EXPRESSIONS: ReadonlySet<string> = new Set([
	'undefined',
	'null',
	'NaN',
	'[object Object]',
]);

/** An id: one line, no longer than 200 characters, not the remains of an expression that found nothing. */
export const checkId: Check = (text) => {
	if (FAILED_EXPRESSIONS.has(text)) return `is "${text}": the expression found no value`;
	if (text.length > MAX_ID_LENGTH) return `is longer than ${MAX_ID_LENGTH} characters`;
	if (CONTROL_CHARACTERS.test(text)) return 'contains line breaks or control characters';
	return undefined;
};

/** An e-mail address of the form name@domain, without display name. */
export const checkEmail: Check = (text) => {
	const wellFormed =
		/^[^\s\p{Cc}@<>"(),:;\\[\]]+@[^\s\p{Cc}@<>"(),:;\\[\]]+\.[^\s\p{Cc}@.<>"(),:;\\[\]]{2,}$/u;
	if (!wellFormed.test(text) || text.includes('..') || text.length > MAX_EMAIL_LENGTH) {
		return 'is not an email address of the form name@example.com';
	}
	return undefined;
};

/** A secret: visible ASCII only. Anything else could break out of a header, or be changed on the way. */
export const checkSecret: Check = (text) =>
	/^[\x21-\x7e]*$/.test(text)
		? undefined
		: 'contains spaces, line breaks, control characters or special letters: copy it again';

/** An IANA time zone such as Europe/Berlin. */
export const checkTimeZone: Check = (text) => {
	try {
		new Intl.DateTimeFormat('en', { timeZone: text });
		return undefined;
	} catch {
		return 'is not a time zone name such as Europe/Berlin';
	}
};

function parseUrl(text: string): URL | undefined {
	try {
		return new URL(text);
	} catch {
		return undefined;
	}
}

const LOOPBACK_HOSTS = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** A base URL: https (http only on this machine), without user, password, query and fragment. */
export const checkBaseUrl: Check = (text) => {
	// The URL parser drops line breaks without a word.
	if (/[\s\p{Cc}]/u.test(text)) return 'contains spaces, line breaks or control characters';
	const url = parseUrl(text);
	if (!url) return 'is not a web address such as https://api.example.com';
	if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'has to begin with https://';
	if (url.protocol === 'http:' && !LOOPBACK_HOSTS.test(url.hostname)) {
		return 'has to begin with https:// (http:// is for this machine only)';
	}
	if (url.username || url.password) return 'must not contain a user name or a password';
	if (url.search || url.hash || /[?#]/.test(text)) return 'must not contain a query or a fragment';
	return undefined;
};
