import { withBreaks, type Breaks } from '../../shared/breaks';
import { isRecord, writeJson, type JsonRecord } from '../../shared/json';

/** A list of the API, and how much of it an answer shows. */
export interface List<T> {
	readonly records: readonly T[];
	/**
	 * `all`: nothing speaks against it that these are all records there are. `more`: the answer says that there
	 * are others. `unknown`: it can be one page of several, or a list that the server cut off.
	 */
	readonly shows: 'all' | 'more' | 'unknown';
}

/** Under which names a list stands in an answer that is no bare list. */
const LIST_KEYS = ['data', 'messages', 'chats', 'items', 'results', 'records'];
/** Where an answer can speak of its pages, beside the list itself. */
const PAGING_KEYS = ['pagination', 'paging', 'page_info', 'pageInfo', 'meta', 'links', '_links'];

/** Names under which an answer says how to read on; there is a next page when one of them holds something. */
const NEXT_KEYS = [
	'next',
	'next_page',
	'nextPage',
	'next_cursor',
	'nextCursor',
	'next_page_token',
	'nextPageToken',
	'next_url',
	'cursor',
];
/** Names under which an answer says whether there is more. */
const MORE_KEYS = ['has_more', 'hasMore', 'has_next', 'hasNext', 'hasNextPage', 'truncated'];
/** Names under which it says how many records there are on all pages. */
const TOTAL_KEYS = ['total', 'total_count', 'totalCount', 'total_items', 'totalItems'];
/** Names under which it says how many pages there are. */
const PAGES_KEYS = ['pages', 'total_pages', 'totalPages', 'page_count', 'pageCount', 'last_page'];

/** A list that is cut off ends at a round number: 10, 15, 20, 25 … or a power of two from 16. */
const SMALLEST_PAGE = 10;

function canBePage(length: number): boolean {
	return length >= SMALLEST_PAGE && (length % 5 === 0 || Number.isInteger(Math.log2(length)));
}

/** The lengths at which most servers cut a list off: 20, 25, 30, 40, the fifties and powers of two. */
export const isUsualPage = (length: number): boolean =>
	[20, 25, 30, 40].includes(length) ||
	(length >= 50 && (length % 50 === 0 || Number.isInteger(Math.log2(length))));

const isNothing = (value: unknown) =>
	value === null || value === undefined || value === '' || value === false;

/** Longer texts are no numbers of records. */
const LONGEST_NUMBER = 30;

/** The number that a value is or says; a list or an object says none. */
const numberOf = (value: unknown) =>
	isRecord(value) || Array.isArray(value) || String(value).length > LONGEST_NUMBER
		? Number.NaN
		: Number(value);

/** What an object beside the list says of other pages. */
function pagesIn(object: JsonRecord, length: number): Array<'all' | 'more'> {
	const values = (keys: readonly string[]) =>
		keys.flatMap((key) => (key in object ? [object[key]] : []));
	const numbers = (keys: readonly string[]) => values(keys).map(numberOf).filter(Number.isFinite);
	const says = (isMore: boolean) => (isMore ? 'more' : 'all');
	return [
		...values(NEXT_KEYS).map((next) => says(!isNothing(next))),
		...values(MORE_KEYS).map((more) => says(!isNothing(more))),
		...numbers(TOTAL_KEYS).map((total) => says(total > length)),
		...numbers(PAGES_KEYS).map((pages) => says(pages > 1)),
		// These can speak against it only: a first page can be one of several.
		...numbers(['page']).flatMap((page) => (page > 1 ? ['more' as const] : [])),
		...numbers(['offset', 'skip']).flatMap((skipped) => (skipped > 0 ? ['more' as const] : [])),
		...numbers(['count']).flatMap((count) => (count > length ? ['more' as const] : [])),
	];
}

/** The list in an answer, and every object around or beside it. */
export function findList(
	json: unknown,
	depth = 0,
): { readonly list: readonly unknown[]; readonly around: readonly JsonRecord[] } | undefined {
	if (Array.isArray(json)) return { list: json, around: [] };
	if (!isRecord(json) || depth > 2) return undefined;
	// An error that came with the status of a success.
	if (json.success === false || !isNothing(json.error)) return undefined;
	for (const key of LIST_KEYS) {
		const inner = findList(json[key], depth + 1);
		if (!inner) continue;
		const beside = PAGING_KEYS.map((name) => json[name]).filter(isRecord);
		return { list: inner.list, around: [json, ...beside, ...inner.around] };
	}
	return undefined;
}

/** Whether all that stands around the list is the documented `{success, data}`. */
const isPlain = (around: readonly JsonRecord[]) =>
	around.every((object) =>
		Object.keys(object).every((key) => ['success', 'data', 'error', 'detail'].includes(key)),
	);

/**
 * Reads a list: bare as in every documented example, in `{success, data}` as one page says, or in an object such as
 * `{messages: […], has_more: true}`, which no page shows but many services use. Only the documented forms show
 * all of a list without saying so, and only when it does not end at a number at which servers cut lists off.
 *
 * @param isOne whether a value is a record of the list
 * @param prepared a value of the list as `isOne` is to see it
 * @returns `undefined` when there is no list, or when something in it is no such record
 */
export async function readList<T>(
	json: unknown,
	isOne: (value: unknown) => value is T,
	prepared: (value: unknown) => unknown = (value) => value,
): Promise<List<T> | undefined> {
	const found = findList(json);
	if (!found) return undefined;
	const { list, around } = found;
	const records: T[] = [];
	const read = (value: unknown) => {
		const record = prepared(value);
		if (isOne(record)) records.push(record);
	};
	await withBreaks(list, read);
	if (records.length < list.length) return undefined;
	const said = around.flatMap((object) => pagesIn(object, list.length));
	if (said.includes('more')) return { records, shows: 'more' };
	const seemsAll = isPlain(around) && !canBePage(list.length);
	return { records, shows: said.includes('all') || seemsAll ? 'all' : 'unknown' };
}

/** What makes two records one message: an ID alone could be given twice by mistake. */
const identityOf = ({ message_id, sender, content }: JsonRecord) =>
	[message_id, sender, content]
		.map((part) => (typeof part === 'string' ? `${part.length} ${part}` : writeJson(part)))
		.join('\n');

/** Pages that overlap, or a join in the service, list a message more than once; it was said once. */
export async function onceEach<T extends JsonRecord>(
	messages: readonly T[],
	breaks: Breaks,
): Promise<T[]> {
	const each = new Map<string, T>();
	await withBreaks(messages, (message) => each.set(identityOf(message), message), breaks);
	return [...each.values()];
}
