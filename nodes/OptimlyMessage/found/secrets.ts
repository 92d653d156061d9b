import { remembered } from './words/remembered';
import { compact, compactKey, spaced, wordsOf } from './words/wordsOf';

/**
 * Labels and keys whose values never leave n8n, wherever they stand. Each row: words that give a
 * secret away, and why. `exact` rows have to be the whole label, the others may be a part of it.
 */
const SECRETS: ReadonlyArray<{
	readonly words: readonly string[];
	readonly exact?: true;
	readonly why: string;
}> = [
	{
		words: [
			'headers',
			'header',
			'raw headers',
			'request headers',
			'http headers',
			'multi value headers',
		],
		exact: true,
		why: 'headers of a request carry credentials and addresses',
	},
	{
		words: ['auth', 'authentication', 'credentials', 'raw body', 'session', 'sid'],
		exact: true,
		why: 'as a part of a label these are ordinary words ("Which session?")',
	},
	{ words: ['authorization', 'authorisation', 'bearer', 'api key', 'apikey'], why: 'credentials' },
	{ words: ['cookie', 'cookies', 'set cookie'], why: 'a cookie can be a login' },
	{
		words: ['token', 'tokens', 'secret', 'secrets', 'nonce', 'csrf', 'xsrf', 'session id', 'otp'],
		why: 'proof of a login',
	},
	{
		words: ['accesstoken', 'authtoken', 'refreshtoken', 'sessionid', 'phpsessid', 'jsessionid'],
		why: 'the same, written as one word',
	},
	{
		words: ['signature', 'signatures', 'hmac', 'unterschrift', 'assinatura', 'signatur'],
		why: 'proof of the sender, or a signed image',
	},
	{
		words: ['password', 'passwords', 'passwd', 'pwd', 'passwort', 'kennwort', 'passphrase'],
		why: 'login',
	},
	{ words: ['contrasena', 'clave de acceso', 'mot de passe', 'senha'], why: 'login, translated' },
	{
		words: [
			'ip',
			'ip address',
			'ipaddress',
			'ipv 4',
			'ipv 6',
			'remoteip',
			'clientip',
			'remote addr',
		],
		why: 'personal data that the person did not type',
	},
	{
		words: ['user agent', 'useragent', 'browser fingerprint', 'device id'],
		why: 'personal data that the person did not type',
	},
	{
		words: ['captcha', 'recaptcha', 'hcaptcha', 'g recaptcha response', 'cf turnstile response'],
		why: 'a single-use proof, and long',
	},
];

const EXACT: ReadonlySet<string> = new Set(
	SECRETS.filter(({ exact }) => exact).flatMap(({ words }) =>
		words.map((phrase) => compact(phrase.split(' '))),
	),
);

const PHRASES = SECRETS.filter(({ exact }) => !exact).flatMap(({ words }) => words);

/** Matches any of the phrases as whole words. */
const PARTS = new RegExp(` (?:${PHRASES.join('|')}) `);

/** Most labels have none of these words, and are not searched. */
const FIRST_WORDS: ReadonlySet<string> = new Set(PHRASES.map((phrase) => phrase.split(' ')[0]));

/** Whether a label or key names a secret, in any case and spelling ("X-Auth-Token", "user_agent"). */
export const isSecretLabel = remembered((label) => {
	const words = wordsOf(label);
	return (
		EXACT.has(compactKey(label)) ||
		(words.some((word) => FIRST_WORDS.has(word)) && PARTS.test(spaced(words)))
	);
});

/** The same of what stands below a key: a session that has a record of its own is a visit, a lesson or a call. */
export const isSecretAt = (key: string, value: unknown): boolean =>
	isSecretLabel(key) &&
	!(compactKey(key) === 'session' && typeof value === 'object' && value !== null);

const SECRET_VALUES: readonly RegExp[] = [
	/^Bearer\s+[\w.~+/-]{16,}=*$/i,
	// A JSON Web Token.
	/^eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*$/,
	// Drawn signatures and inline files.
	/^data:[\w./+-]*[;,]/i,
];

/** Whether a text is a credential or an inline file, whatever its label says. */
export const isSecretText = (text: string): boolean =>
	SECRET_VALUES.some((pattern) => pattern.test(text));

/** A web address without its query when that names a secret; everything else as it is. */
export function withoutSecretQuery(text: string): string {
	const [, address, query] = /^(https?:\/\/[^\s?#]+)[?#](\S*)$/i.exec(text) ?? [];
	if (address === undefined || query === undefined) return text;
	const names = query.split(/[&;#?]/).map((pair) => pair.split('=')[0] ?? '');
	return names.some(isSecretLabel) ? address : text;
}
