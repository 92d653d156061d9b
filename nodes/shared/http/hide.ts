import type { Reading } from './reading';

/** Marks that are there already: none becomes part of another. */
export const MARKS = /\[(?:hidden|value)\]/g;

/** What stands in place of a secret. */
export const HIDDEN = '[hidden]';

/** What stands in place of something personal. */
export const VALUE = '[value]';

/** Tells each place in a reading, or in one made of it, where something was found. */
export type Search = (reading: Reading, found: Found) => void;

type Found = (reading: Reading, at: number, length: number) => void;

/** Looks for texts as they are. */
export function forForms(forms: Iterable<string>, fold: (text: string) => string): Search {
	return (reading, found) => {
		const searched = fold(reading.characters);
		for (const form of forms) {
			for (let at = searched.indexOf(form); at >= 0; at = searched.indexOf(form, at + 1))
				found(reading, at, form.length);
		}
	};
}

/** Which three characters stand in a row in some texts: most places of a long text can be told from it not to be in them. */
export class Glimpse {
	private readonly sums = new Uint8Array(1 << 16);

	constructor(texts: readonly string[]) {
		for (const text of texts)
			for (let at = 0; at + 2 < text.length; at++) this.sums[sumAt(text, at)] = 1;
	}

	/** Whether a part of a text can be in them; three characters of it at the least. */
	mayHold(text: string, at: number, length: number): boolean {
		const last = at + length - 3;
		return (
			this.sums[sumAt(text, at)] === 1 &&
			this.sums[sumAt(text, last)] === 1 &&
			this.sums[sumAt(text, (at + last) >>> 1)] === 1
		);
	}
}

/** Many texts to look for, most of them of a few lengths. */
export class Parts {
	private readonly byLength = new Map<number, Set<string>>();
	/** Whether a part begins with three characters that have this sum: nearly all places in a text are passed by with it. */
	private readonly beginnings = new Uint8Array(1 << 16);

	get isEmpty(): boolean {
		return this.byLength.size === 0;
	}

	add(texts: readonly string[]): this {
		for (const text of texts) {
			const group = this.byLength.get(text.length) ?? new Set();
			this.byLength.set(text.length, group.add(text));
			if (text.length < 3) this.beginnings.fill(1);
			else this.beginnings[sumAt(text, 0)] = 1;
		}
		return this;
	}

	/** Looks for all that were added so far. */
	search(fold: (text: string) => string): Search {
		return (reading, found) => {
			const searched = fold(reading.characters);
			for (let at = 0; at < searched.length; at++) {
				if (this.beginnings[sumAt(searched, at)] === 0) continue;
				for (const [length, group] of this.byLength)
					if (group.has(searched.slice(at, at + length))) found(reading, at, length);
			}
		};
	}
}

const sumAt = (text: string, at: number) =>
	((text.charCodeAt(at) << 10) ^ (text.charCodeAt(at + 1) << 5) ^ text.charCodeAt(at + 2)) & 0xffff;

/**
 * The text with a mark in place of everything that is found in one of its readings; marks that stand there stay,
 * but for those within it.
 *
 * @param wholeRuns whether the rest of what is encoded goes, too: nobody reads it
 */
export function hide(
	text: string,
	readings: Iterable<Reading>,
	searches: readonly Search[],
	mark: string,
	wholeRuns = false,
): string {
	const hidden = hiddenIn(text, readings, searches, wholeRuns);
	return hidden ? marked(text, hidden, mark, 0, text.length) : text;
}

const isOfRun = (character: string | undefined) =>
	character !== undefined && /[\w+/=-]/.test(character);

/** Which characters are hidden; `undefined` when none is. */
function hiddenIn(
	text: string,
	readings: Iterable<Reading>,
	searches: readonly Search[],
	wholeRuns = false,
): Uint8Array | undefined {
	let hidden: Uint8Array | undefined;
	const found: Found = (reading, at, length) => {
		hidden ??= new Uint8Array(text.length);
		let [start, end] = [reading.startOf(at), reading.endOf(at + length - 1)];
		if (wholeRuns && reading.isDecoded) {
			while (!hidden[start - 1] && isOfRun(text[start - 1])) start -= 1;
			while (!hidden[end] && isOfRun(text[end])) end += 1;
		}
		hidden.fill(1, start, end);
	};
	for (const reading of readings) for (const search of searches) search(reading, found);
	if (!hidden) return undefined;
	for (const { 0: mark, index } of text.matchAll(MARKS)) {
		const end = index + mark.length;
		// One in the middle of what was found goes with it: anybody can write a mark.
		if (hidden.subarray(index, end).includes(0)) hidden.fill(0, index, end);
	}
	return hidden;
}

/** A part of the text with each run of what is hidden replaced. */
function marked(text: string, hidden: Uint8Array, mark: string, from: number, to: number): string {
	const pieces: string[] = [];
	for (let at = from; at < to; ) {
		const next = hidden.indexOf(1 - hidden[at], at);
		const end = next < 0 ? to : Math.min(next, to);
		if (!hidden[at]) pieces.push(text.slice(at, end));
		// Where the part begins in the middle of a run, the mark is there already.
		else if (at === 0 || !hidden[at - 1]) pieces.push(mark);
		at = end;
	}
	return pieces.join('');
}

/** A part of a long text, with enough around it to know whatever begins or ends in it. */
interface Window {
	readonly text: string;
	readonly from: number;
	readonly to: number;
}

/** Characters of a text that are searched in one go: a few milliseconds. */
export const PORTION = 8 * 1024;

/** The text in portions, each with so many characters around it. */
export function* windowsOf(text: string, around: number): Generator<Window> {
	const portion = Math.max(PORTION, 2 * around);
	for (let at = 0; at < text.length; at += portion) {
		const start = Math.max(0, at - around);
		const from = at - start;
		const end = at + portion + around;
		yield { text: text.slice(start, end), from, to: Math.min(from + portion, text.length - start) };
	}
}

/** The portion without what is found in it. */
export function hideInWindow(
	{ text, from, to }: Window,
	readings: Iterable<Reading>,
	searches: readonly Search[],
	mark: string,
): string {
	const hidden = hiddenIn(text, readings, searches);
	return hidden ? marked(text, hidden, mark, from, to) : text.slice(from, to);
}
