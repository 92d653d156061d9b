import type { ReadAnswer } from '../candidates';
import { shortText } from '../values';
import type { Candidate, FoundValue } from './choice';

/** What two writings of one number have in common: its last nine digits. */
export const digits = (text: string): string => text.replace(/\D/g, '').slice(-9);

/** A number of ten digits before an id that only looks like one. */
export const ofPhone = (candidates: readonly Candidate[]): readonly Candidate[] => {
	const plausible = candidates.filter(({ value }) => value.replace(/\D/g, '').length >= 7);
	return plausible.length > 0 ? plausible : candidates;
};

/** "+49", "49", "Germany (+49)", "+49 Germany". */
const COUNTRY_CODE = /^(\+?\d{1,4})$|(?<=^|\()(\+\d{1,4})(?=\)|\s)/;

/** The number with the country's code that was asked for apart from it. */
export function withCountry(number: FoundValue, reads: readonly ReadAnswer[]): FoundValue {
	if (/^(\+|00)/.test(number.value)) return number;
	for (const { answer, reading, vetoed } of reads) {
		if (vetoed || answer.aside || answer.value === undefined || !reading?.own.has('countryCode'))
			continue;
		if (answer.group !== number.answers[0]?.group) continue;
		if (number.answers.includes(answer)) continue;
		const [code] = COUNTRY_CODE.exec(shortText(answer.value)) ?? [];
		if (code === undefined) continue;
		return {
			...number,
			value: `+${code.replace('+', '')} ${number.value}`,
			answers: [...number.answers, answer],
		};
	}
	return number;
}
