import { wordCount } from '../values';

/** The end of a sentence, also within a text. */
const SENTENCE = /[.!?…。！？؟।](?:\s|$)/u;

/** Most words of an entry of a list. */
const ENTRY = 3;
const LEAST_ENTRIES = 3;

const LABELLED = /^[^:]{1,40}:\s[^:]{1,40}$/u;

/** "Colour: red, size: big": values with their names. */
function isLabelled(text: string): boolean {
	const entries = text.split(/[;,]/);
	return entries.length > 1 && entries.every((entry) => LABELLED.test(entry.trimStart()));
}

/** "Falazat, betonozás, csempe ragasztás": a place, skills or what was chosen. */
function isList(text: string): boolean {
	const entries = text.split(/[,;|/\n、，；]/u);
	return entries.length >= LEAST_ENTRIES && entries.every((entry) => wordCount(entry) <= ENTRY);
}

/** "Head Spa Deluxe (50 min + Drying)": most words begin with a capital or are numbers. */
function isTitle(text: string): boolean {
	// Some write everything in capitals.
	if (!/\p{Ll}/u.test(text)) return false;
	// The first word of a sentence has one as well, and so have the nouns of German.
	const words = text.split(/[\s/&+()]+/).filter((word) => /[\p{L}\d]/u.test(word));
	const others = words.slice(1);
	return (
		others.length > 0 &&
		others.filter((word) => /^[\p{Lu}\d]/u.test(word)).length * 3 >= others.length * 2
	);
}

/** Whether a text below a label that nobody knows reads like something that somebody wrote, and not like a list, a title or values with their names. */
export const isProse = (text: string): boolean =>
	!isLabelled(text) && (SENTENCE.test(text) || !(isList(text) || isTitle(text)));
