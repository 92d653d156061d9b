/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests are not part of the package */
import { inspect } from 'node:util';

/** Everything in a value, with hidden properties, causes and symbols. */
export const everythingIn = (value: unknown): string =>
	inspect(value, {
		depth: Infinity,
		showHidden: true,
		maxStringLength: Infinity,
		maxArrayLength: Infinity,
	});

/** The forms in which a secret could come back: as it is, URI-encoded, in base64. */
export const formsOf = (secret: string): string[] => [
	secret,
	encodeURIComponent(secret),
	encodeURIComponent(secret).replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
	Buffer.from(secret).toString('base64'),
	Buffer.from(secret).toString('base64url'),
];

/** Each place in which one of the forms stands, with what is around it. */
export function placesOf(secret: string, within: string): string[] {
	return formsOf(secret).flatMap((form) => {
		const at = within.indexOf(form);
		return at < 0 ? [] : [within.slice(Math.max(0, at - 60), at + form.length + 60)];
	});
}
