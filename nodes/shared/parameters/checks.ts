/**
 * Checks of single values. Each returns what is wrong, as the rest of a sentence that begins with
 * the field's name, or `undefined` when nothing is.
 */
export type Check = (text: string) => string | undefined;

/** Longest id that is sent; real ones have about 40 characters. */
const MAX_ID_LENGTH = 200;
/** Longest segment of a path: many servers take no address longer than 8 000 characters. */
const MAX_SEGMENT_LENGTH = 4_000;
/** Longest base URL, far more than a host and the beginning of a path have. */
const MAX_BASE_URL_LENGTH = 2_000;
/** Longest name of a time zone; tzdata has none of 40 characters. */
const MAX_TIME_ZONE_LENGTH = 120;
/** Longest e-mail address that can exist (RFC 5321, 4.5.3.1). */
const MAX_EMAIL_LENGTH = 254;

/** Letters and signs that are blank: Braille without dots, a note without a head, room left free in a text or a line. */
const BLANKS = String.raw`\u{16FE4}\u2800\uFFFC\u{1D159}\u{13441}\u{13442}`;

/**
 * Control characters, characters that cannot be seen or that change the direction of the text, halves of characters, and
 * what looks like anything or nothing, as each program has its own: with them, two texts can look the same and differ.
 */
export const UNSEEN_CHARACTERS = String.raw`\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Noncharacter_Code_Point}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}${BLANKS}\uFFFD`;

const UNSEEN = new RegExp(`[${UNSEEN_CHARACTERS}]`, 'u');
const EVERY_UNSEEN = new RegExp(UNSEEN, 'gu');

/** The text with nothing in it that cannot be seen. */
export const withoutUnseen = (text: string): string => text.replace(EVERY_UNSEEN, '');

/** Spaces that look like the one of the keyboard, or like none. */
const OTHER_SPACES = /(?! )\s/;

/** Looked for once in each row of slashes: a row can be long, and not stand at the end. */
export const SLASHES_AT_END = /(?<!\/)\/+$/;

/** The words that an expression leaves in a text when it finds no value. */
const FAILED_EXPRESSIONS = /^(undefined|null|NaN|\[object \w+\])$/;

/** Servers and proxies undo percent-encoding, some of them more than once. */
const MAX_DECODINGS = 4;

/** The text as it is, and as a server may read it. */
function decodingsOf(text: string): string[] {
	const forms = [text];
	for (let form = text; forms.length <= MAX_DECODINGS; forms.push(form))
		form = form.replace(/%[\da-f]{2}/gi, (code) =>
			String.fromCharCode(Number.parseInt(code.slice(1), 16)),
		);
	return forms;
}

/** Bytes that only a longer spelling of "." and "/" begins with, which some servers read all the same. */
const OVERLONG = /%(?:c[01]|e0%[89]|f0%8)/i;

/** Whether a text can be one segment of a path, so that no server reads another path in it. */
export const isSegment = (text: string): boolean =>
	text.length <= MAX_SEGMENT_LENGTH &&
	decodingsOf(text).every((form) => {
		// Some servers read "．" and "／" as what they look like.
		const read = form.normalize('NFKC');
		const isPart = !/^\.{0,2}(?:;.*)?$/.test(read.trim()) && !/[/\\]/.test(read);
		return isPart && !UNSEEN.test(form) && !OVERLONG.test(form);
	});

/**
 * An id: one line of visible characters, no longer than 200 of them, one segment of a path, and not the remains of an
 * expression that found nothing.
 */
export const checkId: Check = (text) => {
	if (text.length > MAX_ID_LENGTH) return `is longer than ${MAX_ID_LENGTH} characters`;
	if (FAILED_EXPRESSIONS.test(text)) return `is "${text}": the expression found no value`;
	if (UNSEEN.test(text) || OTHER_SPACES.test(text))
		return 'contains line breaks or other characters that cannot be seen';
	if (/[/\\]/.test(text))
		return 'contains a slash, which the API would read as a part of its address: replace it, for example with a hyphen';
	if (!isSegment(text))
		return 'is or contains, when it is decoded, a part of a path (a dot, two dots or a slash) or a control character';
	return undefined;
};

/** An e-mail address of the form name@domain, without display name. */
export const checkEmail: Check = (text) => {
	const wellFormed =
		/^[^\s\p{Cc}@<>"(),:;\\[\]]+@[^\s\p{Cc}@<>"(),:;\\[\]]+\.[^\s\p{Cc}@.<>"(),:;\\[\]]{2,}$/u;
	if (
		text.length > MAX_EMAIL_LENGTH ||
		UNSEEN.test(text) ||
		!wellFormed.test(text) ||
		text.includes('..')
	) {
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
	if (text.length > MAX_TIME_ZONE_LENGTH)
		return `is longer than the name of any time zone (${MAX_TIME_ZONE_LENGTH} characters)`;
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

const USER_INFO = /^https?:[/\\]*[^/\\?#]*@/i;

/** A base URL: https (http only on this machine), without user, password, query and fragment. */
export const checkBaseUrl: Check = (text) => {
	if (text.length > MAX_BASE_URL_LENGTH) return `is longer than ${MAX_BASE_URL_LENGTH} characters`;
	// The URL parser drops line breaks without a word.
	if (/[\s\p{Cc}]/u.test(text)) return 'contains spaces, line breaks or control characters';
	const url = parseUrl(text);
	if (!url) return 'is not a web address such as https://api.example.com';
	if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'has to begin with https://';
	if (url.protocol === 'http:' && !LOOPBACK_HOSTS.test(url.hostname)) {
		return 'has to begin with https:// (http:// is for this machine only)';
	}
	// Asked of the text: the URL parser drops an empty user, and an empty query, without a word.
	if (USER_INFO.test(text)) return 'must not contain a user name or a password';
	if (/[?#]/.test(text)) return 'must not contain a query or a fragment';
	return undefined;
};
