/** Columns of a terminal that nobody has made wider. */
const COLUMNS = 80;

/**
 * Breaks lines between words, so that none is wider than a terminal; a broken line goes on as far to the right as it began.
 * One with an address in it stays whole: it is there to be copied.
 */
export function fit(text: string, columns = COLUMNS): string {
	return text
		.split('\n')
		.flatMap((line) => (/https?:/.test(line) ? [line] : broken(line, columns)))
		.join('\n');
}

function broken(line: string, columns: number): string[] {
	if (line.length <= columns) return [line];
	const [indent = ''] = /^ */.exec(line) ?? [];
	const words = line.slice(indent.length).split(' ');
	const lines: string[] = [];
	let current = '';
	for (const word of words) {
		const longer = current === '' ? indent + word : `${current} ${word}`;
		if (longer.length > columns && current !== '') {
			lines.push(current);
			current = indent + word;
		} else current = longer;
	}
	return [...lines, current];
}
