import { isWeekday, monthsByName } from '../../nodes/OptimlyMessage/time/calendarNames';
import { readMoment } from '../../nodes/OptimlyMessage/time/moment';

const LANGUAGES =
	'en de es fr pt it nl pl sv nb da fi tr ru uk cs hu ro el ar he id vi hr ja zh ko'.split(' ');

/** As a reader compares them: small, without accents and dots. */
const bare = (name: string) =>
	name
		.toLowerCase()
		.normalize('NFD')
		.replace(/\p{M}|[.،,']/gu, '');

test.each(LANGUAGES)(
	'%s: months by their names, long and short, alone and in a date',
	(language) => {
		for (const month of ['long', 'short'] as const) {
			for (let index = 0; index < 12; index += 1) {
				const at = Date.UTC(2026, index, 5);
				const alone = new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' });
				const inDate = new Intl.DateTimeFormat(language, {
					month,
					day: 'numeric',
					timeZone: 'UTC',
				});
				const part = inDate.formatToParts(at).find(({ type }) => type === 'month');
				for (const name of [bare(alone.format(at)), bare(part?.value ?? '')]) {
					if (!/^\p{L}{2,}$/u.test(name)) continue;
					const found = monthsByName().get(name);
					expect([name, found?.isAmbiguous === true || found?.month]).toEqual([
						name,
						found?.isAmbiguous === true || index + 1,
					]);
				}
			}
		}
	},
);

test.each(LANGUAGES)('%s: the seven days of the week, long and short', (language) => {
	for (const weekday of ['long', 'short'] as const) {
		const format = new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' });
		for (let day = 4; day <= 10; day += 1) {
			const name = format.format(Date.UTC(2026, 0, day));
			expect([name, isWeekday(name)]).toEqual([name, true]);
		}
	}
});

test('a day in capitals is one, too', () => {
	expect(['MONDAY', 'Fri.', 'MIÉRCOLES,'].map(isWeekday)).toEqual([true, true, true]);
});

test('of a day in two words each is one, and other words are none', () => {
	expect(['segunda-feira', 'segunda', 'feira', 'thứ', 'יום'].map(isWeekday)).toEqual(
		Array.from({ length: 5 }, () => true),
	);
	expect(['', 'today', 'september', 'weekend', 'mon day'].map(isWeekday)).toEqual(
		Array.from({ length: 5 }, () => false),
	);
});

test('a name counts in the first language that has it, and is known to be another month elsewhere', () => {
	expect(monthsByName().get('listopada')).toEqual({ month: 11, isAmbiguous: true });
	expect(monthsByName().get('srp')).toMatchObject({ isAmbiguous: true });
	expect(monthsByName().get('september')).toEqual({ month: 9, isAmbiguous: false });
	expect([...monthsByName().keys()].filter((name) => name.length < 2)).toEqual([]);
});

test.each([
	['3 sept 2026', '2026-09-03'],
	['3 set 2026', '2026-09-03'],
	['3 marz 2026', '2026-03-03'],
	['3. Maerz 2026', '2026-03-03'],
	['3 de setiembre de 2026', '2026-09-03'],
	['3 شباط 2026', '2026-02-03'],
	['3 آذار 2026', '2026-03-03'],
	['3 نيسان 2026', '2026-04-03'],
	['3 أيار 2026', '2026-05-03'],
	['3 حزيران 2026', '2026-06-03'],
	['3 تموز 2026', '2026-07-03'],
	['3 آب 2026', '2026-08-03'],
	['3 أيلول 2026', '2026-09-03'],
])('months that the calendar of no language writes so: "%s" is %s', (text, date) => {
	expect(readMoment(text)).toEqual({ date });
});
