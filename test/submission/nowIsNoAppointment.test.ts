import { findPerson } from '../../nodes/OptimlyMessage/found';

const ada = { name: 'Ada Example', email: 'ada@example.com' };
const NOW = '2026-09-03 14:30';

test.each([
	...['Current date', 'Current time', 'Current date and time', 'current_date', 'currentTime'],
	...['Today’s date', 'Fecha actual', 'fecha_actual', 'Hora actual', 'Aktuelles Datum'],
	...['Aktuelle Uhrzeit', 'Heutiges Datum', 'Date actuelle', 'Date du jour', 'Data atual'],
	...['Data attuale', 'Data odierna', 'Huidige datum', 'Aktualna data', 'Nuvarande datum'],
	...['Dagens dato', 'Текущая дата', 'Поточна дата', 'Şu anki tarih', 'Aktuální datum'],
	...['Jelenlegi dátum', 'Data curentă', 'Τρέχουσα ημερομηνία', 'التاريخ الحالي', 'תאריך נוכחי'],
	...['Tanggal saat ini', 'Ngày hiện tại', '現在の日時', '当前时间', '현재 시간'],
])('what time it is when a program calls is not when somebody wants to come: %s', (label) => {
	const found = findPerson({ ...ada, [label]: NOW });
	expect(found.startTime).toBeUndefined();
	expect(found.problems).toEqual([]);
	const booked = findPerson({ ...ada, [label]: NOW, 'Appointment date': '2026-10-09 09:15' });
	expect(booked).toMatchObject({ startTime: '2026-10-09T09:15', problems: [] });
});

test.each(['Current appointment', 'Cita actual', 'Aktueller Termin'])(
	'an appointment that stands is one: %s',
	(label) => {
		expect(findPerson({ ...ada, [label]: NOW }).startTime).toBe('2026-09-03T14:30');
	},
);
