import type { Found, Scalar } from '../../nodes/OptimlyMessage/found';
import { findPerson } from '../../nodes/OptimlyMessage/found';

/** The fields that are counted. */
export const COUNTED = ['name', 'email', 'phone', 'company'] as const;

/** All that can be counted. */
export const MEASURED = [
	...COUNTED,
	...(['message', 'startTime', 'durationMinutes', 'timezone'] as const),
] as const;

/** One payload, as a service sends it or an n8n step hands it on, and what a person would read in it. */
export interface Payload {
	readonly title: string;
	/** Where its structure was published; values and names are made up. */
	readonly from?: string;
	/** Language of its labels (ISO 639-1). */
	readonly language?: string;
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
		readonly durationMinutes?: number;
	};
	/** What a person could take just as well; null: nothing. */
	readonly allowed?: Readonly<Record<string, ReadonlyArray<string | number | null> | undefined>>;
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
	/** The same without the values: "file, title: field". */
	readonly missedFields: readonly string[];
}

const zoned = (moment: string): boolean => /(Z|[+-]\d\d:?\d\d)$/i.test(moment);

/** Whether a value is the wanted one: addresses and names in any case, moments in any zone. */
function same(field: (typeof MEASURED)[number], wanted: unknown, got: unknown): boolean {
	if (wanted === got || wanted === undefined || got === undefined) return wanted === got;
	const [a, b] = [String(wanted), String(got)];
	if (field === 'phone') return a.replace(/\D/g, '') === b.replace(/\D/g, '');
	// What a form sends as a text goes along with the lines below it.
	if (field === 'message') return b.includes(a.replace(/\r/g, ''));
	if (field !== 'startTime') return a.toLowerCase() === b.toLowerCase();
	if (zoned(a) && zoned(b)) return Date.parse(a) === Date.parse(b);
	const [one, other] = [a, b].map((moment) => moment.replace('T', ' ').slice(0, 16));
	return one === other;
}

/** Whether what was found is what a person would take, or could take as well. */
function isRight({ expected, allowed }: Payload, field: (typeof MEASURED)[number], got: unknown) {
	const others = (allowed?.[field] ?? []).map((one) => one ?? undefined);
	return [expected[field], ...others].some((wanted) => same(field, wanted, got));
}

const read = new Map<Payload, Found>();

/** What is found in a payload, which is read once however many figures are made of it. */
function foundIn(payload: Payload): Found {
	const found = read.get(payload) ?? findPerson(payload.input);
	read.set(payload, found);
	return found;
}

/**
 * Counts every field that a person would find or that was found: right when both agree. A field
 * that both leave out does not count.
 */
export function count(corpus: Corpus, counted: ReadonlyArray<(typeof MEASURED)[number]>): Tally {
	let [fields, right, wrongEmails] = [0, 0, 0];
	const wrong: string[] = [];
	const misses: string[] = [];
	const missedFields: string[] = [];
	for (const [file, payloads] of Object.entries(corpus)) {
		for (const payload of payloads) {
			const { title, expected } = payload;
			const found = foundIn(payload);
			for (const field of counted) {
				const [wanted, got] = [expected[field], found[field]];
				const isFine = isRight(payload, field, got);
				// A time that nobody booked is the event's: it counts where an appointment is wanted.
				if (wanted === undefined && (isFine || isOfTime(field, payload))) continue;
				fields += 1;
				if (isFine) {
					right += 1;
					continue;
				}
				const missed = `${file}, ${title}: ${field}`;
				const miss = `${missed} is ${String(got)}, not ${String(wanted)}`;
				missedFields.push(missed);
				misses.push(miss);
				if (got !== undefined) wrong.push(miss);
				if (field === 'email' && got !== undefined) wrongEmails += 1;
			}
		}
	}
	return { fields, right, wrongEmails, wrong, misses, missedFields };
}

const isOfTime = (field: (typeof MEASURED)[number], { expected }: Payload): boolean =>
	(field === 'startTime' || field === 'durationMinutes' || field === 'timezone') &&
	expected.startTime === undefined;

export const countPayloads = (corpus: Corpus): number =>
	Object.values(corpus).reduce((sum, payloads) => sum + payloads.length, 0);

/** One line per field and one for all, then the misses. */
export function report(
	name: string,
	corpus: Corpus,
	counted: ReadonlyArray<(typeof MEASURED)[number]> = COUNTED,
): string {
	const line = (label: string, { right, fields }: Tally) =>
		`  ${label.padEnd(8)} ${right} of ${fields} (${((100 * right) / fields).toFixed(1)} %)`;
	const all = count(corpus, counted);
	return [
		`${name}: ${countPayloads(corpus)} payloads`,
		...counted.map((field) => line(field, count(corpus, [field]))),
		line('all', all),
		`  wrong values: ${all.wrong.length}`,
		`  wrong e-mails: ${all.wrongEmails}`,
		...all.misses.map((miss) => `  missed: ${miss}`),
		'',
	].join('\n');
}
