/** The entities that forms write; others stay as they are. */
const ENTITIES: ReadonlyMap<string, string> = new Map([
	['amp', '&'],
	['lt', '<'],
	['gt', '>'],
	['quot', '"'],
	['apos', "'"],
	['nbsp', ' '],
	['ndash', '–'],
	['mdash', '—'],
	['hellip', '…'],
	['rsquo', '’'],
	['lsquo', '‘'],
	['auml', 'ä'],
	['ouml', 'ö'],
	['uuml', 'ü'],
	['Auml', 'Ä'],
	['Ouml', 'Ö'],
	['Uuml', 'Ü'],
	['szlig', 'ß'],
	['eacute', 'é'],
	['egrave', 'è'],
	['agrave', 'à'],
	['ccedil', 'ç'],
	['ntilde', 'ñ'],
	['oacute', 'ó'],
	['aacute', 'á'],
	['iacute', 'í'],
	['uacute', 'ú'],
]);

function character(code: number): string | undefined {
	return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
		? String.fromCodePoint(code)
		: undefined;
}

/** A text with its HTML entities replaced by what they stand for. */
export function decoded(text: string): string {
	if (!text.includes('&')) return text;
	return text.replace(
		/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,8}));/gi,
		(entity, decimal, hex, name) => {
			if (decimal !== undefined) return character(Number(decimal)) ?? entity;
			if (hex !== undefined) return character(parseInt(hex, 16)) ?? entity;
			return ENTITIES.get(String(name)) ?? entity;
		},
	);
}

/** A tag or a comment; not the address of `Name <address>`, nor a link in angle brackets. */
const TAG = /<(?:\/?[a-z][a-z\d-]*(?=[\s/>])|!)[^<>]{0,300}>/i;
const TAGS = new RegExp(TAG.source, 'gi');

/** The text that somebody reads in a piece of HTML: no tags, paragraphs and breaks as lines. A text without tags as it is. */
export function readableText(text: string): string {
	if (!TAG.test(text)) return decoded(text).trim();
	return (
		decoded(
			text
				.replace(/<(style|script|head)[^<>]{0,300}>[^<]{0,20000}<\/\1>/gi, ' ')
				.replace(/<(?:br|\/p|\/div|\/li|\/tr|\/h\d)\b[^<>]{0,300}>/gi, '\n')
				.replace(TAGS, ''),
		)
			// Only what changes: most white space is single spaces and line breaks.
			.replace(/[^\S\n]{2,}|[^\S\n ]/g, ' ')
			.replace(/ \n ?|\n /g, '\n')
			.replace(/\n{3,}/g, '\n\n')
			.trim()
	);
}
