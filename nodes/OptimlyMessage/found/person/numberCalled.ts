import type { ReadAnswer } from '../readAnswer';
import { phone } from '../values';
import { compactKey } from '../words/wordsOf';
import type { Candidate } from './choice';

/** Keys of the number from which somebody calls. */
const CALLER =
	/^(?:caller|calling|inbound|incoming|from)(?:party)?(?:phone)?(?:number|no|num|id|phone)?$|^(?:ani|cli|callerid(?:number)?|fromphonenumber)$/;

/** Keys of the number that was called: the business's own. */
const CALLED =
	/^(?:called|callee|dialed|dialled|destination|to|did|dnis|assistant|agent|tracking|business|twilio|virtual)(?:party)?(?:phone)?(?:number|no|num|id|phone)?$|^(?:dnis|did|tophonenumber)$/;

const DIRECTION = /^(?:call)?direction$/;
const OUT = /^(?:o|out|outbound|outgoing)/i;

/** What two writings of a number have in common. */
const digits = (text: string): string => text.replace(/\D/g, '').slice(-9);

const keyOf = ({ answer: { labels, question, line } }: ReadAnswer): string =>
	question || line ? '' : compactKey(labels[0] ?? '');

const numberIn = ({ answer: { value } }: ReadAnswer): string | undefined =>
	value === undefined ? undefined : phone(value);

/** Without the number that was called in a call from the person, and any other beside the caller's. */
export function withoutCalled(
	numbers: readonly Candidate[],
	reads: readonly ReadAnswer[],
): readonly Candidate[] {
	const isOut = reads.some(
		(read) => DIRECTION.test(keyOf(read)) && OUT.test(String(read.answer.value)),
	);
	if (isOut) return numbers;
	const ofKind = (kind: RegExp) =>
		reads.filter((read) => kind.test(keyOf(read)) && numberIn(read) !== undefined);
	const callers = ofKind(CALLER);
	if (callers.length === 0) return numbers;
	const called = new Set(ofKind(CALLED).map((read) => digits(numberIn(read) ?? '')));
	const isCall = reads.some((read) => DIRECTION.test(keyOf(read)) || /^call/.test(keyOf(read)));
	const groups = new Set(callers.map(({ answer }) => answer.group));
	const ofCaller = new Set(callers.map((read) => digits(numberIn(read) ?? '')));
	return numbers.filter(({ answer, value }) => {
		const number = digits(value);
		if (ofCaller.has(number)) return true;
		if (called.has(number)) return false;
		return !(isCall && !answer.question && groups.has(answer.group));
	});
}
