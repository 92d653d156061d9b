import { smallLetters } from './secretForms';

/** Values from this length on are found in any case, as servers write e-mail addresses in small letters. */
export const MIN_ANY_CASE_LENGTH = 5;

/** Small letters, and spaces as forms send them. */
export const foldedValue = (text: string) => smallLetters(text).replace(/\+/g, ' ');

/**
 * What is looked for of a value in a text that is folded: its accents in both ways, and what is left of it where spaces
 * and unseen characters were taken out of the text.
 */
export function formsOfValue(value: string): string[] {
	const forms = ['NFC', 'NFD'].map((form) => foldedValue(value.normalize(form)));
	const withoutSpaces = forms
		.map((form) => form.replace(/\s/g, ''))
		.filter(({ length }) => length >= MIN_ANY_CASE_LENGTH);
	return [...new Set([...forms, ...withoutSpaces])];
}
