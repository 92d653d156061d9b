import type { Answer } from '../answers/answer';
import type { ReadAnswer } from '../readAnswer';
import { email } from '../values';
import { compactKey } from '../words/wordsOf';
import { lower } from './choice';
import { addressesOfOthers } from './othersInList';

/** Records of the one who wrote what stands beside them. */
const WRITER = /^(author|createdby|writtenby|sentby|postedby|sender|from|writer|by)$/;

/** What a program is set up to say. */
const SET_UP =
	/^(first|welcome|greeting|opening|closing|endcall|voicemail|idle|fallback|thankyou|success|error|confirmation|autoreply|away|offline|system)(message|text|prompt)$/;

/** Keys of who entered a record, or where. */
const ENTERED =
	/^(?:source|origin|via|channel|(?:created|added|booked|entered|made)(?:by|via|from|in)?(?:type|source|role)?|(?:booking|appointment|record|lead|entry)(?:source|origin|channel))$/;

/** Those who work for the business, and the programs in which they do. */
const BY_STAFF =
	/^(?:admin|administrator|staff|operator|manager|employee|backend|back[\s_-]?office|reception|receptionist|crm|manual|manually|internal)(?:[\s_-](?:panel|area|app|user|entry))?$/i;

/** A text about somebody, by those who know them or by themselves, and no word to the business. */
const ABOUT_PERSON =
	/^(?:(?:user|author|profile|member|contact|short|my)?(?:bio|biography|biografia|biographie|biografie|aboutme|sobremi|sobremim)|(?:internal|staff|admin|administrator|private|manager|crm|call|operator|reception)(?:note|comment|remark)s?|notesinternal|commentadmin)$/;

/** Records in which a program has written what it makes of a call or a chat, and keys of the same. */
const MADE_OF_IT =
	/(?:^|[._])(?:analysis|analytics|insights?|sentiment|ai_?(?:summary|analysis|notes?|result|output))$/i;
const MADE_KEY =
	/^(?:(?:ai|gpt|bot|agent|generated|auto)(?:summary|comment|note|remark|description)s?|sentiment|(?:intent|sentiment|keyword|topic|emotion)detection)$/;
/** The same notes of the business for itself, in other languages. */
const INTERNAL: ReadonlySet<string> = new Set(
	'note interne, notes internes, commentaire interne, interne Notiz, interne Notizen, interner Kommentar, interne Bemerkung, nota interna, notas internas, comentario interno, comentário interno, observação interna, observações internas, commento interno, interne notitie, interne opmerking, notatka wewnętrzna, uwagi wewnętrzne, intern anteckning, internt notat, intern note, sisäinen muistiinpano, dahili not, внутренний комментарий, внутренняя заметка, внутрішня примітка, interní poznámka, belső megjegyzés, notă internă, 社内メモ, 内部备注, 內部備註, 내부 메모'
		.split(', ')
		.map(compactKey),
);

/** Records in which a program keeps what it knows of somebody. */
const KEPT_OF_PERSON = /(?:^|\.)(?:visitor|user|profile|account|member|author|subscriber)$/i;

/** Whether a key has a text about the person, by staff or a program, not one by them. */
const isAboutPerson = ({ group, labels, question, line }: Answer): boolean => {
	if (question || line) return false;
	const key = compactKey(labels[0] ?? '');
	if (ABOUT_PERSON.test(key) || INTERNAL.has(key)) return true;
	if (MADE_KEY.test(key) || MADE_OF_IT.test(group)) return true;
	return /^(?:description|about|notes?)$/.test(key) && KEPT_OF_PERSON.test(group);
};

const isEnteredByStaff = ({ answer: { labels, value, question, line } }: ReadAnswer): boolean =>
	!question &&
	!line &&
	typeof value === 'string' &&
	ENTERED.test(compactKey(labels[0] ?? '')) &&
	BY_STAFF.test(value.trim());

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
 * Whether a text was written by staff or a program, or about the person: its record names an owner or
 * assignee as its writer, is that of one or was entered by one, or its key is that of an automatic message or
 * of a note about somebody.
 */
export function saidByStaff(reads: readonly ReadAnswer[]): (answer: Answer) => boolean {
	const recordOfWriter = ({ group }: Answer): string | undefined => {
		const at = group.lastIndexOf('.');
		return at >= 0 && WRITER.test(compactKey(group.slice(at + 1))) ? group.slice(0, at) : undefined;
	};
	const others = reads.filter((one) => recordOfWriter(one.answer) === undefined);
	const staff = addressesOfOthers(others);
	const named = new Set(others.filter(isOfRecordOfOther).map(({ answer }) => String(answer.value)));
	const groups = new Set(
		reads.flatMap(({ answer }) => {
			const record = recordOfWriter(answer);
			if (record === undefined || answer.value === undefined) return [];
			const address = email(answer.value);
			const isStaff =
				address === undefined ? named.has(String(answer.value)) : staff.has(lower(address));
			return isStaff || answer.role === 'other' ? [record] : [];
		}),
	);
	for (const read of reads) if (isOfRecordOfOther(read)) groups.add(read.answer.group);
	for (const read of reads) if (isEnteredByStaff(read)) groups.add(read.answer.group);
	return (answer) =>
		groups.has(answer.group) ||
		isAboutPerson(answer) ||
		(!answer.question && SET_UP.test(compactKey(answer.labels[0] ?? '')));
}
