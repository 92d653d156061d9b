import { sendableText } from '../../shared/parameters/sendableText';

/** Text that can be sent, cut at a limit without cutting a character in two. */
export function cutText(text: string, limit: number): string {
	const clean = sendableText(text.replace(/\r\n?/g, '\n')).trim();
	return clean.length <= limit
		? clean
		: clean
				.slice(0, limit)
				.replace(/\p{Cs}$/u, '')
				.trim();
}
