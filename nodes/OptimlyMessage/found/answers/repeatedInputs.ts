import { isProse } from '../person/prose';
import { email, phone, wordCount } from '../values';
import { termsOf } from '../words/dictionary';

/** One of several inputs of a form that were given one name, with the label that its form stands for. */
export interface RepeatedInput {
	readonly label: string;
	readonly text: string;
}

const LEAST_DIGITS = 7;
const LEAST_WORDS = 5;
const MOST_INPUTS = 5;

function labelOf(text: string): string {
	if (email(text) !== undefined) return 'email';
	if (phone(text) !== undefined && text.replace(/\D/g, '').length >= LEAST_DIGITS) return 'phone';
	return wordCount(text) >= LEAST_WORDS && isProse(text) ? 'message' : 'full name';
}

/**
 * What a form sends as a list because several of its inputs have the same name: a name beside an address, a
 * number or a text, or the two halves of a name. Undefined for any other list.
 */
export function repeatedInputs(
	key: string,
	texts: readonly string[],
): readonly RepeatedInput[] | undefined {
	if (texts.length < 2 || texts.length > MOST_INPUTS) return undefined;
	const inputs = texts.map((text) => ({ label: labelOf(text), text }));
	const names = inputs.filter(({ label }) => label === 'full name');
	const others = inputs.filter(({ label }) => label !== 'full name');
	const isName = termsOf(key).some(({ kind }) => kind === 'name');
	const isDistinct = new Set(others.map(({ label }) => label)).size === others.length;
	const withAddress = others.some(({ label }) => label === 'email');
	if (!isDistinct || names.length === 0 || names.length > 2) return undefined;
	if (!isName && !(withAddress && names.length === 1)) return undefined;
	if (names.some(({ text }) => wordCount(text) === 0 || wordCount(text) >= LEAST_WORDS))
		return undefined;
	if (others.length === 0 && names.some(({ text }) => wordCount(text) !== 1)) return undefined;
	return [{ label: 'full name', text: names.map(({ text }) => text).join(' ') }, ...others];
}
