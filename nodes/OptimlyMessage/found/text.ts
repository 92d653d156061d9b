/** Control characters (but line breaks and tabs), and halves of characters, which UTF-8 cannot carry. */
const UNSENDABLE = /(?![\n\t])\p{Cc}|\p{Cs}/gu;

/** Text that can be sent, cut at a limit without cutting a character in two. */
export function cutText(text: string, limit: number): string {
	const clean = text.replace(/\r\n?/g, '\n').replace(UNSENDABLE, '').trim();
	return clean.length <= limit
		? clean
		: clean
				.slice(0, limit)
				.replace(/\p{Cs}$/u, '')
				.trim();
}
