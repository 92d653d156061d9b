import { timesIn } from '../../nodes/OptimlyMessage/time/clockText';
import { dateIn, orderShownBy } from '../../nodes/OptimlyMessage/time/dateText';
import { offsetText } from '../../nodes/OptimlyMessage/time/iso8601';
import { readMoment } from '../../nodes/OptimlyMessage/time/moment';

const times = (text: string) => {
	const { from, until } = timesIn(text) ?? {};
	return [from, until].filter((one) => one !== undefined).join('/');
};

/** What is a time, and what is only a number. */
test.each([
	['14:30', '14:30'],
	['4:05', '04:05'],
	['14.30', '14:30'],
	['14h30', '14:30'],
	['14H30', '14:30'],
	['14 uhr 30', '14:30'],
	['14時30分', '14:30'],
	['14点30分', '14:30'],
	['14點', '14:00'],
	['14시 30분', '14:30'],
	['14:30:59', '14:30'],
	['14:30:59.123', '14:30'],
	['0:00', '00:00'],
	['23:59', '23:59'],
	['24:00', ''],
	['14:60', ''],
	['14', ''],
	['14 Uhr', '14:00'],
	['14h', '14:00'],
	['14 hrs', '14:00'],
	['14 heures', '14:00'],
	['14 heure', '14:00'],
	['14 horas', '14:00'],
	['14 hora', '14:00'],
	['14 uur', '14:00'],
	['14 час', '14:00'],
	['14 часа', '14:00'],
	['14 часов', '14:00'],
	['14 uhrzeit', ''],
	['a14:30', ''],
	['114:30', ''],
	// Half a day.
	['2 pm', '14:00'],
	['2pm', '14:00'],
	['2 p.m.', '14:00'],
	['2 P. M.', '14:00'],
	['2 am', '02:00'],
	['2 a.m.', '02:00'],
	['2:30pm', '14:30'],
	['12 am', '00:00'],
	['12 pm', '12:00'],
	['12:30 am', '00:30'],
	['0:30 am', '00:30'],
	['0:30 pm', ''],
	['13 pm', '13:00'],
	['14:30 pm', '14:30'],
	['14:30 am', ''],
	['23 pm', '23:00'],
	['24 pm', ''],
	['2 pmx', ''],
	['2 ص', '02:00'],
	['2 م', '14:00'],
	['2 öö', '02:00'],
	['2 ös', '14:00'],
	['上午9:30', '09:30'],
	['午前9時', '09:00'],
	['오전 9시', '09:00'],
	['下午2:30', '14:30'],
	['午後2時', '14:00'],
	['오후 2시', '14:00'],
	// From and to.
	['14:00-15:30', '14:00/15:30'],
	['14:00 – 15:30', '14:00/15:30'],
	...['-', '–', '—', '~', '〜', '/', 'から', '至'].map((to): [string, string] => [
		`14:00${to}15:00`,
		'14:00/15:00',
	]),
	...[
		...['to', 'bis', 'until', 'till', 'a', 'a las', 'à', 'às', 'até', 'alle', 'tot', 'do', 'til'],
		...['до', 'إلى'],
	].map((to): [string, string] => [`14:00 ${to} 15:00`, '14:00/15:00']),
	['14 bis 15 Uhr', '14:00/15:00'],
	['14 Uhr bis 15 Uhr', '14:00/15:00'],
	['14h - 15h', '14:00/15:00'],
	['14 heures à 15 heures', '14:00/15:00'],
	['14 uur tot 15 uur', '14:00/15:00'],
	['с 14 часов до 15 часов', '14:00/15:00'],
	['14時から15時', '14:00/15:00'],
	['14-15', ''],
	['10 to 11am', '10:00/11:00'],
	['10 - 1pm', '10:00/13:00'],
	['10 to 2 pm', '10:00/14:00'],
	['1 to 2 pm', '13:00/14:00'],
	['11 - 12 pm', '11:00/12:00'],
	['12 - 1 pm', '12:00/13:00'],
	['9am-5pm', '09:00/17:00'],
	['9am to 11:30', '09:00/11:30'],
	['11pm - 1am', '23:00/01:00'],
	['10:00-24:30', '10:00'],
	['25:00-26:00', ''],
	['14:00-15:00 Uhr', '14:00/15:00'],
])('the times in "%s" are "%s"', (text, wanted) => {
	expect(times(text)).toBe(wanted);
});

test.each([
	['on 14:30 sharp', 'on  sharp'],
	['x 14:00 - 15:00 y', 'x  y'],
	['2 pm', ''],
])('what is left of "%s" without its times', (text, rest) => {
	expect(timesIn(text)?.rest.replace(/ +/g, ' ').trim()).toBe(rest.replace(/ +/g, ' '));
});

const date = (text: string, order?: 'day' | 'month') => {
	const found = dateIn(text, order);
	return typeof found === 'object' ? `${found.iso}|${found.rest.trim()}` : String(found);
};

test.each<[string, 'day' | 'month' | undefined, string]>([
	['2026-09-03', undefined, '2026-09-03|'],
	['2026/9/3', undefined, '2026-09-03|'],
	['2026.9.3', undefined, '2026-09-03|'],
	['2026年9月3日', undefined, '2026-09-03|'],
	['2026년 9월 3일', undefined, '2026-09-03|'],
	['2026-9-3T10:00', undefined, '2026-09-03|10:00'],
	['2026-02-30', undefined, 'unclear'],
	['2026-13-01', undefined, 'unclear'],
	['2026-09-033', undefined, 'undefined'],
	['12026-09-03', undefined, 'undefined'],
	['1970-01-01', undefined, '1970-01-01|'],
	['1969-12-31', undefined, 'unclear'],
	['2199-12-31', undefined, '2199-12-31|'],
	['2200-01-01', undefined, 'unclear'],
	['03.09.2026', undefined, '2026-09-03|'],
	['03.09.2026', 'month', '2026-09-03|'],
	['3. 9. 2026', undefined, '2026-09-03|'],
	['3/9/2026', undefined, 'unclear'],
	['3/9/2026', 'day', '2026-09-03|'],
	['3/9/2026', 'month', '2026-03-09|'],
	['13/9/2026', undefined, '2026-09-13|'],
	['9/13/2026', undefined, '2026-09-13|'],
	['9/13/2026', 'day', '2026-09-13|'],
	['9/9/2026', undefined, '2026-09-09|'],
	['13/13/2026', 'day', 'unclear'],
	['31-04-2026', 'day', 'unclear'],
	['3-9-26', 'day', '2026-09-03|'],
	['3.9.26', undefined, '2026-09-03|'],
	['3.9/2026', undefined, 'undefined'],
	['3/9/202', 'day', 'undefined'],
	['12:03/09/2026', 'day', 'undefined'],
	['on 3/9/2026 at 5', 'day', '2026-09-03|on   at 5'],
	...['st', 'nd', 'rd', 'th', '.', 'er', '.º', 'º', 'ª', '°', ''].map(
		(sign): [string, undefined, string] => [`3${sign} September 2026`, undefined, '2026-09-03|'],
	),
	['3 of September 2026', undefined, '2026-09-03|'],
	['3 de septiembre de 2026', undefined, '2026-09-03|'],
	['3 de septiembre del 2026', undefined, '2026-09-03|'],
	['3 di settembre 2026', undefined, '2026-09-03|'],
	["3 d'abril 2026", undefined, '2026-04-03|'],
	['3-Sep-2026', undefined, '2026-09-03|'],
	['3/Sep/2026', undefined, '2026-09-03|'],
	['3 Sep., 2026', undefined, '2026-09-03|'],
	['3 сентября 2026 года', undefined, '2026-09-03|'],
	['3 сентября 2026 г.', undefined, '2026-09-03|'],
	['3 września 2026 r.', undefined, '2026-09-03|r.'],
	['3 září 2026 roku', undefined, '2026-09-03|roku'],
	['33 September 2026', undefined, 'unclear'],
	['31 April 2026', undefined, 'unclear'],
	['3 Blorb 2026', undefined, 'undefined'],
	['3 September 20261', undefined, 'unclear'],
	['September 3, 2026', undefined, '2026-09-03|'],
	['September 3rd 2026', undefined, '2026-09-03|'],
	['Sept. 3 2026', undefined, '2026-09-03|'],
	['September 31, 2026', undefined, 'unclear'],
	['Blorb 3, 2026', undefined, 'undefined'],
	['September 2026', undefined, 'undefined'],
])('the date in "%s" (%s first) is %s', (text, order, wanted) => {
	expect(date(text, order).replace(/ +/g, ' ')).toBe(wanted.replace(/ +/g, ' '));
});

test.each([
	['13/9/2026', 'day'],
	['9/13/2026', 'month'],
	['12/9/2026', undefined],
	['9/12/2026', undefined],
	['12/13/2026', 'month'],
	['13/12/2026', 'day'],
	['13/13/2026', undefined],
	['13.9.2026', undefined],
	['2026-09-13', undefined],
])('"%s" shows which number comes first: %s', (text, order) => {
	expect(orderShownBy(text)).toBe(order);
});

test.each<[string | number, object | undefined]>([
	['2026-09-03', { date: '2026-09-03' }],
	['2026-09-03T14:30', { date: '2026-09-03', time: '14:30' }],
	['2026-09-03t14:30z', { date: '2026-09-03', time: '14:30', offset: 'Z' }],
	['2026-09-03 14:30:15.123 +0200', { date: '2026-09-03', time: '14:30:15', offset: '+02:00' }],
	['2026-09-03T14:30:15,5-11:30', { date: '2026-09-03', time: '14:30:15', offset: '-11:30' }],
	['2026-09-03T14:30+14:00', { date: '2026-09-03', time: '14:30', offset: '+14:00' }],
	['2026-09-03T14:30+15:00', undefined],
	['2026-09-03T14:30[Europe/Berlin]', { date: '2026-09-03', time: '14:30', zone: 'Europe/Berlin' }],
	['2026-09-03T23:59', { date: '2026-09-03', time: '23:59' }],
	['2026-09-03T24:00', undefined],
	['2026-09-03T14:60', undefined],
	['2026-02-30', undefined],
	['2026-13-01T10:00', undefined],
	['20260903T143000Z', { date: '2026-09-03', time: '14:30:00', offset: 'Z' }],
	['20260903T143015', { date: '2026-09-03', time: '14:30:15' }],
	['20260903T1430', { date: '2026-09-03', time: '14:30:00' }],
	['20260903', undefined],
	[978_307_200, { date: '2001-01-01', time: '00:00:00', offset: 'Z' }],
	[978_307_199, undefined],
	[4_102_444_800, { date: '2100-01-01', time: '00:00:00', offset: 'Z' }],
	[4_102_444_801, undefined],
	['1788445800000', { date: '2026-09-03', time: '14:30:00', offset: 'Z' }],
	[1_788_445_800.5, { date: '2026-09-03', time: '14:30:01', offset: 'Z' }],
	[978_307_200_000, { date: '2001-01-01', time: '00:00:00', offset: 'Z' }],
	['17884458000000', undefined],
	['٣ سبتمبر ٢٠٢٦', { date: '2026-09-03' }],
	['\u200e2026-09-03\u202c', { date: '2026-09-03' }],
	['', undefined],
	['14:30', { time: '14:30' }],
	['14:00-15:00', { time: '14:00', until: '15:00' }],
	['3 Sep 2026 14:30 UTC+2', { date: '2026-09-03', time: '14:30', offset: '+02:00' }],
	['3 Sep 2026 14:30 (UTC-3)', { date: '2026-09-03', time: '14:30', offset: '-03:00' }],
	['Thu, 3 Sep 2026 14:30:00 -0400', { date: '2026-09-03', time: '14:30', offset: '-04:00' }],
	['3 Sep 2026 14:30, -05:00', { date: '2026-09-03', time: '14:30', offset: '-05:00' }],
	['3 Sep 2026 14:30 UTC -5', { date: '2026-09-03', time: '14:30', offset: '-05:00' }],
	['3 Sep 2026 14:30 CET', { date: '2026-09-03', time: '14:30', zone: 'Europe/Berlin' }],
	['3 Sep 2026 14:30 PT', { date: '2026-09-03', time: '14:30', zone: 'America/Los_Angeles' }],
	['pt., 3 września 2026', { date: '2026-09-03' }],
	['čet, 3 Sep 2026', { date: '2026-09-03' }],
	['3 Sep 2026 14:30 nowhere', undefined],
	['3 Sep 2026'.padEnd(200), { date: '2026-09-03' }],
	[`3 Sep 2026${','.repeat(110)}`, { date: '2026-09-03' }],
	[`3 Sep 2026${','.repeat(111)}`, undefined],
	['[3 Sep 2026] | 14:30 · h', { date: '2026-09-03', time: '14:30' }],
	['3 Sep 2026 @ 14:30', { date: '2026-09-03', time: '14:30' }],
	['3 Sep 2026 — 14:30;', { date: '2026-09-03', time: '14:30' }],
])('the moment %j', (text, wanted) => {
	expect(readMoment(text)).toEqual(wanted);
});

test('an offset is written with its sign and two digits each', () => {
	expect([0, 1, -1, 60, -90, 840].map(offsetText)).toEqual([
		...['+00:00', '+00:01', '-00:01', '+01:00', '-01:30', '+14:00'],
	]);
});
