import { readMoment } from '../../nodes/OptimlyMessage/time/moment';
import words from './wordsBesideDates.json';

/** Date, time and end in one line, with what else was read; empty when it is not understood. */
const inOneLine = (text: string) => {
	const { date, time, until, offset, zone } = readMoment(text) ?? {};
	return [date, time, until, offset, zone].filter((part) => part !== undefined).join(' ');
};

/** The small words and the labels that people write beside a date and a time, by language. */
test.each(
	Object.entries(words).flatMap(([language, rows]) =>
		rows.map(([text, wanted]): [string, string, string] => [language, text, wanted]),
	),
)('%s: "%s" is understood as %s', (_language, text, wanted) => {
	expect(inOneLine(text)).toBe(wanted);
});

test.each([
	['3 September 2026, 2 o’clock'],
	['3 September 2026, 5'],
	['5, 3 September 2026'],
	['around 3 September 2026, 14:30'],
	['3 September 2026, 14:30 ontime'],
	['3 September 2026, 14:30 atx'],
	['3 September 2026, End: 14:30'],
])('nothing is dropped of "%s" to get a moment out of it', (text) => {
	expect(inOneLine(text)).toBe('');
});
