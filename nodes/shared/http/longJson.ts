import type { Breaks } from '../breaks';
import { parseJson } from '../json';

/** Characters of a list that are parsed in one go: about five milliseconds. */
const PORTION = 512 * 1024;
/** Characters after which it is looked whether a break is due. */
const LOOK = 32 * 1024;

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Where the text of a list can be cut: at commas between its entries; `undefined` when it is no whole list. */
async function cutsIn(
	text: string,
	portion: number,
	breaks: Breaks,
): Promise<number[] | undefined> {
	if (text.charCodeAt(0) !== OPEN_LIST || text.charCodeAt(text.length - 1) !== CLOSE_LIST)
		return undefined;
	const cuts = [0];
	let depth = 0;
	let inText = false;
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
		} else if (code === COMMA && depth === 1 && at - cuts[cuts.length - 1] >= portion)
			cuts.push(at);
		if (at % LOOK === 0) await breaks.take();
	}
	return depth === 0 ? [...cuts, text.length - 1] : undefined;
}

/**
 * Parses a list portion by portion, with breaks in between.
 *
 * @param text without white space at its ends
 * @param portion characters that are parsed in one go
 * @returns `undefined` when the text is no list, or no JSON
 */
export async function parseLongList(
	text: string,
	breaks: Breaks,
	portion = PORTION,
): Promise<unknown[] | undefined> {
	const cuts = await cutsIn(text, portion, breaks);
	if (!cuts) return undefined;
	const list: unknown[] = [];
	for (let index = 1; index < cuts.length; index++) {
		await breaks.take();
		const entries = text.slice(cuts[index - 1] + 1, cuts[index]);
		const parsed = parseJson(`[${entries}]`)?.json;
		// Between two commas there has to be an entry.
		if (!Array.isArray(parsed) || (parsed.length === 0 && cuts.length > 2)) return undefined;
		for (const entry of parsed) list.push(entry);
	}
	return list;
}
