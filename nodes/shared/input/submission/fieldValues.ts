import { checkEmail, checkTimeZone } from '../checks';
import { wallClock } from '../dateTime';
import type { Scalar } from './answer';
import type { LabelMeaning } from './labels';
import { cutText } from './text';

/** Longest values; longer ones are cut (message, company) or are no such value (the others). */
const MAX_LENGTH = { name: 120, phone: 40, company: 200, message: 5_000 } as const;

/** What people write to get past a required question. */
const NO_ANSWER =
	/^(n\/?a|yes|si|sí|ja|nein|oui|non|sim|não|none|no|nil|null|undefined|keine?r?s?|ninguno|ninguna|nenhum|nenhuma|aucune?|test)$/i;

/**
 * Cal.com makes such an address of the phone number of somebody who booked without an e-mail
 * address: it is not one that the person reads.
 */
const PLACEHOLDER_ADDRESS = /@sms\.cal\.com$/i;

/** Longest text that can be an address, a moment or a time zone: longer ones are not looked at. */
const MAX_SHORT_TEXT = 300;

const textOf = (value: Scalar): string => (typeof value === 'string' ? value.trim() : '');

const shortTextOf = (value: Scalar): string => {
	const text = textOf(value);
	return text.length <= MAX_SHORT_TEXT ? text : '';
};

function email(value: Scalar): string | undefined {
	const text = shortTextOf(value);
	// Invisible characters come from copying; an address with one reaches nobody.
	if (checkEmail(text) || /\p{C}/u.test(text) || PLACEHOLDER_ADDRESS.test(text)) return undefined;
	return text;
}

function phone(value: Scalar): string | undefined {
	if (typeof value === 'boolean') return undefined;
	const text = String(value)
		.normalize('NFKC')
		.trim()
		.replace(/^(p|tel|whatsapp):\s*/i, '');
	const isNumber = /^\+?[\d\s().\-/–+]+(?:\s?(?:x|ext\.?|extension|durchwahl|poste)\s?\d{1,6})?$/i;
	const digits = text.replace(/\D/g, '').length;
	if (text.length > MAX_LENGTH.phone || !isNumber.test(text) || digits < 6 || digits > 20) {
		return undefined;
	}
	return text.replace(/\s+/g, ' ');
}

function name(value: Scalar): string | undefined {
	const text = cutText(textOf(value), MAX_LENGTH.name + 1).replace(/\s+/g, ' ');
	const isName = /\p{L}/u.test(text) && !/[@{}]|:\/\//.test(text) && !NO_ANSWER.test(text);
	return isName && text.length <= MAX_LENGTH.name ? text : undefined;
}

function company(value: Scalar): string | undefined {
	const text = cutText(textOf(value), MAX_LENGTH.company).replace(/\s+/g, ' ');
	const isCompany = /[\p{L}\p{N}]/u.test(text) && !NO_ANSWER.test(text);
	return isCompany && checkEmail(text) !== undefined ? text : undefined;
}

const message = (value: Scalar): string | undefined =>
	cutText(textOf(value), MAX_LENGTH.message) || undefined;

function moment(value: Scalar): string | undefined {
	const text = shortTextOf(value);
	try {
		wallClock(text, undefined, '');
		return text;
	} catch {
		return undefined;
	}
}

function timeOfDay(value: Scalar): string | undefined {
	const [, hour, minute] = /^(\d{1,2}):(\d{2})(?::\d{2})?$/.exec(textOf(value)) ?? [];
	if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return undefined;
	return `${hour.padStart(2, '0')}:${minute}`;
}

function timezone(value: Scalar): string | undefined {
	// Jotform writes "Europe/Berlin (GMT+02:00)".
	const zone = shortTextOf(value).replace(/\s*\(.*\)$/, '');
	if (zone === '' || zone.length > 60 || checkTimeZone(zone) !== undefined) return undefined;
	return zone;
}

/** Whether a value can be what its label says: the text to send, or `undefined`. */
export const FIELD_VALUES: Readonly<Record<LabelMeaning, (value: Scalar) => string | undefined>> = {
	name,
	firstName: name,
	lastName: name,
	email,
	phone,
	company,
	message,
	startTime: moment,
	endTime: moment,
	time: timeOfDay,
	timezone,
};
