import type { Answer } from '../answers/answer';
import type { ReadAnswer } from '../candidates';
import { email } from '../values';
import { compactKey } from '../words/wordsOf';
import { lower } from './choice';
import { addressesOfOthers } from './othersInList';

/** Records of the one who wrote what stands beside them. */
const WRITER = /^(author|createdby|writtenby|sentby|postedby|sender|from|writer|by)$/;

/** What a program is set up to say. */
const SET_UP =
	/^(first|welcome|greeting|opening|closing|endcall|voicemail|idle|fallback|thankyou|success|error|confirmation|autoreply|away|offline|system)(message|text|prompt)$/;

/** Whether it is the name or the address in a record of somebody else. */
const isOfRecordOfOther = ({ answer, vetoed, reading }: ReadAnswer): boolean =>
	vetoed &&
	answer.value !== undefined &&
	answer.group !== '' &&
	!answer.question &&
	!answer.line &&
	reading !== undefined &&
	reading.above.has('other') &&
	(['name', 'firstName', 'lastName', 'email'] as const).some((kind) => reading.own.has(kind));

/**
 * Tells whether a text is one of those who answer: its record names as its writer somebody who the item
 * says is the owner, the assignee or the like, or is the record of such a one, or its key says that a
 * program says it.
 */
export function saidByStaff(reads: readonly ReadAnswer[]): (answer: Answer) => boolean {
	const recordOfWriter = ({ group }: Answer): string | undefined => {
		const at = group.lastIndexOf('.');
		return at >= 0 && WRITER.test(compactKey(group.slice(at + 1))) ? group.slice(0, at) : undefined;
	};
	const staff = addressesOfOthers(reads.filter((one) => recordOfWriter(one.answer) === undefined));
	const groups = new Set(
		reads.flatMap(({ answer }) => {
			const record = recordOfWriter(answer);
			if (record === undefined || answer.value === undefined) return [];
			const address = email(answer.value);
			const isStaff = address !== undefined && staff.has(lower(address));
			return isStaff || answer.role === 'other' ? [record] : [];
		}),
	);
	for (const read of reads) if (isOfRecordOfOther(read)) groups.add(read.answer.group);
	return ({ group, labels, question }) =>
		groups.has(group) || (!question && SET_UP.test(compactKey(labels[0] ?? '')));
}
