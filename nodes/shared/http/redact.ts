/** Length to which an API's own words are cut. */
const MAX_DETAIL_LENGTH = 500;

/** Shorter values are left alone: replacing them would tear words apart and protects nobody. */
const MIN_VALUE_LENGTH = 3;

/** Removes secrets from a text, in every form in which a server could send one back. */
export type Scrub = (text: string) => string;

/**
 * Makes a scrubber for the secrets of a credential. It knows each secret as it is, URI-encoded,
 * form-encoded and in both kinds of base64.
 */
export function scrubber(secrets: readonly string[]): Scrub {
	const forms = secrets
		.filter(Boolean)
		.flatMap((secret) => [
			secret,
			encodeURIComponent(secret),
			encodeURIComponent(secret).replace(/%20/g, '+'),
			Buffer.from(secret).toString('base64'),
			Buffer.from(secret).toString('base64url'),
		]);
	const longestFirst = [...new Set(forms)].sort((a, b) => b.length - a.length);
	return (text) => longestFirst.reduce((clean, form) => clean.split(form).join('[hidden]'), text);
}

/**
 * Makes the API's own words fit to be shown: no control characters, no markup (n8n renders
 * descriptions as HTML), none of the values that were sent (they can be personal data), at most
 * 500 characters.
 *
 * @param sentValues values of the request that must not be repeated
 */
export function presentable(text: string, scrub: Scrub, sentValues: readonly string[]): string {
	const withoutSent = [...new Set(sentValues)]
		.filter((value) => value.length >= MIN_VALUE_LENGTH)
		.sort((a, b) => b.length - a.length)
		.reduce((clean, value) => clean.split(value).join('[value]'), scrub(text));
	const oneLine = withoutSent.replace(/[\p{Cc}\p{Cf}\s<>]+/gu, ' ').trim();
	return oneLine.length > MAX_DETAIL_LENGTH
		? `${oneLine.slice(0, MAX_DETAIL_LENGTH - 1)}…`
		: oneLine;
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
