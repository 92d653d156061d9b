import type { Answer, AnswerHints } from '../answer';
import type { Plain, PlainRecord } from '../plainInput';

/** A service or step whose output is known, and how its answers are taken out of it. */
export interface Source {
	/** As `Submission.source` shows it. */
	readonly name: string;
	readonly fits: (input: PlainRecord) => boolean;
	readonly answers: (input: PlainRecord) => readonly Answer[];
}

/** The entries of a record as answers, labelled with their keys. */
export const entriesAsAnswers = (
	record: PlainRecord,
	path: string,
	hints: AnswerHints = {},
): readonly Answer[] =>
	Object.entries(record).map(([label, value]) => ({
		...hints,
		label,
		key: path === '' ? label : `${path}.${label}`,
		value,
	}));

/** A record without some of its keys. */
export const without = (record: PlainRecord, keys: ReadonlySet<string>): PlainRecord =>
	Object.fromEntries(Object.entries(record).filter(([key]) => !keys.has(key)));

/** An answer whose meaning the source defines. */
export const certain = (
	meaning: NonNullable<AnswerHints['certain']>,
	key: string,
	value: Plain | undefined,
): Answer => ({ label: meaning, key, value, certain: meaning });

/** The last part of a file's address, without its query; the address itself can carry a key to the file. */
export const fileNameOf = (address: string): string =>
	address.split(/[?#]/)[0]?.split('/').pop() ?? '';
