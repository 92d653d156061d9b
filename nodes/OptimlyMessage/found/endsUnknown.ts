import type { Term } from './words/dictionary';

/** Languages in which what a thing is comes before what it is of. */
const HEAD_FIRST: ReadonlySet<string> = new Set(['es', 'fr', 'pt', 'it', 'ca', 'ro', 'id', 'vi']);

/** Whether nobody knows what a label asks for, because the word that says so is in no list. */
export function endsUnknown(terms: readonly Term[]): boolean {
	const [first] = terms;
	if (terms.length < 2 || terms[terms.length - 1].kind !== 'unknown') return false;
	return first.language === undefined || !HEAD_FIRST.has(first.language);
}
