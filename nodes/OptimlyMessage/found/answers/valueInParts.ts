import { isQualifier } from './keys';
import { isPlainRecord, recordsIn, type Plain, type PlainRecord } from '../plainInput';

/** A date that is written in parts, as one text. */
export function dateIn(record: PlainRecord): string | undefined {
	const part = (...keys: readonly string[]) => {
		for (const key of keys) {
			const value = record[key];
			if (typeof value === 'number' || (typeof value === 'string' && value !== ''))
				return String(value);
		}
		return undefined;
	};
	const [year, month, day] = [part('year'), part('month'), part('day')];
	if (!year || !month || !day || !/^\d{4}$/.test(year)) return undefined;
	const date = [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
	const hour = part('hour', 'hours', 'hh');
	if (hour === undefined) return date;
	const minute = (part('min', 'minute', 'minutes') ?? '00').padStart(2, '0');
	return `${date} ${hour.padStart(2, '0')}:${minute} ${part('ampm', 'meridiem') ?? ''}`.trim();
}

const PART_OF_NUMBER =
	/country|area|dial|prefix|calling|number|phone|national|full|e_?164|formatted|code|ext|^type$|iso|^name$|short|valid/i;

/** Keys that a country has beside its name. */
const OF_COUNTRY = /iso|short|^country$|^number$|full|e_?164|national|formatted/i;

/** A number with its country, as forms with a choice of country send it. */
export function numberIn(record: PlainRecord): string | undefined {
	const text = (key: string) => {
		const value = record[key];
		return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	};
	const keys = Object.keys(record);
	if (!keys.every((key) => PART_OF_NUMBER.test(key))) return undefined;
	// {"name": "Ada", "phone": …, "country_code": "49"}: somebody, unless it is the name of a country.
	if ('name' in record && !keys.some((key) => OF_COUNTRY.test(key))) return undefined;
	const full = text('full') || text('e164') || text('international') || text('formatted');
	if (/^[+\d(][\d\s().\-/+]{5,}$/.test(full)) return full;
	const number =
		text('number') ||
		text('phone') ||
		text('phoneNumber') ||
		text('phone_number') ||
		text('national');
	if (!/^[\d\s().\-/+]{4,}$/.test(number)) return undefined;
	if (!keys.some((key) => /^(country|area|dial|prefix|calling)/i.test(key))) return undefined;
	if (number.startsWith('+')) return number;
	const country = [
		'country',
		'countryCode',
		'country_code',
		'dialCode',
		'dial_code',
		'prefix',
		'callingCode',
	]
		.map(text)
		.find((code) => /^\+?\d{1,4}$/.test(code));
	const area = text('area') || text('areaCode') || text('area_code');
	const parts = [country && `+${country.replace('+', '')}`, area && `(${area})`, number];
	return parts.filter(Boolean).join(' ');
}

/** The last part of a file's address, without its query; the address itself can carry a key to the file. */
export const fileNameOf = (address: string): string =>
	address.split(/[?#]/)[0]?.split('/').pop() ?? '';

/** The name of a file: its address can carry a key to it. */
export function fileIn(record: PlainRecord): string | undefined {
	const url = typeof record.url === 'string' ? record.url : '';
	// A shirt has a size as well; that of a file is a number, or stands beside a name with an ending.
	const hasEnding = typeof record.name === 'string' && /\.[a-z\d]{2,5}$/i.test(record.name);
	const isFile = Object.entries(record).some(
		([key, value]) =>
			/^(mime_?type|content_?type|file_?name)$/i.test(key) ||
			(/^size$/i.test(key) && (typeof value === 'number' || hasEnding)),
	);
	if (!isFile) return undefined;
	const name = [record.name, record.filename, record.fileName].find(
		(one) => typeof one === 'string',
	);
	if (typeof name === 'string') return name;
	return /^https?:/.test(url) ? fileNameOf(url) : undefined;
}

/** Whether an entry of a list is marked as the first choice, as CRMs mark addresses and numbers. */
export const isPrimary = (entry: Plain): boolean =>
	isPlainRecord(entry) &&
	Object.entries(entry).some(
		([key, value]) =>
			(/^(is_?)?(primary|default|preferred|main)$/i.test(key) && value === true) ||
			(/^(type|label)$/i.test(key) && value === 'primary') ||
			(key === 'metadata' && isPlainRecord(value) && value.primary === true),
	);

/** A value below the name of its type, as Notion writes them: {"type": "email", "email": "a@b.example"}. */
export function heldByType(record: PlainRecord): Plain | undefined {
	const { type, plain_text: plainText } = record;
	if (typeof plainText === 'string') return plainText;
	if (typeof type !== 'string' || type === 'type') return undefined;
	const alone = Object.keys(record).every((key) => key === 'id' || key === 'type' || key === type);
	return alone ? record[type] : undefined;
}

/** A text in pieces of different looks, put together; undefined for any other list. */
export function spansIn(list: readonly Plain[]): string | undefined {
	const spans = recordsIn(list).flatMap(({ plain_text: text }) =>
		typeof text === 'string' ? [text] : [],
	);
	return spans.length > 0 && spans.length === list.length ? spans.join('') : undefined;
}

/** What says which of several a value is: {"value": "ada@example.com", "type": "work"}. */
export function qualifierIn(record: PlainRecord): string | undefined {
	if (typeof record.value !== 'string') return undefined;
	const kind = record.type ?? record.kind;
	const isAlone = Object.keys(record).every((key) => /^(?:id|value|type|kind)$/.test(key));
	return isAlone && typeof kind === 'string' && isQualifier(kind) ? kind : undefined;
}
