import { isMadeUp, VALUES } from '../answers/questionKeys';
import type { ReadAnswer } from '../readAnswer';
import { phone } from '../values';
import type { Candidate } from './choice';

/** Points of evidence without a label. */
const WRITTEN_AS_NUMBER = 30;

/** A number with its country's code, or in groups as people write one to call: digits alone may be an id. */
const INTERNATIONAL = /^\(?\+\d[\d\s().\-/]{7}/;
const GROUPED = /^\(?\d{2,5}\)?[\s.\-/]{1,3}\d{2,8}(?:[\s.\-/]\d{2,8}){0,3}$/;

/** Digits of a number with its area code; a social security number has fewer, a card's more. */
const DIGITS = { least: 10, most: 13 } as const;

/** "123.456.789-09": what a Brazilian is taxed by. */
const TAX_NUMBER = /^\d{3}\.\d{3}\.\d{3}-\d{2}$/;

function isWrittenAsNumber(text: string): boolean {
	if (INTERNATIONAL.test(text)) return true;
	const digits = text.replace(/\D/g, '').length;
	return (
		GROUPED.test(text) && digits >= DIGITS.least && digits <= DIGITS.most && !TAX_NUMBER.test(text)
	);
}

/** Whether nobody can know what was asked: a field without a label, or called by a number. */
const saysNothing = ({ answer: { labels } }: ReadAnswer): boolean =>
	labels.every((label) => isMadeUp(label) || VALUES.includes(label) || label === 'identifier');

/** A number that no label asks for: written as one, where the field has only the name that a program made. */
export const unlabelledNumbers = (reads: readonly ReadAnswer[]): readonly Candidate[] =>
	reads.flatMap((read): Candidate[] => {
		const { answer, vetoed, choice } = read;
		if (vetoed || choice || answer.aside || answer.context) return [];
		if (typeof answer.value !== 'string' || !saysNothing(read)) return [];
		const value = phone(answer.value);
		if (value === undefined || !isWrittenAsNumber(value)) return [];
		return [
			{ read, answer, value, points: WRITTEN_AS_NUMBER, by: 'looks like a telephone number' },
		];
	});
