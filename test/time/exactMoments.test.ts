import { readMoment } from '../../nodes/OptimlyMessage/time/moment';

const day = { date: '2026-09-03' };

/** What programs write is taken to the second. */
test.each<[string, object]>([
	['2026-09-03T14:30:15[Europe/Berlin]', { ...day, time: '14:30:15', zone: 'Europe/Berlin' }],
	['2026-09-03T14:30:15[]', { ...day, time: '14:30' }],
	['2026-09-03T14:30:15.', { ...day, time: '14:30' }],
	['2026-09-03T14:30:15.5', { ...day, time: '14:30:15' }],
	['2026-09-03T14:30:15Z', { ...day, time: '14:30:15', offset: 'Z' }],
	['2026-09-03T14:30:15z', { ...day, time: '14:30:15', offset: 'Z' }],
	['2026-09-03T14:30:15+0200', { ...day, time: '14:30:15', offset: '+02:00' }],
	['1788445800', { ...day, time: '14:30:00', offset: 'Z' }],
	['1788445800.25', { ...day, time: '14:30:00', offset: 'Z' }],
])('"%s" is %j', (text, moment) => {
	expect(readMoment(text)).toEqual(moment);
});

test.each([
	['12026-09-03'],
	['2026-09-03T24:10:30'],
	['1788445800.'],
	['Ticket 1788445800'],
	['1788445800 ms'],
	['X20260903T143000Z'],
])('"%s" is no moment', (text) => {
	expect(readMoment(text)).toBeUndefined();
});
