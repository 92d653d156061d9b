import type { ReadAnswer } from '../readAnswer';
import { name } from '../values';
import { wordsOf } from '../words/wordsOf';
import type { FoundValue } from './choice';

/** Kinds that say nothing against a person's name. */
const SAYS_NOTHING: ReadonlySet<string> = new Set([
	...['unknown', 'filler', 'name', 'person', 'perhaps', 'own', 'nickname'],
]);

/** Two to four words, each with a capital. */
const WHOLE_NAME = /^\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*){1,3}$/u;

/** Shorter parts of an address are in many names. */
const LEAST_LETTERS = 3;

const isOf = (whole: string, address: string): boolean => {
	const local = wordsOf(address.slice(0, address.lastIndexOf('@'))).join('');
	return wordsOf(whole).some((word) => word.length >= LEAST_LETTERS && local.includes(word));
};

const isOpen = ({ vetoed, answer, readings }: ReadAnswer): boolean =>
	!vetoed &&
	!answer.aside &&
	!answer.several &&
	readings.every(({ own, above }) => [...own, ...above].every((kind) => SAYS_NOTHING.has(kind)));

/**
 * A name below a label that nobody knows, when the address has a part of it: "Berit Hansen" beside
 * berit@example.no. Two of them are none.
 */
export function nameByAddress(
	reads: readonly ReadAnswer[],
	address: FoundValue | undefined,
): FoundValue | undefined {
	if (!address) return undefined;
	const fitting = reads.filter(isOpen).flatMap(({ answer }) => {
		const whole = answer.value === undefined ? undefined : name(answer.value);
		if (whole === undefined || !WHOLE_NAME.test(whole) || !isOf(whole, address.value)) return [];
		return [{ value: whole, answers: [answer], by: 'fits the address' }];
	});
	return new Set(fitting.map(({ value }) => value)).size === 1 ? fitting[0] : undefined;
}
