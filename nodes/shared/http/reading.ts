/** A part of a reading, and the part of the text before it that it was made of. */
interface Piece {
	readonly at: number;
	readonly size: number;
	readonly from: number;
	readonly length: number;
	/** So many characters of the source make so many of this; without it, each comes from the whole source. */
	readonly ratio?: Ratio;
}

type Ratio = readonly [source: number, made: number];

/** What stands in place of so many characters. */
export type Replacement = readonly [characters: string, length: number];

/** A text as it reads when something in it is undone; knows where in the first text each of its characters comes from. */
export class Reading {
	private constructor(
		readonly characters: string,
		/** Whether the characters stood there as encoded bytes. */
		readonly isDecoded = false,
		private readonly before?: Reading,
		/** In their order; what is between them is as it was. */
		private readonly pieces: readonly Piece[] = [],
	) {}

	static of(text: string): Reading {
		return new Reading(text);
	}

	/** The reading with each match replaced; `undefined` when nothing matches. */
	replaced(
		pattern: RegExp,
		replacements: (match: RegExpMatchArray) => readonly Replacement[],
	): Reading | undefined {
		const made: string[] = [];
		const pieces: Piece[] = [];
		let [last, at] = [0, 0];
		for (const match of this.characters.matchAll(pattern)) {
			made.push(this.characters.slice(last, match.index));
			at += match.index - last;
			last = match.index;
			for (const [characters, length] of replacements(match)) {
				pieces.push({ at, size: characters.length, from: last, length });
				made.push(characters);
				at += characters.length;
				last += length;
			}
		}
		if (pieces.length === 0) return undefined;
		made.push(this.characters.slice(last));
		return new Reading(made.join(''), this.isDecoded, this, pieces);
	}

	/** The reading without what matches. */
	without(pattern: RegExp): Reading {
		return this.replaced(pattern, ([gap]) => [['', gap.length]]) ?? this;
	}

	/** Only what matches, each behind a sign that stands in no token. */
	only(pattern: RegExp, isKept: (match: string) => boolean = () => true): Reading {
		const made: string[] = [];
		const pieces: Piece[] = [];
		let at = 0;
		for (const { 0: match, index } of this.characters.matchAll(pattern)) {
			if (!isKept(match)) continue;
			const { length } = match;
			made.push('\ufffd', match);
			pieces.push({ at, size: 1, from: index, length: 1 });
			pieces.push({ at: at + 1, size: length, from: index, length, ratio: [1, 1] });
			at += length + 1;
		}
		return new Reading(made.join(''), this.isDecoded, this, pieces);
	}

	/** What was made of everything from a character on, at one ratio. */
	decoded(characters: string, from: number, ratio: Ratio): Reading {
		const piece = { at: 0, size: characters.length, from, length: 0, ratio };
		return new Reading(characters, true, this, [piece]);
	}

	/** Where in the first text the source of a character begins. */
	startOf(at: number): number {
		return this.before ? this.before.startOf(this.sourceOf(at)[0]) : at;
	}

	/** Where in the first text the source of a character ends. */
	endOf(at: number): number {
		return this.before ? this.before.endOf(this.sourceOf(at)[1] - 1) : at + 1;
	}

	private sourceOf(at: number): readonly [start: number, end: number] {
		const piece = this.lastPieceUpTo(at);
		if (!piece) return [at, at + 1];
		const { size, from, length, ratio } = piece;
		const into = at - piece.at;
		if (into >= size) return [from + length + into - size, from + length + into - size + 1];
		if (!ratio) return [from, from + length];
		const [source, made] = ratio;
		return [
			from + Math.floor((into * source) / made),
			from + Math.ceil(((into + 1) * source) / made),
		];
	}

	private lastPieceUpTo(at: number): Piece | undefined {
		let [low, high] = [0, this.pieces.length];
		while (low < high) {
			const middle = (low + high) >>> 1;
			if (this.pieces[middle].at <= at) low = middle + 1;
			else high = middle;
		}
		return this.pieces[low - 1];
	}
}
