import { textIn, type PlainRecord } from '../plainInput';
import { byKey, heldIn } from './keysOf';

/** Keys under which gateways of text messages and WhatsApp put the number of the one who wrote. */
const FROM = [
	'from',
	'sender',
	'originator',
	'fromnumber',
	'msisdn',
	'sendernumber',
	'contactnumber',
];
/** Keys one of which a message has beside the number. */
const BESIDE = [
	...['to', 'recipient', 'receiver', 'tonumber', 'text', 'body', 'message', 'content', 'contents'],
	...['chatid'],
];

/** A number with its country's code, as gateways write it: "254791541111", "whatsapp:+4930…", "4930…@c.us". */
const NUMBER = /^(?:whatsapp:|sms:|tel:)?(\+?\d{8,15})(?:@(?:c\.us|s\.whatsapp\.net))?$/;
/** Digits that are a date or a time rather than a number. */
const MOMENT = /^(19|20)\d\d(0[1-9]|1[0-2])([0-2]\d|3[01])/;

const MOST_LEVELS = 3;

/** The number of the one who wrote a text message, in an item that is one; with the text it stands in. */
export function senderNumber(
	record: PlainRecord,
	left = MOST_LEVELS,
): { readonly number: string; readonly raw: string } | undefined {
	const by = byKey(record);
	if (BESIDE.some((key) => by.has(key))) {
		for (const key of FROM) {
			const raw = textIn(by.get(key));
			const [, number] = NUMBER.exec(raw) ?? [];
			if (number !== undefined && !MOMENT.test(number)) return { number, raw };
		}
	}
	if (left === 0) return undefined;
	for (const held of heldIn(by)) {
		const found = senderNumber(held, left - 1);
		if (found) return found;
	}
	return undefined;
}
