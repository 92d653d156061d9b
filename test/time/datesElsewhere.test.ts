import { dateIn } from '../../nodes/OptimlyMessage/time/dateText';
import { readDuration } from '../../nodes/OptimlyMessage/time/duration';
import { readMoment } from '../../nodes/OptimlyMessage/time/moment';
import { readTime } from '../../nodes/OptimlyMessage/time/recordTime';
import { readTimeZone } from '../../nodes/OptimlyMessage/time/timeZone';
import { wallClock } from '../../nodes/OptimlyMessage/time/wallClock';

const clockOf = (text: string) => {
	const { date, time } = readMoment(text) ?? {};
	return [date, time].filter((part) => part !== undefined).join(' ');
};

/** Years that begin with an emperor, a republic or Buddha, however the spaces are set. */
test.each([
	['令和8年9月3日', '2026-09-03'],
	['令和 8 年 9 月 3 日', '2026-09-03'],
	['令和元年9月3日', '2019-09-03'],
	['平成31年4月30日', '2019-04-30'],
	['平成 31 年 4 月 30 日', '2019-04-30'],
	['平成元年9月3日', '1989-09-03'],
	['民國115年9月3日', '2026-09-03'],
	['民国 115 年 9 月 3 日', '2026-09-03'],
	['R8.9.3', '2026-09-03'],
	['(R8/9/3) 14:30', '2026-09-03 14:30'],
	['(H31/4/30) 14:30', '2019-04-30 14:30'],
	['H31-4-30', '2019-04-30'],
	['3 กันยายน พ.ศ. 2569', '2026-09-03'],
	['3 กันยายน พ.ศ.2569', '2026-09-03'],
	['3 กันยายน พ. ศ. 2569', '2026-09-03'],
	['3 กันยายน พศ 2569', '2026-09-03'],
	['3 กันยายน พศ2569', '2026-09-03'],
	['3 กันยายน ค.ศ. 2026', '2026-09-03'],
	['2026 年 9 月 3 日 14:30', '2026-09-03 14:30'],
	['3 thg 9, 2026', '2026-09-03'],
	['3thg9,2026', '2026-09-03'],
	['3 thg. 9 2026', '2026-09-03'],
	['3 tháng 9 , 2026', '2026-09-03'],
	['3 tháng 9 năm 2026', '2026-09-03'],
	['3 tháng 9năm2026', '2026-09-03'],
	['3 THÁNG 9 NĂM 2026', '2026-09-03'],
	['3. 9. 2026. 10.30', '2026-09-03 10:30'],
	['den 21/9-2026 kl. 14:30', '2026-09-21 14:30'],
	['21/9 - 2026', '2026-09-21'],
	['21/9 – 2026', '2026-09-21'],
	['Datum:03.09.2026, Uhrzeit:14:30', '2026-09-03 14:30'],
	['Date:21/9-2026', '2026-09-21'],
])('"%s" is %s', (text, wanted) => {
	expect(clockOf(text)).toBe(wanted);
});

test.each([
	['T10.9.26', 'a year of another emperor'],
	['T10/9-2026', 'a number with a letter'],
	['5/21/9-2026', 'four numbers'],
	['5-21/9-2026', 'four numbers'],
	['12:21/9-2026', 'a time without its end'],
	['12:03/09/2026', 'a time without its end'],
	['on 6. 10. 15.', '2006 in Korea, 2015 in Croatia'],
])('"%s" is no date: %s', (text) => {
	expect(clockOf(text)).toBe('');
});

test.each(['PT1HM', 'PT1H30MS', 'PT', 'P'])('"%s" was cut off and is no length', (text) => {
	expect(readDuration(text)).toBeUndefined();
});

const NOON = Date.UTC(2026, 5, 20, 12);

test.each([
	['2026-06-20 12:00:00 GMT'],
	['2026-06-20T12:00:00.0Z'],
	['2026-06-20T12:00:00.0'],
	['1781956800'],
	['1781956800.0'],
])('the time of a record is read from "%s"', (text) => {
	expect(readTime(text)).toBe(NOON);
});

test.each([
	['on 2026-06-20T12:00'],
	['12026-06-20T12:00:00Z'],
	['2026-06-20T12:00:00Z, by hand'],
	['2026-06-20T12:00:00.Z'],
	['2026-06-20T12:00:00. UTC'],
	['Record 1781956800'],
	['1781956800 seconds'],
	['1781956800.'],
])('the time of a record is not guessed from "%s"', (text) => {
	expect(readTime(text)).toBeUndefined();
});

test.each([
	['2026-06-20T14:00+13:00', '2026-06-20T14:00:00+13:00'],
	['2026-06-20T14:00-12:00', '2026-06-20T14:00:00-12:00'],
	['2026-06-20t14:00z', '2026-06-20T14:00:00+00:00'],
	['2026-06-20T14:00:00.5Z', '2026-06-20T14:00:00+00:00'],
])('the start time %s is %s', (text, iso) => {
	expect(wallClock(text, undefined, 'Start Time').iso).toBe(iso);
});

test.each([
	'2026-06-20T14:00:00.',
	'2026-06-20T14:00[]',
	'on 2026-06-20',
	'2026-06-20T14:00+15:00',
])('the start time "%s" is refused', (text) => {
	expect(() => wallClock(text, undefined, 'Start Time')).toThrow(/^'Start Time' /);
});

test.each([
	['US/Eastern', 'US/Eastern'],
	['Canada/Pacific', 'Canada/Pacific'],
	['I am in Europe/Berlin', 'Europe/Berlin'],
	['America/New York', 'America/New_York'],
	['my time is GMT +2', 'Etc/GMT-2'],
	['my time is UTC +2', 'Etc/GMT-2'],
	['UTC+2', 'Etc/GMT-2'],
])('the time zone "%s" is %s', (text, name) => {
	expect(readTimeZone(text)?.name).toBe(name);
});

test.each(['LatinAmerica/Lima', 'US/Mars', 'xgmt +2', 'Europe/'])(
	'"%s" is no time zone that anybody knows',
	(text) => {
		expect(readTimeZone(text)).toBeUndefined();
	},
);

test('a year of the Buddhist calendar without its name is one of this century', () => {
	const dateOf = (text: string) => readMoment(text)?.date;
	expect(['3 September 2543', '3 September 2642'].map(dateOf)).toEqual([
		'2000-09-03',
		'2099-09-03',
	]);
	expect(['3 September 2542', '3 September 2643'].map(dateOf)).toEqual([undefined, undefined]);
});

test('a year of two digits is one of this century up to 59; from 60 on it could be one of the Buddhist calendar', () => {
	expect(['3.9.00', '3.9.26', '3.9.59'].map((text) => dateIn(text, undefined))).toMatchObject([
		{ iso: '2000-09-03' },
		{ iso: '2026-09-03' },
		{ iso: '2059-09-03' },
	]);
	for (const text of ['3.9.60', '3.9.69', '3.9.99'])
		expect(dateIn(text, undefined)).toBe('unclear');
});
