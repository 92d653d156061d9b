import { meeting, NOT_UNDERSTOOD, SEVERAL } from './meeting';

test.each<[string, object, object]>([
	['a start', { Start: '2026-09-03T14:30' }, { startTime: '2026-09-03T14:30' }],
	[
		'a start and an end',
		{ Start: '2026-09-03T14:30', End: '2026-09-03T15:00' },
		{ startTime: '2026-09-03T14:30', endTime: '2026-09-03T15:00', durationMinutes: 30 },
	],
	[
		'an end that is a time of day',
		{ Start: '2026-09-03T14:30', End: '15:00' },
		{ startTime: '2026-09-03T14:30', endTime: '2026-09-03T15:00', durationMinutes: 30 },
	],
	[
		'an end that is the start',
		{ Start: '2026-09-03T14:30', End: '2026-09-03T14:30' },
		{
			...{ startTime: '2026-09-03T14:30', endTime: '2026-09-03T14:30', lengthUnclear: true },
			problems: ["endTime is not after the start: 'End'"],
		},
	],
	[
		'an end before the start',
		{ Start: '2026-09-03T14:30', End: '2026-09-03T13:30' },
		{
			...{ startTime: '2026-09-03T14:30', endTime: '2026-09-03T13:30', lengthUnclear: true },
			problems: ["endTime is not after the start: 'End'"],
		},
	],
	[
		'an end a week later',
		{ Start: '2026-09-03T14:30', End: '2026-09-10T14:30' },
		{ startTime: '2026-09-03T14:30', endTime: '2026-09-10T14:30', durationMinutes: 10_080 },
	],
	[
		'an end more than a week later',
		{ Start: '2026-09-03T14:30', End: '2026-09-10T14:31' },
		{
			...{ startTime: '2026-09-03T14:30', endTime: '2026-09-10T14:31', lengthUnclear: true },
			problems: ["endTime is not after the start: 'End'"],
		},
	],
	[
		'seconds',
		{ Start: '2026-09-03T14:30:00Z', End: '2026-09-03T14:59:50Z' },
		{ startTime: '2026-09-03T14:30:00Z', endTime: '2026-09-03T14:59:50Z', durationMinutes: 30 },
	],
	[
		'offsets',
		{ Start: '2026-09-03T14:30+02:00', End: '2026-09-03T13:30Z' },
		{ startTime: '2026-09-03T14:30+02:00', endTime: '2026-09-03T13:30Z', durationMinutes: 60 },
	],
	[
		'one offset, and then the clock counts',
		{ Start: '2026-09-03T14:30+02:00', End: '2026-09-03T15:30' },
		{ startTime: '2026-09-03T14:30+02:00', endTime: '2026-09-03T15:30', durationMinutes: 60 },
	],
	[
		'days without a time',
		{ Start: '2026-09-03', End: '2026-09-05' },
		{ startTime: '2026-09-03', endTime: '2026-09-05', lengthUnclear: true },
	],
	[
		'a range',
		{ Appointment: '3 September 2026, 14:00-15:30' },
		{ startTime: '2026-09-03T14:00', endTime: '2026-09-03T15:30', durationMinutes: 90 },
	],
	[
		'a range and an end',
		{ Appointment: '3 September 2026, 14:00-15:30', End: '16:00' },
		{ startTime: '2026-09-03T14:00', endTime: '2026-09-03T16:00', durationMinutes: 120 },
	],
	['a date and a time', { Date: '2026-09-03', Time: '14:30' }, { startTime: '2026-09-03T14:30' }],
	['a date alone', { Date: '2026-09-03' }, { startTime: '2026-09-03' }],
	['a time alone', { Time: '14:30' }, {}],
	['an end alone', { End: '2026-09-03T14:30' }, {}],
	[
		'a date and two times',
		{ Date: '2026-09-03', Time: '14:30', 'Time ': '15:30' },
		{ problems: [`startTime ${SEVERAL}: 'Time' and 'Time '`] },
	],
	[
		'a date and the same time twice',
		{ Date: '2026-09-03', Time: '14:30', 'Time ': '14:30' },
		{ startTime: '2026-09-03T14:30' },
	],
	[
		'a date and a time that nobody understands',
		{ Date: '2026-09-03', Time: 'after tea' },
		{ problems: [`startTime ${NOT_UNDERSTOOD}: 'Time'`] },
	],
	[
		'a start and two times, of which nobody understands one',
		{ 'Start date': '2026-09-03', Time: '14:30', 'Time ': 'after tea' },
		{ problems: [`startTime ${NOT_UNDERSTOOD}: 'Time '`] },
	],
	[
		'a date that nobody understands',
		{ Date: 'soon' },
		{ problems: [`startTime ${NOT_UNDERSTOOD}: 'Date'`] },
	],
	[
		'a better date that nobody understands',
		{ 'Appointment date': 'soon', Date: '2026-09-03' },
		{ problems: [`startTime ${NOT_UNDERSTOOD}: 'Appointment date'`] },
	],
	[
		'a worse date that nobody understands',
		{ Start: '2026-09-03T14:30', Date: 'soon' },
		{ startTime: '2026-09-03T14:30' },
	],
	[
		'an equal one that nobody understands beside a time',
		{ Date: '2026-09-03T14:30', Time: 'soon' },
		{ startTime: '2026-09-03T14:30' },
	],
	[
		'two dates',
		{ Date: '2026-09-03', 'Date ': '2026-09-04' },
		{ problems: [`startTime ${SEVERAL}: 'Date' and 'Date '`] },
	],
	[
		'two of one day',
		{ Date: '2026-09-03', 'Date ': '2026-09-03T14:30' },
		{ startTime: '2026-09-03T14:30' },
	],
	[
		'two of one instant',
		{ Start: '2026-09-03T14:30Z', 'Start ': '2026-09-03T16:30+02:00' },
		{ startTime: '2026-09-03T16:30+02:00' },
	],
	[
		'two instants',
		{ Start: '2026-09-03T14:30Z', 'Start ': '2026-09-03T14:30+02:00' },
		{ startTime: '2026-09-03T14:30+02:00' },
	],
	[
		'two that are hours apart, one of them in some zone',
		{ Start: '2026-09-03T14:30Z', 'Start ': '2026-09-04T04:30' },
		{ startTime: '2026-09-03T14:30Z' },
	],
	[
		'two that are more hours apart than any zones are',
		{ Start: '2026-09-03T14:30Z', 'Start ': '2026-09-04T04:31' },
		{ problems: [`startTime ${SEVERAL}: 'Start' and 'Start '`] },
	],
	[
		'a weekday beside a date',
		{ Date: '2026-09-03', Day: 'Thursday', Time: '14:30' },
		{ startTime: '2026-09-03T14:30' },
	],
])('%s', (_what, input, found) => {
	expect(meeting(input)).toEqual(found);
});
