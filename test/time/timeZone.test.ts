import { readTimeZone } from '../../nodes/OptimlyMessage/time/timeZone';

const inOneWord = (text: string) => {
	const { name = '', offset } = readTimeZone(text) ?? {};
	return offset === undefined ? name : `${name} ${offset}`;
};

/** Forms and calendars write it in many ways: one that is misread moves the appointment by hours. */
test.each([
	['Europe/Berlin', 'Europe/Berlin'],
	['europe/berlin', 'Europe/Berlin'],
	['America/New York', 'America/New_York'],
	['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
	['(GMT-05:00) America/New_York', 'America/New_York'],
	['Madrid', 'Europe/Madrid'],
	['New York time', 'America/New_York'],
	['(UTC+01:00) Paris', 'Europe/Paris'],
	['Pacific Time (US & Canada)', 'America/Los_Angeles'],
	['Pacific Time (US and Canada)', 'America/Los_Angeles'],
	['UTC+2', 'Etc/GMT-2 120'],
	['UTC +2', 'Etc/GMT-2 120'],
	['UTC+10:00', 'Etc/GMT-10 600'],
	['+10', 'Etc/GMT-10 600'],
	['+1000', 'Etc/GMT-10 600'],
	['GMT-3', 'Etc/GMT+3 -180'],
	['UTC−11', 'Etc/GMT+11 -660'],
	['UTC–11', 'Etc/GMT+11 -660'],
	['utc+14', 'Etc/GMT-14 840'],
	['UTC-12', 'Etc/GMT+12 -720'],
	['(UTC+05:30) somewhere', ' 330'],
	['GMT+13:45', ' 825'],
	['UTC+0', 'UTC 0'],
	['UTC', 'UTC'],
])('"%s" is %s', (text, zone) => {
	expect(inOneWord(text)).toBe(zone);
});

test.each([
	['', 'empty'],
	['UTC+15', 'further east than any'],
	['UTC+2:75', 'no number of minutes'],
	['Springfield', 'no city that a zone is named after'],
	['Europe/Atlantis', 'no zone'],
	['call me at +49 30 1234', 'a phone number'],
	['x'.repeat(121), 'too long'],
])('"%s" is none: %s', (text) => {
	expect(readTimeZone(text)).toBeUndefined();
});
