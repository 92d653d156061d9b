import {
	isSecretLabel,
	isSecretText,
	withoutSecretQuery,
} from '../../nodes/OptimlyMessage/found/secrets';

const ALONE =
	'headers, header, raw headers, rawHeaders, request headers, http headers, multiValueHeaders, auth, authentication, credentials, rawbody, rawBody, session, sid';

test.each(ALONE.split(', '))('%s alone is a secret, and in a longer label a word', (label) => {
	expect(isSecretLabel(label)).toBe(true);
	expect(isSecretLabel(label.toUpperCase())).toBe(true);
	expect(isSecretLabel(`which ${label} do you mean`)).toBe(false);
});

const ANYWHERE =
	'authorization, authorisation, bearer, api key, apikey, cookie, cookies, set-cookie, token, tokens, secret, secrets, nonce, csrf, xsrf, session id, otp, accesstoken, authtoken, refreshtoken, sessionid, phpsessid, jsessionid, signature, signatures, hmac, unterschrift, assinatura, signatur, password, passwords, passwd, pwd, passwort, kennwort, passphrase, contraseña, clave de acceso, mot de passe, senha, ip, ip address, ipaddress, ipv4, ipv6, remoteip, clientip, remote_addr, user agent, useragent, browser fingerprint, device id, captcha, recaptcha, hcaptcha, g-recaptcha-response, cf-turnstile-response';

test.each(ANYWHERE.split(', '))('%s is a secret, alone and in a longer label', (label) => {
	for (const text of [label, label.toUpperCase(), `your ${label} please`, `my-${label}`]) {
		expect([text, isSecretLabel(text)]).toEqual([text, true]);
	}
	expect(isSecretLabel(`xx${label.replace(/[\s_-]+/g, 'x')}xx`)).toBe(false);
});

test.each(['', 'name', 'shipping', 'tip', 'clave', 'key', 'device', 'user', 'agent', 'browser'])(
	'"%s" is none',
	(label) => {
		expect(isSecretLabel(label)).toBe(false);
	},
);

const JWT = `eyJ${'a'.repeat(10)}.${'b'.repeat(10)}`;

test.each([
	[`Bearer ${'a'.repeat(16)}`, true],
	[`bearer ${'a'.repeat(16)}==`, true],
	[`Bearer ${'a'.repeat(15)}`, false],
	[`Bearer ${'a'.repeat(16)} of good news`, false],
	[`The bearer ${'a'.repeat(16)}`, false],
	[`${JWT}.`, true],
	[`${JWT}.c-_1`, true],
	[`${JWT}`, false],
	[`x${JWT}.c`, false],
	[`${JWT}.c d`, false],
	[`eyJ${'a'.repeat(9)}.${'b'.repeat(10)}.c`, false],
	[`eyJ${'a'.repeat(10)}.${'b'.repeat(9)}.c`, false],
	['data:image/png;base64,iVBOR', true],
	['DATA:,x', true],
	['data:text/plain,x', true],
	['data: see below; it is long', false],
	['my data:image/png;base64,x', false],
])('%j is a credential or a file: %s', (text, is) => {
	expect(isSecretText(text)).toBe(is);
});

test.each([
	['https://example.com/a?token=1', 'https://example.com/a'],
	['HTTPS://example.com/a?b=1&Token=1', 'HTTPS://example.com/a'],
	['http://example.com/a?b=1;token=1', 'http://example.com/a'],
	['https://example.com/a#access_token=1', 'https://example.com/a'],
	['https://example.com/a?b=1#token=1', 'https://example.com/a'],
	['https://example.com/a?b=1?token', 'https://example.com/a'],
	['https://example.com/a?b=token', 'https://example.com/a?b=token'],
	['https://example.com/token?b=1', 'https://example.com/token?b=1'],
	['https://example.com/a', 'https://example.com/a'],
	['see https://example.com/a?token=1', 'see https://example.com/a?token=1'],
	['https://example.com/a?token=1 and more', 'https://example.com/a?token=1 and more'],
	['ftp://example.com/a?token=1', 'ftp://example.com/a?token=1'],
])('of an address without the secrets of its query: %s', (text, shown) => {
	expect(withoutSecretQuery(text)).toBe(shown);
});
