import { Breaks } from '../breaks';
import { changeTexts } from './changeTexts';
import { decodings, readings } from './decoded';
import {
	forForms,
	HIDDEN,
	hide,
	hideInWindow,
	Parts,
	PORTION,
	windowsOf,
	type Search,
} from './hide';
import { Reading } from './reading';
import {
	folded,
	MIN_PART_LENGTH,
	partsOf,
	partsOfSecret,
	rareSpellingsOf,
	reversed,
	smallLetters,
	spellingsOf,
} from './secretForms';

/** Removes secrets from words of an API, in every form in which a server could send one back. */
export type Scrub = (text: string) => string;

/** Removes the secrets of a credential. */
export interface SecretScrub extends Scrub {
	/** Removes only whole secrets, from a text that is data, such as an id. */
	inData: (text: string) => string;
	/**
	 * Removes them from the JSON of an answer, which came as that text and is nobody else's: nothing but a secret may be
	 * changed in it.
	 */
	json: (json: unknown, text: string) => Promise<unknown>;
	/** Removes one more secret from now on. */
	add: (secret: string) => void;
}

/** An answer up to this length is searched in all its readings, a longer one with its escapes undone. */
const MAX_READ = 64 * 1024;

/** What an escape begins with, or what can break up a word. */
const MAY_BE_ESCAPED = /[%&\\=<\n\r]|\/\*|[^\x20-\x7e]/;

/** Bytes that are written as numbers with something in between. */
const MAY_BE_NUMBERS = /(?:(?:0x)?[\da-f]{2,3}[\s,:;.|-]{1,4}){7}/i;

/** What can be base64, also when it is broken into lines. */
const MAY_BE_BASE64 = /(?:[\w+/-][\r\n]{0,2}){16}/;

/** So many letters and digits in a row say that it is the secret, whatever stands between them. */
const BARE_LENGTH = 12;

const NOT_BARE = /[^\p{L}\p{N}]+/gu;

/** A token has no other letters, and to ask of each character of a long text whether it is one takes long. */
const NOT_PLAIN = /[^a-z\d]+/gi;

/** How many characters a secret can take up in a text for each of its own, and the bounds of what is thought of. */
const AROUND = { each: 12, atLeast: 1_024, atMost: 32 * 1024 };

const bytewise = (text: string) => Buffer.from(text).toString('latin1');

/** A secret and what becomes of it: what looks like an escape in it undone, and its bytes read one by one. */
const variantsOf = (secret: string) =>
	new Set([
		...decodings(secret).map(({ characters }) => characters),
		bytewise(secret),
		bytewise(reversed(secret)),
	]);

/** The escapes in which a secret is often written before it is encoded. Eight characters of these are no part of it. */
const escapedFormsOf = (secret: string) =>
	new Set([
		JSON.stringify(secret).slice(1, -1),
		// Half a character cannot be encoded.
		encodeURIComponent(Buffer.from(secret).toString()),
	]);

/**
 * Makes a scrubber for the secrets of a credential. In words it hides each secret and every part of eight
 * characters of it, in any mixture of escapes and encodings; in data whole secrets only.
 */
export function scrubber(secrets: readonly string[]): SecretScrub {
	const parts = new Parts();
	const bare = new Parts();
	// Data is changed only where a whole secret stands in it: eight characters can be there by chance.
	const whole = new Set<string>();
	const wholeInLong = new Set<string>();
	const wholePlain = new Set<string>();
	const exact = new Set<string>();
	/** Length of the shortest form: no reading of a text is longer than the text. */
	let shortest = Number.POSITIVE_INFINITY;
	let around = AROUND.atLeast;
	const known = new Set<string>();

	const addWhole = (form: string) => {
		if (form.length < MIN_PART_LENGTH) return;
		const spelled = [...spellingsOf(form), reversed(form)].map(folded);
		for (const each of spelled) whole.add(each);
		for (const each of [...spelled, ...rareSpellingsOf(form).map(folded)]) {
			wholeInLong.add(each);
			shortest = Math.min(shortest, each.length);
		}
	};
	const add = (secret: string) => {
		if (known.has(secret)) return;
		known.add(secret);
		for (const form of variantsOf(secret)) {
			if (form !== secret && form.length < MIN_PART_LENGTH) continue;
			const searched = partsOfSecret(form);
			parts.add([...searched, ...searched.map(reversed)]);
			const letters = smallLetters(form).replace(NOT_BARE, '');
			if (letters.length >= MIN_PART_LENGTH)
				bare.add(partsOf(letters, Math.min(BARE_LENGTH, letters.length)));
			const plain = form.toLowerCase().replace(NOT_PLAIN, '');
			if (plain.length >= MIN_PART_LENGTH) wholePlain.add(plain);
			if (secret.length >= MIN_PART_LENGTH) addWhole(form);
		}
		if (secret.length >= MIN_PART_LENGTH) {
			escapedFormsOf(secret).forEach(addWhole);
			for (const each of spellingsOf(secret)) exact.add(each);
		}
		around = Math.min(AROUND.atMost, Math.max(around, AROUND.each * secret.length));
	};
	secrets.forEach(add);

	const bareLetters: Search = (reading, found) =>
		bare.search(smallLetters)(reading.without(NOT_BARE), found);
	const searches = [parts.search(folded), bareLetters];
	const words = (text: string) => hide(text, readings(text), searches, HIDDEN, true);

	const allLetters: Search = (reading, found) => {
		const letters = reading.characters.replace(NOT_PLAIN, '').toLowerCase();
		// Most texts have none, which is known sooner than where each letter comes from.
		if ([...wholePlain].some((form) => letters.includes(form)))
			forForms(wholePlain, smallLetters)(reading.without(NOT_PLAIN), found);
	};
	const inShort = [forForms(whole, folded), allLetters];
	const inLong = [forForms(wholeInLong, folded), allLetters];
	const asItIs = forForms(exact, (text) => text);
	const inData = (text: string) => {
		if (text.length < shortest) return text;
		// No id and no sentence is that long: a server that sends one must not hold up the process.
		if (text.length > PORTION) return hide(text, [Reading.of(text)], [asItIs], HIDDEN);
		return hide(text, waysInShort(text), inShort, HIDDEN);
	};
	const hideIn = (ways: Ways, searches: readonly Search[]) => (text: string) => {
		if (text.length < shortest) return text;
		if (text.length > PORTION) return withBreaks(text, ways, searches);
		return hide(text, ways(text), searches, HIDDEN);
	};
	const withBreaks = async (text: string, ways: Ways, searches: readonly Search[]) => {
		const breaks = new Breaks();
		const clean: string[] = [];
		for (const window of windowsOf(text, around)) {
			clean.push(hideInWindow(window, ways(window.text), searches, HIDDEN));
			await breaks.take();
		}
		return clean.join('');
	};

	return Object.assign(words, {
		inData,
		json: async (json: unknown, text: string) => {
			if (text.length <= MAX_READ)
				return await changeTexts(json, hideIn(waysInShort, inShort), HIDDEN);
			// Most answers hold none, and their text is searched more quickly than all that was made of it.
			const mayHold = (await withBreaks(text, waysInLong, inLong)) !== text;
			return mayHold ? await changeTexts(json, hideIn(waysInLong, inLong), HIDDEN) : json;
		},
		add,
	});
}

type Ways = (text: string) => Iterable<Reading>;

/** The decodings of a text, which for most texts is the text itself. */
const decodingsOf = (text: string) =>
	MAY_BE_ESCAPED.test(text) ? decodings(text) : [Reading.of(text)];

/** How texts of a long answer are read: there are too many that could be base64, such as IDs. */
const waysInLong = (text: string) =>
	MAY_BE_NUMBERS.test(text) ? readings(text, 1) : decodingsOf(text);

const waysInShort = (text: string) =>
	MAY_BE_BASE64.test(text) || MAY_BE_NUMBERS.test(text) ? readings(text) : decodingsOf(text);
