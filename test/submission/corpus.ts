import type { Scalar } from '../../nodes/OptimlyMessage/found';
import { findPerson } from '../../nodes/OptimlyMessage/found';

/** The fields that are counted. */
export const COUNTED = ['name', 'email', 'phone', 'company'] as const;

/** One payload, as a service sends it or an n8n step hands it on, and what a person would read in it. */
export interface Payload {
	readonly title: string;
	readonly input: unknown;
	readonly expected: {
		readonly source?: string;
		readonly name?: string;
		readonly email?: string;
		readonly phone?: string;
		readonly company?: string;
		readonly message?: string;
		readonly startTime?: string;
		readonly endTime?: string;
		readonly timezone?: string;
		/** What has to be among the rest; there may be more. */
		readonly rest?: Readonly<Record<string, Scalar | undefined>>;
		/** What a person finds and the function leaves out: counted as a miss. */
		readonly missed?: readonly string[];
		/** Texts that must not be anywhere in what comes out. */
		readonly absent?: readonly string[];
	};
}

export type Corpus = Readonly<Record<string, readonly Payload[]>>;

/** What was recognised over a corpus; `misses` has one line per field that is not right. */
export interface Tally {
	readonly fields: number;
	readonly right: number;
	readonly wrongEmails: number;
	/** One line per field that was found and is something else: worse than a miss. */
	readonly wrong: readonly string[];
	readonly misses: readonly string[];
}

/**
 * Counts every field that a person would find or that was found: right when both agree. A field
 * that both leave out does not count.
 */
export function count(corpus: Corpus, counted: ReadonlyArray<(typeof COUNTED)[number]>): Tally {
	let [fields, right, wrongEmails] = [0, 0, 0];
	const wrong: string[] = [];
	const misses: string[] = [];
	for (const [file, payloads] of Object.entries(corpus)) {
		for (const { title, input, expected } of payloads) {
			const found = findPerson(input);
			for (const field of counted) {
				const [wanted, got] = [expected[field], found[field]];
				if (wanted === undefined && got === undefined) continue;
				fields += 1;
				if (wanted === got) {
					right += 1;
					continue;
				}
				const miss = `${file}, ${title}: ${field} is ${String(got)}, not ${String(wanted)}`;
				misses.push(miss);
				if (got !== undefined) wrong.push(miss);
				if (field === 'email' && got !== undefined) wrongEmails += 1;
			}
		}
	}
	return { fields, right, wrongEmails, wrong, misses };
}

export const countPayloads = (corpus: Corpus): number =>
	Object.values(corpus).reduce((sum, payloads) => sum + payloads.length, 0);

/** One line per field and one for all, then the misses. */
export function report(name: string, corpus: Corpus): string {
	const line = (label: string, { right, fields }: Tally) =>
		`  ${label.padEnd(8)} ${right} of ${fields} (${((100 * right) / fields).toFixed(1)} %)`;
	const all = count(corpus, COUNTED);
	return [
		`${name}: ${countPayloads(corpus)} payloads`,
		...COUNTED.map((field) => line(field, count(corpus, [field]))),
		line('all', all),
		`  wrong e-mails: ${all.wrongEmails}`,
		...all.misses.map((miss) => `  missed: ${miss}`),
		'',
	].join('\n');
}
