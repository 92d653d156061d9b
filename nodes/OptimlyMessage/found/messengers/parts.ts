import { isPlainList, isPlainRecord, textIn, type PlainRecord } from '../plainInput';
import { byKey, heldIn } from './keysOf';

/** Keys of a message that is sent in parts: a text, then its files. */
const PARTS = ['messageparts', 'parts', 'contents', 'content', 'message', 'messagecontents'];

const MOST_LEVELS = 3;

/** Whether a part says that it is a text, or says nothing of its kind. */
function isText(by: ReturnType<typeof byKey>): boolean {
	const kind = textIn(by.get('contenttype')) || textIn(by.get('type'));
	return kind === '' || /^text\b/i.test(kind);
}

function textOfPart(part: PlainRecord): string {
	const by = byKey(part);
	const text = by.get('text');
	if (isPlainRecord(text)) return textIn(text.content) || textIn(text.body) || textIn(text.text);
	return textIn(text) || (isText(by) ? textIn(by.get('value')) || textIn(by.get('content')) : '');
}

/** The text of a message that its service sends as a list of parts: {message_parts: [{text: {content}}]}. */
export function textInParts(record: PlainRecord, left = MOST_LEVELS): string {
	const by = byKey(record);
	for (const key of PARTS) {
		const parts = by.get(key);
		if (!isPlainList(parts)) continue;
		const text = parts
			.filter(isPlainRecord)
			.map(textOfPart)
			.find((one) => one !== '');
		if (text !== undefined) return text;
	}
	if (left === 0) return '';
	return (
		heldIn(by)
			.map((held) => textInParts(held, left - 1))
			.find((text) => text !== '') ?? ''
	);
}
