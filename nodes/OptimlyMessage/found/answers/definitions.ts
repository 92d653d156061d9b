import {
	isPlainList,
	isPlainRecord,
	recordIn,
	textIn,
	type Plain,
	type PlainRecord,
} from '../plainInput';
import { compactKey } from '../words/wordsOf';
import { HUMAN, IDS, keyed, readable, textsOf, TYPES, VALUES } from './questionKeys';

/** What the questions of a form are called, by their ids, when the answers come apart from them. */
export type Definitions = ReadonlyMap<
	string,
	{
		readonly labels: readonly string[];
		readonly types: readonly string[];
		/** An entry of a list, as the fields of a form are. */
		readonly listed: boolean;
	}
>;

const MAX_DEFINITIONS = 1_000;

/** Keys of what the others are called. */
export const LABELS: ReadonlySet<string> = new Set([
	'labels',
	'fieldlabels',
	'titles',
	'fieldtitles',
]);

/** {"q1": "Ada", "labels": {"q1": "Your name"}}: what the keys beside it are called. */
export function labelsByKey(record: PlainRecord): ReadonlyArray<readonly [string, string]> {
	const maps = Object.entries(record).filter(([key]) => LABELS.has(compactKey(key)));
	return maps.flatMap(([, map]) => {
		const labels = Object.entries(recordIn(map)).map(([id, label]) => [id, textIn(label)] as const);
		const known = labels.filter(([id, label]) => id in record && label !== '');
		return known.length > 1 && known.length === labels.length ? known : [];
	});
}

/** What the form says of its questions, apart from the answers: LinkedIn, Typeform and others send it so. */
export function definitionsIn(input: Plain): Definitions {
	const found = new Map<
		string,
		{ labels: readonly string[]; types: readonly string[]; listed: boolean }
	>();

	function visit(
		value: Plain | undefined,
		title: readonly string[],
		depth: number,
		listed = false,
	): void {
		if (found.size > MAX_DEFINITIONS || depth > 12) return;
		if (isPlainList(value)) for (const entry of value) visit(entry, [], depth + 1, true);
		if (!isPlainRecord(value)) return;
		const { by } = keyed(value);
		const labels = [
			...textsOf(by, HUMAN),
			...textsOf(by, ['text']),
			...readable(textsOf(by, ['name', 'ref'])),
		];
		// Typeform's {"type": "text", "text": "Ada"} is an answer, not what a field is called.
		const isTyped = textIn(by.get('type')) in value;
		const answered = isTyped || VALUES.some((key) => by.has(key));
		const own = labels.length > 0 ? labels : title;
		if (!answered && own.length > 0) {
			for (const id of IDS.map((key) => textIn(by.get(key)))) {
				if (id === '' || (found.has(id) && !(listed && found.get(id)?.listed === false))) continue;
				found.set(id, { labels: own, types: textsOf(by, TYPES), listed });
			}
		}
		for (const [id, label] of labelsByKey(value))
			found.set(id, { labels: [label], types: [], listed: true });
		for (const entry of Object.values(value)) {
			if (typeof entry === 'object')
				visit(entry, answered || isPlainList(entry) ? [] : own, depth + 1);
		}
	}

	visit(input, [], 0);
	return found;
}
