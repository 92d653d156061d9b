import { twoDigits } from './iso8601';

/** Times that a text holds. */
export interface Times {
	/** HH:MM */
	readonly from: string;
	/** HH:MM; the end of a range. */
	readonly until?: string;
	/** The text without them. */
	readonly rest: string;
}

const MERIDIEM = '(a\\.?\\s?m\\.?|p\\.?\\s?m\\.?|ص|م|öö|ös|p)(?![\\p{L}])';
const SPOKEN = '(?:上午|午前|오전|下午|午後|오후)';
const CLOCK = `(${SPOKEN})?\\s*(\\d{1,2})(?:(?:\\s?[:.h時时点點시]\\s?|\\s?uhr\\s?|H)([0-5]\\d)(?::[0-5]\\d(?:\\.\\d+)?)?)?\\s*[分분]?\\s*(?:${MERIDIEM})?`;
const UNIT =
	'(?:\\s*[時时点點시]|(?:\\s*(?:uhr|h|hrs|heures?|horas?|ore|uur|час(?:а|ов)?))?(?=から|至|(?!\\p{L})))';
const TO =
	'\\s*(?:-|–|—|~|〜|to|bis|until|till|a(?: las)?|à|às|até|alle|tot|do|til|till|до|έως|μέχρι|から|至|إلى|\\/)\\s*';
const RANGE = new RegExp(`(?<![\\d\\p{L}])${CLOCK}${UNIT}${TO}${CLOCK}${UNIT}(?!\\d)`, 'iu');
const SINGLE = new RegExp(
	`(?<![\\d\\p{L}])${CLOCK}(\\s*(?:uhr|h|hrs|heures?|horas?|uur|[時时点點시]|час(?:а|ов)?)(?![\\p{L}]))?(?!\\d)`,
	'iu',
);

interface Clock {
	readonly hour: number;
	readonly minute: number;
	readonly half?: 'am' | 'pm';
	/** Something says that it is a time: minutes, am or pm, a unit. */
	readonly clear: boolean;
}

function halfOf(text: string | undefined): 'am' | 'pm' | undefined {
	if (text === undefined) return undefined;
	return /^(?:p|م|ös|下午|午後|오후)/iu.test(text) ? 'pm' : 'am';
}

function clock(
	spoken: string | undefined,
	hour: string,
	minute: string | undefined,
	meridiem: string | undefined,
): Clock {
	const half = halfOf(meridiem ?? spoken);
	return {
		hour: Number(hour),
		minute: Number(minute ?? 0),
		...(half && { half }),
		clear: minute !== undefined || half !== undefined,
	};
}

function textOf({ hour, minute }: Clock, half: 'am' | 'pm' | undefined): string | undefined {
	if (minute > 59) return undefined;
	if (half === undefined) return hour <= 23 ? `${twoDigits(hour)}:${twoDigits(minute)}` : undefined;
	// "14:30 pm" is said as well.
	if (hour > 12)
		return half === 'pm' && hour <= 23 ? `${twoDigits(hour)}:${twoDigits(minute)}` : undefined;
	if (hour < 1) return half === 'am' ? `00:${twoDigits(minute)}` : undefined;
	return `${twoDigits((hour % 12) + (half === 'pm' ? 12 : 0))}:${twoDigits(minute)}`;
}

const without = (text: string, match: RegExpExecArray): string =>
	`${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;

function range(text: string): Times | undefined {
	const match = RANGE.exec(text);
	if (!match) return undefined;
	const [, s1, h1, m1, a1, s2, h2, m2, a2] = match;
	const from = clock(s1, h1, m1, a1);
	const until = clock(s2, h2, m2, a2);
	if (!from.clear && !until.clear && !/uhr|\dh|heure|uur|[時时点點시]|час/iu.test(match[0]))
		return undefined;
	const end = textOf(until, until.half);
	// "10 to 11am": both in the morning, unless that would end before it begins.
	const candidates = from.half
		? [textOf(from, from.half)]
		: until.half
			? [textOf(from, until.half), textOf(from, until.half === 'pm' ? 'am' : undefined)]
			: [textOf(from, undefined)];
	const start =
		candidates.find((one) => one !== undefined && end !== undefined && one < end) ?? candidates[0];
	if (start === undefined || end === undefined) return undefined;
	return { from: start, until: end, rest: without(text, match) };
}

/**
 * Finds a time or a range of times in a text: 14:30, 2:30 pm, 15h30, 15 Uhr, 14時30分, 下午2:30,
 * "14:00–14:30", "10 to 11am".
 */
export function timesIn(text: string): Times | undefined {
	const both = range(text);
	if (both) return both;
	const match = SINGLE.exec(text);
	if (!match) return undefined;
	const [, spoken, hour, minute, meridiem, unit] = match;
	const one = clock(spoken, hour, minute, meridiem);
	if (!one.clear && unit === undefined) return undefined;
	const from = textOf(one, one.half);
	return from === undefined ? undefined : { from, rest: without(text, match) };
}
