const numberIn = (value: string | undefined) =>
	value === '' || !Number.isFinite(Number(value)) ? undefined : Number(value);

/**
 * Headers in which servers speak of other pages, under which name the same stands beside a list in a body, and what it
 * is there; `undefined` when the header says nothing.
 */
const PAGE_HEADERS: ReadonlyArray<
	readonly [header: string, name: string, read: (value: string) => number | boolean | undefined]
> = [
	// It is used for much else. A page that has one before it is not all there is, either.
	['link', 'next', (value) => /\brel\s*=\s*"?(next|prev)/i.test(value) || undefined],
	['x-next-page', 'next_page', (value) => value !== ''],
	['x-next-cursor', 'next_cursor', (value) => value !== ''],
	['x-has-more', 'has_more', (value) => /^(true|1|yes)$/i.test(value)],
	['x-total-count', 'total', numberIn],
	['x-total', 'total', numberIn],
	['x-total-pages', 'total_pages', numberIn],
	// Bytes are no records.
	['content-range', 'total', (value) => numberIn(/^(?!bytes)\w+ .*\/(\d+)$/.exec(value)?.[1])],
];

/** The status of an answer that is only a part. */
const PARTIAL_CONTENT = 206;

/**
 * An answer's JSON with what its status and headers say of other pages around it, as an envelope would have it: what
 * reads lists knows that form. Only yes, no and numbers are taken from the headers: an address can hold a token.
 *
 * @returns the JSON itself when they say nothing
 */
export function withPages(
	json: unknown,
	status: number,
	headers: Record<string, unknown>,
): unknown {
	const said = PAGE_HEADERS.flatMap(([header, name, read]) => {
		const value = headers[header];
		const found = typeof value === 'string' ? read(value.trim()) : undefined;
		return found === undefined ? [] : [[name, found] as const];
	});
	if (status === PARTIAL_CONTENT) said.push(['has_more', true]);
	return said.length === 0 ? json : { data: json, ...Object.fromEntries(said) };
}
