/** Fewer pieces hold no secret, and neither does a longer list: no token has so many characters. */
const PIECES = { atLeast: 6, atMost: 20_000 };

/** A character, an escape of one, or a few. */
const MAX_PIECE_LENGTH = 6;

/**
 * The text that a list or an object spells out in its values: a few characters in each, or a byte, as Node writes a
 * buffer into JSON. `undefined` where it holds anything else.
 */
export function spelledOut(
	fields: ReadonlyArray<readonly [name: string, value: unknown]>,
): string | undefined {
	if (fields.length < PIECES.atLeast || fields.length > PIECES.atMost) return undefined;
	const pieces: string[] = [];
	for (const [, value] of fields) {
		const piece = pieceIn(value);
		if (piece === undefined) return undefined;
		pieces.push(piece);
	}
	return pieces.join('');
}

function pieceIn(value: unknown): string | undefined {
	if (typeof value === 'string') return value.length <= MAX_PIECE_LENGTH ? value : undefined;
	const isByte = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 256;
	return isByte ? String.fromCharCode(value) : undefined;
}
