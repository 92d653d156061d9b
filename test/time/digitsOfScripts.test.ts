import { readDuration } from '../../nodes/OptimlyMessage/time/duration';
import { readMoment } from '../../nodes/OptimlyMessage/time/moment';

/** The digits that languages write with, by the names that Unicode gives them. */
const WRITTEN_WITH = [
	...['arab', 'arabext', 'deva', 'beng', 'guru', 'gujr', 'orya', 'tamldec', 'telu', 'knda', 'mlym'],
	...['thai', 'laoo', 'mymr', 'khmr', 'fullwide'],
];

test.each(WRITTEN_WITH)('digits of %s are read as any others', (numberingSystem) => {
	const { format } = new Intl.NumberFormat('en', { numberingSystem, useGrouping: false });
	const written = (text: string) => text.replace(/\d/g, (digit) => format(Number(digit)));
	expect(written('0')).not.toBe('0');
	for (const [text, date, time] of [
		['2026-09-03 14:57', '2026-09-03', '14:57'],
		['21.10.2028 06:34', '2028-10-21', '06:34'],
	])
		expect(readMoment(written(text))).toMatchObject({ date, time });
	expect(readDuration(written('90'))).toBe(90);
});
