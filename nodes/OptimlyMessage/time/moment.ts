import { isWeekday } from './calendarNames';
import { dateIn, type DateOrder } from './dateText';
import { asClock, halvesBehind, westernDigits } from './spokenTime';
import { readTimeZone } from './timeZone';
import { timesIn } from './clockText';
import { offsetText } from './iso8601';

/** A date, a time or both as they were understood, and an end when a range was given. */
export interface Moment {
	/** YYYY-MM-DD */
	readonly date?: string;
	/** HH:MM or HH:MM:SS */
	readonly time?: string;
	/** HH:MM; the end of a range of times. */
	readonly until?: string;
	/** "Z" or ±HH:MM, when one was given. */
	readonly offset?: string;
	/** IANA name, when one was given. */
	readonly zone?: string;
}

const ISO =
	/^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s?(Z|[+-](?:0\d|1[0-4]):?[0-5]\d)?)?(?:\[([\w/+-]+)\])?$/i;

/** The same without separators, as calendars exchange it (RFC 5545). */
const COMPACT = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)?(?=Z?$)/;

/** Seconds of 2001 and of 2100: numbers between are moments since 1970. */
const EPOCH = { first: 978_307_200, last: 4_102_444_800 } as const;

function fromEpoch(text: string): Moment | undefined {
	if (!/^\d{9,13}(?:\.\d+)?$/.test(text)) return undefined;
	const number = Number(text);
	const seconds = number >= EPOCH.first * 1000 ? number / 1000 : number;
	if (seconds < EPOCH.first || seconds > EPOCH.last) return undefined;
	const iso = new Date(Math.round(seconds) * 1000).toISOString();
	return { date: iso.slice(0, 10), time: iso.slice(11, 19), offset: 'Z' };
}

const exists = (date: string): boolean => {
	const at = Date.parse(`${date}T00:00:00Z`);
	return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date);
};

/** Words between the parts of a moment that say nothing. Everything else left over means: not understood. */
const NOTHING =
	/^(?:at|um|on|am|the|of|las|los|às|as|à|le|la|el|il|alle|ore|dia|día|om|op|kl|klo|o|godz|w|dnia|saat|в|на|о|من|الساعة|في|den|der|vom|von|from|uhr|h|hrs|de|da|das|du|di|dalle|van|od|с|az|ב[-־]?|בשעה|time|date|start|begin|between|und|and|の|a|les|del|dell['’]?|delle|dal|al|ao|aos|no|na|o['’]clock|klockan|klokken|kello|godzina|godzinie|r|roku|rok|г|года|году|року|час|ora|orario|d|t|jam|pukul|ngày|lúc|vào|ob|v|ve|เวลา|วันที่|בתאריך|שעה|يوم|بتاريخ|الموافق|ساعة|kell|plkst|από|з|στις|στη|στην|την|u|у|pada|को|dne|hari|об|ที่|วัน|बजे|datum|uhrzeit|fecha|hora|data|heure|tijd|дата|время)[.:]?$/i;

/** Zones whose letters are those of a day, when they are small: Croatian "čet", Polish "pt.". */
const ZONE_LIKE_DAY = /^(?:CET|PT)$/;

/** "9月3日の14:30", "9月3日(木)の午後2時": Japanese writes no space there. */
const BEFORE_TIME = /の(?=[\d午])/g;

/** "Thứ 5" is the Thursday of Vietnamese; without its word the number would be an hour. */
const DAY_BY_NUMBER = /(?<!\p{L})thứ\s[2-7](?!\d)/giu;

const MAX_LENGTH = 120;

/**
 * Reads a date, a time or both as people and services write them. All of the text has to be
 * understood: "3 March or later" is not.
 *
 * @param order which of two numbers of a date is the day, when that is known
 */
export function readMoment(given: string | number, order?: DateOrder): Moment | undefined {
	const said = String(given).trim();
	// Before anything else is done with it: a page is no date.
	if (said.length > 2 * MAX_LENGTH) return undefined;
	const text = westernDigits(said)
		.normalize('NFKC')
		.replace(/\s{2,}/g, ' ')
		.replace(/[\u200e\u200f\u202a-\u202e]/g, '');
	if (text === '' || text.length > MAX_LENGTH) return undefined;
	const iso = text.replace(COMPACT, (_all, year, month, day, hour, minute, second = '00') =>
		[[year, month, day].join('-'), [hour, minute, second].join(':')].join('T'),
	);
	const [, isoDate, isoTime, isoOffset, isoZone] = ISO.exec(iso) ?? [];
	if (isoDate !== undefined) {
		if (!exists(isoDate) || (isoTime !== undefined && !/^([01]\d|2[0-3]):[0-5]\d/.test(isoTime)))
			return undefined;
		return {
			date: isoDate,
			...(isoTime !== undefined && { time: isoTime }),
			...(isoOffset !== undefined && { offset: withColon(isoOffset) }),
			...(isoZone !== undefined && { zone: isoZone }),
		};
	}
	return fromEpoch(text) ?? fromWords(text, order);
}

const withColon = (offset: string): string =>
	offset.toUpperCase() === 'Z'
		? 'Z'
		: offset.includes(':')
			? offset
			: `${offset.slice(0, 3)}:${offset.slice(3)}`;

function fromWords(given: string, order: DateOrder | undefined): Moment | undefined {
	const text = halvesBehind(given);
	const date = dateIn(text, order);
	if (date === 'unclear') return undefined;
	const rest = asClock(
		(date ? date.rest : text).replace(BEFORE_TIME, ' ').replace(DAY_BY_NUMBER, ' '),
	);
	const times = timesIn(rest);
	const left = (times ? times.rest : rest).trim();
	if (!date && !times) return undefined;
	const said = left
		.replace(/[()[\]|·•,;،、]|(?:^|\s)[-–—/@.:](?=\s|$)/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
	const words = said
		.split(' ')
		.filter((word) => word !== '' && !NOTHING.test(word))
		.filter((word) => ZONE_LIKE_DAY.test(word) || !isWeekday(word));
	const zone = words.length > 0 ? readTimeZone(words.join(' ')) : undefined;
	if (words.length > 0 && zone === undefined) return undefined;
	return {
		...(date && { date: date.iso }),
		...(times && { time: times.from }),
		...(times?.until !== undefined && { until: times.until }),
		...(zone?.offset !== undefined && times && { offset: offsetText(zone.offset) }),
		...(zone?.name !== undefined && zone.offset === undefined && { zone: zone.name }),
	};
}
