/** Any part of a secret that is this long is hidden: a server that shortens it for its log still gives it away. */
export const MIN_PART_LENGTH = 8;

/** From this length on a secret is also looked for in hex and base64. */
const MIN_SPELLED_LENGTH = 6;

/** In small letters where that keeps the length, as it does for all but two or three letters of the world. */
export function smallLetters(text: string): string {
	const small = text.toLowerCase();
	return small.length === text.length
		? small
		: text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** Small letters, and one of the two alphabets of base64: forms that differ in these are found as one. */
export const folded = (text: string) =>
	smallLetters(text).replaceAll('-', '+').replaceAll('_', '/');

const base64Of = (bytes: Buffer) => bytes.toString('base64').replace(/=/g, '');

/** Base64 of bytes wherever they stand among others: without the characters that depend on their neighbours. */
function base64At(offset: number, bytes: Buffer): string {
	const shifted = base64Of(Buffer.concat([Buffer.alloc(offset), bytes]));
	const whole = (bytes.length + offset) % 3 === 0;
	return shifted.slice([0, 2, 3][offset], whole ? undefined : -1);
}

const inBase64 = (bytes: Buffer) => [0, 1, 2].map((offset) => base64At(offset, bytes));

/** The ways to write a secret that are more than escapes of its characters. */
export const spellingsOf = (secret: string): string[] => [
	secret,
	Buffer.from(secret).toString('hex'),
	...inBase64(Buffer.from(secret)),
];

/** Further ways: in another set of characters, and encoded twice. */
export function rareSpellingsOf(secret: string): string[] {
	const [, hex, ...base64] = spellingsOf(secret);
	const isLatin = /^[\0-\xff]*$/.test(secret);
	const others = [
		// The last byte of letters of ASCII is the first one where the bytes are the other way round.
		Buffer.from(secret, 'utf16le').subarray(0, -1),
		...(isLatin ? [Buffer.from(secret, 'latin1')] : []),
	];
	return [
		...others.flatMap((bytes) => [bytes.toString('hex'), ...inBase64(bytes)]),
		...[hex, hex.toUpperCase(), ...base64].flatMap((form) => [
			Buffer.from(form).toString('hex'),
			...inBase64(Buffer.from(form)),
		]),
	];
}

/** The text the wrong way round. */
export const reversed = (text: string) => [...text].reverse().join('');

/** Every part of one length of a text. */
export const partsOf = (text: string, length: number): string[] =>
	Array.from({ length: text.length - length + 1 }, (_, at) => text.slice(at, at + length));

/** What is looked for of a secret: each part of eight characters, and as much of its other spellings. */
export function partsOfSecret(secret: string): string[] {
	const [plain, hex, ...base64] = spellingsOf(secret).map(folded);
	const ofPlain = partsOf(plain, Math.min(MIN_PART_LENGTH, plain.length));
	// Other spellings of a word of a few letters are in any text.
	if (plain.length < MIN_SPELLED_LENGTH) return ofPlain.filter((part) => part !== '');
	return [
		...ofPlain,
		...partsOf(hex, Math.min(2 * MIN_PART_LENGTH, hex.length)),
		...base64.flatMap((form) => partsOf(form, Math.min(11, form.length))),
	];
}
