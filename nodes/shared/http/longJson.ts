import type { Breaks } from '../breaks';
import { isRecord, parseJson, type JsonRecord } from '../json';

/** Characters that are parsed in one go: as many names of fields as fit into it take ten milliseconds. */
const PORTION = 128 * 1024;
/** Characters after which it is looked whether a break is due. */
const LOOK = 32 * 1024;

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/** The name of a field at the beginning of a text, with the white space around it; no name that is longer is read. */
const NAME = /^[ \t\n\r]*("(?:[^"\\]|\\.)*")[ \t\n\r]*:/;
const NAME_LENGTH = 1_000;

/** JSON that was parsed; `undefined` when it could not be parsed in portions. */
type Parsed = ReturnType<typeof parseJson>;

/** How JSON is divided. */
interface Division {
	readonly breaks: Breaks;
	readonly portion: number;
}

/** Where a list or an object can be cut: at commas between its entries; `undefined` when it is neither. */
async function cutsIn(text: string, { breaks, portion }: Division): Promise<number[] | undefined> {
	const cuts = [0];
	/** The comma before. An entry that is long itself has a piece of its own. */
	let before = 0;
	let depth = 0;
	let inText = false;
	let look = LOOK;
	const cutAt = (at: number) => {
		const last = cuts[cuts.length - 1];
		if (at - last >= portion) cuts.push(...(before > last ? [before, at] : [at]));
		before = at;
	};
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (inText) {
			if (code === BACKSLASH) at += 1;
			else if (code === QUOTE) inText = false;
		} else if (code === QUOTE) inText = true;
		else if (code === OPEN_LIST || code === OPEN_OBJECT) depth += 1;
		else if (code === CLOSE_LIST || code === CLOSE_OBJECT) {
			depth -= 1;
			if (depth === 0 && at < text.length - 1) return undefined;
		} else if (code === COMMA && depth === 1) cutAt(at);
		if (at < look) continue;
		look = at + LOOK;
		await breaks.take();
	}
	if (depth !== 0) return undefined;
	cutAt(text.length - 1);
	if (cuts[cuts.length - 1] < text.length - 1) cuts.push(text.length - 1);
	return cuts;
}

/**
 * Parses a list or an object portion by portion, with breaks in between, and so what is long in it. Takes time in
 * proportion to the text for each of its levels, so these must be few.
 *
 * @param text without white space at its ends
 * @param portion characters that are parsed in one go
 * @returns `undefined` when the text is no list and no object, or no JSON
 */
export async function parseLongJson(
	text: string,
	breaks: Breaks,
	portion = PORTION,
): Promise<Parsed> {
	return await parseDivided(text, { breaks, portion });
}

async function parseDivided(text: string, division: Division): Promise<Parsed> {
	const isList = opensAndCloses(text, OPEN_LIST, CLOSE_LIST);
	if (!isList && !opensAndCloses(text, OPEN_OBJECT, CLOSE_OBJECT)) return undefined;
	const cuts = await cutsIn(text, division);
	if (!cuts) return undefined;
	const list: unknown[] = [];
	const record: JsonRecord = {};
	for (let index = 1; index < cuts.length; index++) {
		const piece = text.slice(cuts[index - 1] + 1, cuts[index]);
		// Between two commas there has to be an entry.
		if (cuts.length > 2 && piece.trim() === '') return undefined;
		await division.breaks.take();
		const parsed = await (isList ? entriesOf(piece, division) : fieldsOf(piece, division));
		if (Array.isArray(parsed)) for (const entry of parsed) list.push(entry);
		else if (isRecord(parsed)) take(parsed, record);
		else return undefined;
	}
	return { json: isList ? list : record };
}

const opensAndCloses = (text: string, open: number, close: number) =>
	text.length > 1 && text.charCodeAt(0) === open && text.charCodeAt(text.length - 1) === close;

async function entriesOf(piece: string, division: Division): Promise<unknown> {
	const only = await longValue(piece, division);
	return only ? [only.json] : parseJson(`[${piece}]`)?.json;
}

async function fieldsOf(piece: string, division: Division): Promise<unknown> {
	const [beginning, written] =
		(piece.length > division.portion && NAME.exec(piece.slice(0, NAME_LENGTH))) || [];
	const name = written === undefined ? undefined : parseJson(written)?.json;
	if (beginning !== undefined && typeof name === 'string') {
		const value = await longValue(piece.slice(beginning.length), division);
		if (value) return Object.fromEntries([[name, value.json]]);
	}
	return parseJson(`{${piece}}`)?.json;
}

/** The one value that a text is, when it is long and can be divided itself. */
async function longValue(text: string, division: Division): Promise<Parsed> {
	if (text.length <= division.portion) return undefined;
	return await parseDivided(await withoutSpace(text, division.breaks), division);
}

const SPACE: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d]);

/** The text without what counts as white space in JSON. */
async function withoutSpace(text: string, breaks: Breaks): Promise<string> {
	let [from, to] = [0, text.length];
	for (; from < to && SPACE.has(text.charCodeAt(from)); from++)
		if (from % LOOK === 0) await breaks.take();
	for (; to > from && SPACE.has(text.charCodeAt(to - 1)); to--)
		if (to % LOOK === 0) await breaks.take();
	return text.slice(from, to);
}

/** Takes over fields as JSON.parse makes them: what stands later counts, and `__proto__` is a field as any other. */
function take(fields: JsonRecord, record: JsonRecord): void {
	for (const name of Object.keys(fields)) {
		if (name !== '__proto__') record[name] = fields[name];
		else Object.defineProperty(record, name, { ...FIELD, value: fields[name] });
	}
}

const FIELD = { writable: true, enumerable: true, configurable: true };
