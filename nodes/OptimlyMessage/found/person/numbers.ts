import type { Answer } from '../answers/answer';
import type { ReadAnswer } from '../readAnswer';
import type { Candidate } from './choice';

const allDigits = (text: string): string => text.replace(/\D/g, '').replace(/^0+/, '');

/** What stands in one record with the number, or in the one around, is more likely the same person's. */
const NEAR = { same: 4, around: 2 } as const;

/** Points for a name: in the record of the number, where there is no address, or in a record around that of either. */
export function nearness(
	home: Answer | undefined,
	numbers: readonly Candidate[],
): (answer: Answer) => number {
	const groups = new Set(numbers.map(({ answer }) => answer.group));
	const anchor = home?.group ?? (groups.size === 1 ? [...groups][0] : undefined);
	return ({ group }) => {
		if (anchor === undefined) return 0;
		if (group === anchor) return home === undefined ? NEAR.same : 0;
		return group !== '' && anchor.startsWith(`${group}.`) ? NEAR.around : 0;
	};
}

/** Fewer digits are the end of many numbers. */
const LEAST_DIGITS = 7;

/** Without numbers that stand there again with their country's code: "40 15 66 66" beside "+4740156666". */
export function withoutShortForms(numbers: readonly Candidate[]): readonly Candidate[] {
	const whole = numbers.map(({ value }) => allDigits(value));
	return numbers.filter(({ value }) => {
		const short = allDigits(value);
		return (
			short.length < LEAST_DIGITS ||
			value.trim().startsWith('+') ||
			!whole.some((long) => long.length > short.length && long.endsWith(short))
		);
	});
}

/**
 * Without numbers of institutions: below a key that nobody knows, beside a name that need not be a
 * person's, and apart from the address.
 */
export function withoutInstitutions(
	numbers: readonly Candidate[],
	reads: readonly ReadAnswer[],
	home: Answer | undefined,
): readonly Candidate[] {
	const named = new Set<string>();
	const people = new Set<string>();
	for (const { answer, reading } of reads) {
		if (answer.value === undefined || !reading) continue;
		const { own, ofPeople } = reading;
		if (ofPeople || own.has('firstName') || own.has('lastName') || own.has('person')) {
			people.add(answer.group);
		} else if (own.has('name')) named.add(answer.group);
	}
	return numbers.filter(({ answer: { group, question, line }, read: { reading } }) => {
		if (!reading || question || line || reading.unknownAbove === 0) return true;
		if (reading.above.has('person') || reading.above.has('perhaps')) return true;
		return group === home?.group || people.has(group) || !named.has(group);
	});
}
