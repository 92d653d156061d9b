import type { Answer } from '../answers/answer';
import { callRecordsIn, isCallOut, isDirection, keyOf } from '../callRecords';
import type { ReadAnswer } from '../readAnswer';
import { phone } from '../values';
import type { Candidate } from './choice';

const NUMBER = '(?:party)?(?:phone)?(?:number|no|num|id|phone)?';

/** Keys of the number from which somebody calls. */
const CALLER = new RegExp(
	`^(?:caller|calling|inbound|incoming|from|source)${NUMBER}$|^(?:ani|cli|callerid(?:number)?|fromphonenumber)$`,
);

/** Keys of the client's number in a call, whoever called; elsewhere they can be the number that a client has in the books. */
const CLIENT =
	/^(?:customer|client|contact|lead|visitor|prospect|patient|external|user)(?:phone)?(?:number|no|num)$|^rawdigits$/;

/** Keys of the number that was called: that of whoever did not call. */
const CALLED = new RegExp(
	`^(?:called|callee|dialed|dialled|destination|to|did|dnis)${NUMBER}$|^(?:dnis|did|tophonenumber)$`,
);

/** Keys of a number that is the business's own, whoever called. */
const OWN = new RegExp(
	`^(?:formatted)?(?:our|assistant|agent|internal|tracking|business|office|twilio|virtual)${NUMBER}$`,
);

/** Keys of the parts of a call: whoever stands there took it. */
const PART_OF_CALL = /(?:^|\.)(?:call_?)?(?:session|leg|segment|transfer)s?(?:_?(?:data|list))?$/i;

/** What two writings of a number have in common. */
const digits = (text: string): string => text.replace(/\D/g, '').slice(-9);

const numberIn = ({ answer: { value } }: ReadAnswer): string | undefined =>
	value === undefined ? undefined : phone(value);

const ofKind = (reads: readonly ReadAnswer[], kind: RegExp): readonly ReadAnswer[] =>
	reads.filter((read) => kind.test(keyOf(read)) && numberIn(read) !== undefined);

const groupsOf = (reads: readonly ReadAnswer[]): ReadonlySet<string> =>
	new Set(reads.map(({ answer }) => answer.group));

const digitsOf = (reads: readonly ReadAnswer[]): ReadonlySet<string> =>
	new Set(reads.map((read) => digits(numberIn(read) ?? '')));

/** Records of calls between a client and a number of the business's own. */
function callsIn(reads: readonly ReadAnswer[]): ReadonlySet<string> {
	const own = groupsOf([...ofKind(reads, OWN), ...ofKind(reads, CALLED)]);
	const clients = [...ofKind(reads, CALLER), ...ofKind(reads, CLIENT)];
	return new Set([...groupsOf(clients)].filter((group) => own.has(group)));
}

/** Whether an answer stands in the record of a call: its company is the one that was called. */
export const isOfCall = ({ group }: Answer, reads: readonly ReadAnswer[]): boolean =>
	callsIn(reads).has(group);

/** Addresses that are not those of who took a call. */
export function withoutStaffOfCall(
	addresses: readonly Candidate[],
	reads: readonly ReadAnswer[],
): readonly Candidate[] {
	if (callsIn(reads).size === 0) return addresses;
	return addresses.filter(({ answer: { group } }) => !PART_OF_CALL.test(group));
}

/** The client's number in a call, below a key that elsewhere is no number to call. */
export function numbersOfClients(reads: readonly ReadAnswer[]): readonly Candidate[] {
	const calls = new Set([...callsIn(reads), ...callRecordsIn(reads)]);
	const parties = ofKind(reads, isCallOut(reads) ? CALLED : CALLER);
	return [...ofKind(reads, CLIENT), ...parties].flatMap((read): Candidate[] => {
		const { answer } = read;
		const value = numberIn(read);
		if (value === undefined || !calls.has(answer.group)) return [];
		return [{ read, answer, value, points: 100, by: 'label' }];
	});
}

/**
 * Of the numbers of a call those that can be the client's: the caller's, or in a call to them the one that
 * was called; never one that is the business's own.
 */
export function withoutCalled(
	numbers: readonly Candidate[],
	reads: readonly ReadAnswer[],
): readonly Candidate[] {
	const calls = callsIn(reads);
	const clients = ofKind(reads, CLIENT).filter(({ answer }) => calls.has(answer.group));
	const callers = ofKind(reads, CALLER);
	if (clients.length + callers.length === 0) return numbers;
	const ofClients = digitsOf(clients);
	const own = digitsOf(ofKind(reads, OWN));
	const theirs = numbers.filter(
		({ value }) => ofClients.has(digits(value)) || !own.has(digits(value)),
	);
	if (isCallOut(reads)) return theirs;
	const groups = groupsOf([...callers, ...clients]);
	const called = digitsOf(ofKind(reads, CALLED));
	// A call of the business that is told of beside the person whom it called.
	const calledByUs = theirs.filter(
		({ answer, value }) => called.has(digits(value)) && !groups.has(answer.group),
	);
	if (calledByUs.length > 0) return calledByUs;
	const isCall = reads.some((read) => isDirection(read) || /^call/.test(keyOf(read)));
	const ofCaller = digitsOf([...callers, ...clients]);
	return theirs.filter(({ answer, value }) => {
		const number = digits(value);
		if (ofCaller.has(number)) return true;
		if (called.has(number)) return false;
		return !(isCall && !answer.question && groups.has(answer.group));
	});
}
