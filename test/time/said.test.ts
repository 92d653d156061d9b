import { readDuration } from '../../nodes/OptimlyMessage/time/duration';
import { readMoment } from '../../nodes/OptimlyMessage/time/moment';
import said from './said.json';

/** The languages that the readers are promised for. */
const LANGUAGES = [
	'en',
	'es',
	'de',
	'fr',
	'pt',
	'it',
	'nl',
	'pl',
	'sv',
	'tr',
	'ru',
	'ja',
	'zh',
	'ar',
] as const;

/** A moment in one line; null when it is not understood, or has no date. */
function inOneLine(text: string): string | null {
	const { date, time, offset = '', zone, until } = readMoment(text) ?? {};
	if (date === undefined) return null;
	const clock = time === undefined ? '' : `T${time.slice(0, 5)}`;
	const place = zone === undefined ? '' : `[${zone}]`;
	return `${date}${clock}${offset}${place}${until === undefined ? '' : `/${until}`}`;
}

const table = <Value>(of: Readonly<Record<string, ReadonlyArray<ReadonlyArray<Value | string>>>>) =>
	LANGUAGES.flatMap((language) =>
		(of[language] ?? []).map(([text, wanted]): [string, string, Value | string] => [
			language,
			String(text),
			wanted,
		]),
	);

test('every language has moments and lengths', () => {
	expect(Object.keys(said.moments)).toEqual([...LANGUAGES]);
	expect(Object.keys(said.lengths)).toEqual([...LANGUAGES]);
});

test.each(table<string | null>(said.moments))(
	'%s: the moment "%s" is %s',
	(_language, text, wanted) => {
		expect(inOneLine(text)).toBe(wanted);
	},
);

test.each([
	['5 listopada 2026', '2026-11-05'],
	['5. listopadu 2026', '2026-11-05'],
	['5. listopada 2026.', null],
	['5. srp 2026', null],
])('"%s": a month that is another one in another language is %s', (text, wanted) => {
	expect(inOneLine(text)).toBe(wanted);
});

/** Languages beside them whose months are known in the order day, month, year. */
const ALSO = ['nb', 'da', 'fi', 'cs', 'uk', 'ro', 'el', 'id', 'ko'];

test.each([...LANGUAGES, ...ALSO])('%s: a date is read in every month of the year', (language) => {
	const written = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' });
	const days = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2026, month, 5)));
	expect(days.map((day) => [written.format(day), inOneLine(written.format(day))])).toEqual(
		days.map((day) => [written.format(day), day.toISOString().slice(0, 10)]),
	);
});

test.each(table<number | null>(said.lengths))(
	'%s: the length "%s" is %s minutes',
	(_language, text, wanted) => {
		expect(readDuration(text) ?? null).toBe(wanted);
	},
);
