import fc from 'fast-check';
import { wallClock } from '../../nodes/OptimlyMessage/time/wallClock';
import { InvalidInput } from '../../nodes/shared/parameters/invalidInput';

const table: Array<
	[text: string, zone: string | undefined, date: string, time: string | undefined, iso: string]
> = [
	['2026-06-20', undefined, '2026-06-20', undefined, '2026-06-20'],
	['2026-06-20', 'Europe/Berlin', '2026-06-20', undefined, '2026-06-20'],
	['2026-06-20T14:00', undefined, '2026-06-20', '14:00', '2026-06-20T14:00:00'],
	['2026-06-20 14:00', undefined, '2026-06-20', '14:00', '2026-06-20T14:00:00'],
	['2026-06-20T14:00:30.250', undefined, '2026-06-20', '14:00', '2026-06-20T14:00:30'],
	['2026-06-20T14:00Z', undefined, '2026-06-20', '14:00', '2026-06-20T14:00:00+00:00'],
	['2026-06-20T14:00-0330', undefined, '2026-06-20', '14:00', '2026-06-20T14:00:00-03:30'],
	// A time without offset is meant on the wall clock of the zone.
	['2026-06-20T14:00', 'Europe/Berlin', '2026-06-20', '14:00', '2026-06-20T14:00:00+02:00'],
	['2026-12-20T14:00', 'Europe/Berlin', '2026-12-20', '14:00', '2026-12-20T14:00:00+01:00'],
	['2026-06-20T14:00', 'Asia/Kolkata', '2026-06-20', '14:00', '2026-06-20T14:00:00+05:30'],
	['2026-06-20T14:00', 'America/New_York', '2026-06-20', '14:00', '2026-06-20T14:00:00-04:00'],
	// A time with an offset is shown on that wall clock, on another day if need be.
	['2026-06-20T23:30:00Z', 'Europe/Berlin', '2026-06-21', '01:30', '2026-06-21T01:30:00+02:00'],
	[
		'2026-06-20T14:00:00+02:00',
		'America/New_York',
		'2026-06-20',
		'08:00',
		'2026-06-20T08:00:00-04:00',
	],
	// What a date and time field of n8n can give: ISO 8601 with the zone in brackets.
	[
		'2026-06-20T14:00:00.000+02:00[Europe/Berlin]',
		undefined,
		'2026-06-20',
		'14:00',
		'2026-06-20T14:00:00+02:00',
	],
	// The hour around the change to summer time: 2026-03-29 in Berlin.
	['2026-03-29T01:59', 'Europe/Berlin', '2026-03-29', '01:59', '2026-03-29T01:59:00+01:00'],
	['2026-03-29T03:00', 'Europe/Berlin', '2026-03-29', '03:00', '2026-03-29T03:00:00+02:00'],
	['2024-02-29', undefined, '2024-02-29', undefined, '2024-02-29'],
];

test.each(table)('%s in zone %s', (text, zone, date, time, iso) => {
	expect(wallClock(text, zone, 'Start Time')).toEqual(
		time === undefined ? { date, iso } : { date, time, iso },
	);
});

test.each([
	'',
	'tomorrow',
	'2026-02-29',
	'2026-02-30T10:00',
	'2026-13-01',
	'2026-00-10',
	'2026-06-31',
	'2026-06-20T24:00',
	'2026-06-20T14:60',
	'2026-06-20T14:00:60',
	'20.06.2026 14:00',
	'06/20/2026',
	'2026-6-20',
	'1750428000000',
	'2026-06-20T14:00+2',
	'2026-06-20T14:00:00+02:00; drop',
])('%j is refused with the name of the field', (text) => {
	const work = () => wallClock(text, undefined, 'Start Time');
	expect(work).toThrow(InvalidInput);
	expect(work).toThrow(/^'Start Time' /);
});

test.each(['2026-06-20T14:00+99:99', '2026-06-20T14:00-25:00', '2026-06-20T14:00+14:60'])(
	'an offset that no place has is refused: %s',
	(text) => {
		expect(() => wallClock(text, undefined, 'Start Time')).toThrow(InvalidInput);
	},
);

const zones = [
	'UTC',
	'Europe/Berlin',
	'America/New_York',
	'Asia/Kolkata',
	'Australia/Lord_Howe',
	'Pacific/Apia',
];
const anyMoment = fc.date({
	min: new Date('1975-01-01'),
	max: new Date('2100-01-01'),
	noInvalidDate: true,
});

test('a moment stays the same moment in every zone', () => {
	fc.assert(
		fc.property(anyMoment, fc.constantFrom(...zones), (moment, zone) => {
			const whole = new Date(Math.floor(moment.getTime() / 1000) * 1000);
			const { iso, date, time } = wallClock(whole.toISOString(), zone, 'Start Time');
			expect(Date.parse(iso)).toBe(whole.getTime());
			expect(iso.startsWith(`${date}T${time}`)).toBe(true);
		}),
		{ numRuns: 1000 },
	);
});

test('a wall clock keeps its hands in every zone', () => {
	fc.assert(
		fc.property(anyMoment, fc.constantFrom(...zones), (moment, zone) => {
			const text = moment.toISOString().slice(0, 16);
			const { iso } = wallClock(text, zone, 'Start Time');
			expect(iso.slice(0, 16)).toBe(text);
			expect(iso.slice(19)).toMatch(/^[+-]\d{2}:\d{2}$/);
		}),
		{ numRuns: 1000 },
	);
});
