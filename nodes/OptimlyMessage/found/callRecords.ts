import type { Answer } from './answers/answer';
import { isAround } from './person/surroundings';
import type { ReadAnswer } from './readAnswer';
import { compactKey } from './words/wordsOf';

/** Keys that only the record of a call has, in the words of the services that make them. */
const OF_CALL =
	/^(?:phone)?call(?:sid|id|uuid|status|length|successful|duration(?:s|secs|seconds|ms))$|^rawdigits$/;

/** Keys of why a call ended. */
const WHY_ENDED =
	/^(?:call)?(?:end(?:ed|ing)?|disconnect(?:ed|ion)?|hangup|termination)(?:call)?(?:reason|cause|by|source)$/;

/** {"call": {…}}, {"phone_call": {…}} */
const CALL = /(?:^|\.)(?:phone_?)?call$/i;

const DIRECTION = /^(?:phone)?(?:call)?direction$/;
const IN_OR_OUT = /^(?:in|out)(?:bound|coming|going)/i;
/** "out", "outbound", "Outgoing", "o" */
const OUT = /^o/i;
const IS_OUT = /^(?:call)?is(?:outgoing|outbound)$/;
const IS_IN = /^(?:call)?(?:is)?(?:incoming|inbound)$/;

/** Keys of when a call was, how long and of which kind. No part begins like another one, so that there is one way to read a key. */
const ITSELF = [
	/^(?:call|ringing|conversation)?(?:date|time)?(?:start(?:ed|ing)?|began|begin|end(?:ed)?|answered|connected|finished|completed|stop(?:ped)?)(?:at|on|date|time|stamp|unix|utc|secs|ms)*$/,
	/^(?:call|total|corrected|talk|billable|recording|conversation)*(?:duration|length)(?:in)?(?:ms|s|secs?|seconds|mins?|minutes)?$/,
	/^(?:call)?(?:date|time|datetime|timestamp|type)$/,
	WHY_ENDED,
];

/** Records below that of a call that tell how it went, word by word, and what it cost. */
const COURSE =
	/(?:transcript|words?|messages?|turns|utterances?|costs?|latency|charging|metrics|usage|segments?|legs?|recordings?|events|durations?)(?:\[|\.|$)/i;

/** The key of a machine; "" for what people are asked. */
export const keyOf = ({ answer: { labels, question, line } }: ReadAnswer): string =>
	question || line ? '' : compactKey(labels[0] ?? '');

/** Whether an answer says who called. */
export const isDirection = (read: ReadAnswer): boolean => DIRECTION.test(keyOf(read));

const saysDirection = (read: ReadAnswer): boolean =>
	isDirection(read) && IN_OR_OUT.test(String(read.answer.value));

const isOfCall = (read: ReadAnswer): boolean => {
	const key = keyOf(read);
	return (
		OF_CALL.test(key) || WHY_ENDED.test(key) || saysDirection(read) || CALL.test(read.answer.group)
	);
};

/** A part of the record of a call that tells of it: the record is the one around it. */
const PART = /(?:^|\.)call_?info$/i;

/** Paths of the records of calls: a call that was, not one that somebody asks for. */
export const callRecordsIn = (reads: readonly ReadAnswer[]): ReadonlySet<string> =>
	new Set(reads.filter(isOfCall).map(({ answer: { group } }) => group.replace(PART, '')));

const isYes = ({ value }: Answer): boolean => /^(?:true|1|yes)$/i.test(String(value));

const isNo = ({ value }: Answer): boolean => /^(?:false|0|no)$/i.test(String(value));

/** Whether the business made the call. */
export const isCallOut = (reads: readonly ReadAnswer[]): boolean =>
	reads.some((read) => {
		const key = keyOf(read);
		if (isDirection(read)) return OUT.test(String(read.answer.value));
		if (IS_OUT.test(key)) return isYes(read.answer);
		return IS_IN.test(key) && isNo(read.answer);
	});

/** The answers without what a call says of itself: when it was, how long, and why it ended. */
export function withoutCallItself(reads: readonly ReadAnswer[]): readonly ReadAnswer[] {
	const calls = callRecordsIn(reads);
	if (calls.size === 0) return reads;
	return reads.filter((read) => {
		const { group } = read.answer;
		if (calls.has(group)) return !ITSELF.some((key) => key.test(keyOf(read)));
		return ![...calls].some(
			(call) => isAround(call, group) && COURSE.test(group.slice(call.length)),
		);
	});
}
