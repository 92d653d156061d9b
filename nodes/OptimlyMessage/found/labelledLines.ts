import { readableText } from './htmlText';
import { termsOf, type Term } from './words/dictionary';
import type { Kind } from './words/kinds';

/** The lines of a text that are labelled. */
export interface LabelledLines {
	readonly parts: ReadonlyArray<readonly [label: string, answer: string]>;
	/** Whether they are parts of one field ("first = Ada"), not a form of their own. */
	readonly partsOfField: boolean;
	/** Whether the first line is labelled, so that nobody wrote anything before the form. */
	readonly whole: boolean;
}

const FIELDS: ReadonlySet<Kind | 'unknown'> = new Set<Kind | 'unknown'>([
	...(['email', 'name', 'firstName', 'lastName', 'phone', 'mobile', 'company', 'message'] as const),
]);

/** What e-mails and forms put before their last words. */
const SIGNATURE = /^\s*(?:--+|__+|==+|\*\*\*+)\s*$/;

const MAX_LINES = 200;
const MAX_LABEL = 60;

/** The first sign that can end a label. */
const SIGN = /[:：=]/;

/** A line taken apart at its sign; undefined where there is none, or it belongs to an address of the web. */
function partsOf(line: string): { label: string; sign: string; answer: string } | undefined {
	const bare = line.replace(/^[\s*•>-]+/, '');
	const at = bare.search(SIGN);
	if (at < 1 || at > 2 * MAX_LABEL) return undefined;
	const label = bare
		.slice(0, at)
		.trimEnd()
		.replace(/\*{1,2}$/, '')
		.trimEnd();
	const answer = bare.slice(at + 1).replace(/^\*+/, '');
	if (answer.startsWith('//') || label.length > MAX_LABEL) return undefined;
	return { label, sign: bare[at], answer: answer.trim() };
}

const isField = (terms: readonly Term[]): boolean => terms.some(({ kind }) => FIELDS.has(kind));

/**
 * The labelled lines of a text, when it is a form that was written as text: at least two lines
 * "Label: answer" whose labels are those of a form. Lines without a label continue the answer above.
 */
export function linesOf(text: string): LabelledLines | undefined {
	if (!/[:：=]/.test(text) || (!text.includes('\n') && !/<\w/.test(text))) return undefined;
	const lines = readableText(text).split('\n').slice(0, MAX_LINES);
	const parts: Array<[string, string]> = [];
	let fields = 0;
	let assigned = 0;
	let whole = true;
	for (const line of lines) {
		if (parts.length > 0 && SIGNATURE.test(line)) break;
		const { label = '', sign, answer = '' } = partsOf(line) ?? {};
		if (/\p{L}/u.test(label)) {
			parts.push([label, answer]);
			if (sign === '=') assigned += 1;
			if (isField(termsOf(label))) fields += 1;
			continue;
		}
		const above = parts[parts.length - 1];
		if (above) above[1] = `${above[1]}\n${line}`.trim();
		else if (line.trim() !== '') whole = false;
	}
	if (assigned >= 2 && assigned === parts.length) return { parts, partsOfField: true, whole };
	return fields >= 2 ? { parts, partsOfField: false, whole } : undefined;
}
