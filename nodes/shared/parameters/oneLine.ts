import { withoutUnseen } from './checks';

/** Longest name, company or purpose that goes into a sentence: no one has one of 200 characters. */
const MAX_LENGTH = 200;

/** Combining marks beyond this many on one letter only cover the lines around it. */
const STACKED_MARKS = /(\p{M}{4})\p{M}+/gu;

/**
 * What somebody typed, made fit to stand in a sentence of ours that others read, such as an agent or a colleague: one
 * line of visible characters, at most so many of them. It stays text of its own: no line break lets it begin a
 * line, and no invisible character changes what is seen.
 *
 * @param maxLength in characters (code points); what is longer ends with "…"
 */
export function oneLine(text: string, maxLength = MAX_LENGTH): string {
	// Enough for any text that fits; the rest is never looked at.
	const line = text.slice(0, 10 * maxLength).replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
	const visible = withoutUnseen(line).replace(STACKED_MARKS, '$1').replace(/ {2,}/g, ' ').trim();
	const characters = [...visible];
	return characters.length > maxLength
		? `${characters
				.slice(0, maxLength - 1)
				.join('')
				.trimEnd()}…`
		: visible;
}
