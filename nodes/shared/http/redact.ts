/** Length to which an API's own words are cut. */
const MAX_DETAIL_LENGTH = 500;

/** Shorter values are left alone: replacing them would tear words apart and protects nobody. */
const MIN_VALUE_LENGTH = 3;

/** Removes secrets from a text, in every form in which a server could send one back. */
export type Scrub = (text: string) => string;

const escapeRegExp = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** Matches a character as it is or percent-encoded: encoders differ in what they encode, and in the case of the digits. */
function anyEncodingOf(character: string): string {
	const bytes = [...Buffer.from(character)];
	const encoded = bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
	const anyCase = encoded.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
	return `(?:${escapeRegExp(character)}|${anyCase})`;
}

/**
 * Makes a scrubber for the secrets of a credential. It knows each secret as it is, percent-encoded in any
 * way, and in both kinds of base64.
 */
export function scrubber(secrets: readonly string[]): Scrub {
	const longestFirst = [...secrets].filter(Boolean).sort((a, b) => b.length - a.length);
	const patterns = longestFirst.flatMap((secret) => {
		const base64 = Buffer.from(secret).toString('base64').replace(/=+$/, '');
		const base64Url = Buffer.from(secret).toString('base64url');
		return [
			[...secret].map(anyEncodingOf).join(''),
			...[base64, base64Url].map((form) => [...form].map(anyEncodingOf).join('')),
		];
	});
	if (patterns.length === 0) return (text) => text;
	const anySecret = new RegExp(patterns.join('|'), 'gu');
	return (text) => text.replace(anySecret, '[hidden]');
}

/**
 * Makes the API's own words fit to be shown: no control characters, no markup (n8n renders
 * descriptions as HTML), none of the values that were sent (they can be personal data), at most
 * 500 characters.
 *
 * @param sentValues values of the request that must not be repeated
 */
export function presentable(text: string, scrub: Scrub, sentValues: readonly string[]): string {
	const oneLine = withoutValues(scrub(text), sentValues)
		.replace(/[\p{Cc}\p{Cf}\s<>]+/gu, ' ')
		.trim();
	return oneLine.length > MAX_DETAIL_LENGTH
		? `${oneLine.slice(0, MAX_DETAIL_LENGTH - 1)}…`
		: oneLine;
}

/** The text without the given values, as they are and as JSON writes them. */
export function withoutValues(text: string, values: readonly string[]): string {
	return [...new Set(values)]
		.filter((value) => value.length >= MIN_VALUE_LENGTH)
		.flatMap((value) => [value, JSON.stringify(value).slice(1, -1)])
		.sort((a, b) => b.length - a.length)
		.reduce((clean, value) => clean.split(value).join('[value]'), text);
}

/** All texts inside a JSON value, at any depth, but those under the given top-level keys. */
export function textsOf(value: unknown, exceptKeys: ReadonlySet<string> = new Set()): string[] {
	if (typeof value === 'string') return [value];
	if (typeof value === 'number') return [String(value)];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value)
		.filter(([key]) => !exceptKeys.has(key))
		.flatMap(([, inner]) => textsOf(inner));
}
