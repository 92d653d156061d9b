import { meeting, NOT_UNDERSTOOD } from './meeting';

/** What the builder of a form calls a question that is answered with a moment, whatever its label. */
test.each([
	...['date', 'datetime', 'dateTime', 'date_time', 'DATE', 'time', 'appointment', 'calendar'],
	...['scheduler', 'input-date', 'date_picker', 'control_datetime', 'time-slot'],
])('a question of the type %s is answered with a moment', (type) => {
	const fields = [{ label: 'Xyzzy', type, value: '2026-09-03T14:30' }];
	expect(meeting({ fields })).toEqual({ startTime: '2026-09-03T14:30' });
});

test.each(['update', 'dateline', 'timeline', 'long_text', 'lifetime', 'calendars'])(
	'a question of the type %s is not',
	(type) => {
		const fields = [{ label: 'Xyzzy', type, value: '2026-09-03T14:30' }];
		expect(meeting({ fields })).toEqual({});
	},
);

const day = { Date: '2026-09-03' };

test.each([
	['0850', '08:50'],
	['1945', '19:45'],
	['2030', '20:30'],
	['2355', '23:55'],
])('the time "%s" is %s', (Time, clock) => {
	expect(meeting({ ...day, Time })).toEqual({ startTime: `2026-09-03T${clock}` });
});

test.each(['2460', '20307', '12030', '5', 'about 2', "2 o'clock", '14'])(
	'the time "%s" is not understood, and is not left out',
	(Time) => {
		expect(meeting({ ...day, Time })).toEqual({
			problems: [`startTime ${NOT_UNDERSTOOD}: 'Time'`],
		});
	},
);

test.each<[object]>([[{ Day: 'Thursday' }], [{ day_of_week: '4' }], [{ day_of_week: 4 }]])(
	'%j says nothing against the date beside it',
	(beside) => {
		expect(meeting({ ...day, ...beside })).toEqual({ startTime: '2026-09-03' });
	},
);

test.each([
	['20260903T213000Z', '2026-09-03T21:30:00Z'],
	['20260903T113000Z', '2026-09-03T11:30:00Z'],
	['20260903T213015Z', undefined],
	['20260903T113015Z', undefined],
])('who wishes for a time chooses a whole minute: %s', (Date, startTime) => {
	expect(meeting({ Date }).startTime).toBe(startTime);
});

test.each(['2026-09-15T00:00Z', '2026-09-15T00:00:00Z', '2026-09-15T00:00', '2026-09-15'])(
	'the midnight of %s stands for the day, where the time is beside it',
	(appointmentDate) => {
		expect(meeting({ appointmentDate, appointmentTime: '10:00' })).toEqual({
			startTime: '2026-09-15T10:00',
		});
	},
);

test.each(['time_in_call_secs', 'time_seconds', 'time_sec', 'timeMs'])(
	'%s counts how far into a call something was said: no time of day, and no reason to refuse the date',
	(key) => {
		const startTime = '2026-09-15T14:30:00Z';
		for (const value of [1, 5, 12, 45.5, '8']) {
			const transcript = [{ [key]: value }];
			expect(meeting({ transcript })).toEqual({});
			expect(meeting({ transcript, appointment_date: startTime })).toEqual({ startTime });
		}
		expect(meeting({ appointment_time_seconds: 1789482600 })).toEqual({ startTime });
	},
);
