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
	smallLetters(text).replace(/[-_]/g, (character) => (character === '-' ? '+' : '/'));

const base64Of = (bytes: Buffer) => bytes.toString('base64').replace(/=/g, '');

/** Base64 of a text wherever it stands in a longer one: without the characters that depend on its neighbours. */
function base64At(offset: number, text: string): string {
	const shifted = base64Of(Buffer.from(`${'\0'.repeat(offset)}${text}`));
	const whole = (Buffer.byteLength(text) + offset) % 3 === 0;
	return shifted.slice([0, 2, 3][offset], whole ? undefined : -1);
}

/** The ways to write a secret that are more than escapes of its characters. */
export const spellingsOf = (secret: string): string[] => [
	secret,
	Buffer.from(secret).toString('hex'),
	...[0, 1, 2].map((offset) => base64At(offset, secret)),
];

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

/** The forms of a whole secret that are looked for in data, where looking has to be quick. */
export function exactForms(secret: string): string[] {
	const [plain, hex, ...base64] = spellingsOf(secret);
	const percent = encodeURIComponent(plain);
	return [
		...new Set([
			plain,
			JSON.stringify(plain).slice(1, -1),
			percent,
			percent.replace(/%../g, (code) => code.toLowerCase()),
			encodeURIComponent(percent),
			plain
				.replace(/&/g, '&amp;')
				.replace(/</g, '&lt;')
				.replace(/>/g, '&gt;')
				.replace(/"/g, '&quot;'),
			hex,
			hex.toUpperCase(),
			...base64,
			...base64.map((form) => form.replace(/\+/g, '-').replace(/\//g, '_')),
		]),
	];
}
