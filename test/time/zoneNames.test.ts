import { readTimeZone } from '../../nodes/OptimlyMessage/time/timeZone';

/** Every zone with what people and services call it, apart from its own name. */
const CALLED: Readonly<Record<string, string>> = {
	UTC: 'UTC, GMT, Z, Zulu, Coordinated Universal Time, (UTC) Coordinated Universal Time',
	'Europe/Berlin':
		'CET, CEST, MEZ, MESZ, W. Europe Standard Time, Central European Time, Berlin, berlin time, CET (UTC+1)',
	'Europe/Lisbon': 'WET, WEST, Lisbon',
	'Europe/Helsinki': 'EET, EEST, Helsinki',
	'Europe/Moscow': 'MSK, Russian Standard Time',
	'Europe/Istanbul': 'TRT, Turkey Standard Time',
	'Europe/London': 'GMT Standard Time, Greenwich Mean Time, London, (UTC+00:00) London',
	'Europe/Paris': 'Romance Standard Time, Paris',
	'Europe/Budapest': 'Central Europe Standard Time',
	'Europe/Warsaw': 'Central European Standard Time',
	'Europe/Chisinau': 'E. Europe Standard Time',
	'Europe/Kiev': 'FLE Standard Time',
	'Europe/Bucharest': 'GTB Standard Time',
	'Atlantic/Reykjavik': 'Greenwich Standard Time',
	'America/New_York':
		'EST, EDT, ET, Eastern Time, Eastern Standard Time, Eastern Daylight Time, Eastern Time (US & Canada), New York',
	'America/Chicago':
		'Central Time, Central Standard Time, Central Daylight Time, CDT, Central Time (US & Canada)',
	'America/Denver': 'MDT, Mountain Time, Mountain Standard Time, Mountain Daylight Time',
	'America/Los_Angeles': 'PST, PDT, PT, Pacific Time, Pacific Standard Time, Pacific Daylight Time',
	'America/Phoenix': 'Arizona, US Mountain Standard Time, Phoenix',
	'America/Anchorage': 'Alaska, Alaskan Standard Time',
	'Pacific/Honolulu': 'Hawaii, Hawaiian Standard Time, HST',
	'America/Halifax': 'Atlantic Time, Atlantic Standard Time',
	'America/Mexico_City': 'Central Standard Time (Mexico)',
	'America/Sao_Paulo': 'BRT, E. South America Standard Time, Sao Paulo',
	'America/Argentina/Buenos_Aires': 'ART, Argentina Standard Time',
	'America/Bogota': 'SA Pacific Standard Time',
	'Asia/Tokyo': 'JST, Tokyo Standard Time',
	'Asia/Seoul': 'KST, Korea Standard Time',
	'Asia/Hong_Kong': 'HKT, Hong Kong',
	'Asia/Singapore': 'SGT, Singapore Standard Time',
	'Asia/Manila': 'PHT',
	'Asia/Jakarta': 'WIB',
	'Asia/Bangkok': 'SE Asia Standard Time',
	'Asia/Karachi': 'PKT, Pakistan Standard Time',
	'Asia/Dubai': 'GST, Arabian Standard Time',
	'Asia/Riyadh': 'Arab Standard Time',
	'Asia/Jerusalem': 'Israel Standard Time',
	'Asia/Kolkata': 'India Standard Time, India   Standard\tTime',
	'Asia/Shanghai': 'China Standard Time',
	'Pacific/Auckland': 'NZST, NZDT, New Zealand Standard Time',
	'Australia/Sydney': 'AEST, AEDT, AUS Eastern Standard Time',
	'Australia/Brisbane': 'E. Australia Standard Time',
	'Australia/Perth': 'AWST, W. Australia Standard Time',
	'Africa/Johannesburg': 'SAST, South Africa Standard Time',
	'Africa/Nairobi': 'EAT',
	'Africa/Lagos': 'WAT',
	'Africa/Cairo': 'Egypt Standard Time, Cairo',
};

const called = Object.entries(CALLED).flatMap(([zone, names]) =>
	names.split(', ').map((name): [string, string] => [name, zone]),
);

test.each(called)('"%s" is the time of %s', (name, zone) => {
	expect(readTimeZone(name)).toEqual({ name: zone });
	expect(readTimeZone(` ${name.toUpperCase()} `)).toEqual({ name: zone });
});

test.each(['IST', 'BST', 'CST', 'AST', 'SST', 'IST time', 'time', 'standard time'])(
	'"%s" is that of several countries, or of none',
	(name) => {
		expect(readTimeZone(name)).toBeUndefined();
	},
);

test.each([
	'Africa/Abidjan',
	'America/Lima',
	'Antarctica/Casey',
	'Arctic/Longyearbyen',
	'Asia/Dhaka',
	'Atlantic/Azores',
	'Australia/Hobart',
	'Europe/Madrid',
	'Indian/Maldives',
	'Pacific/Fiji',
	'Etc/GMT+2',
	'Etc/GMT-14',
])('a name of the time zone database is itself, within a text and in any case: %s', (zone) => {
	expect(readTimeZone(zone)?.name).toBe(zone);
	expect(readTimeZone(`my zone is ${zone}`)?.name).toBe(zone);
	expect(readTimeZone(zone.toLowerCase())?.name?.toLowerCase()).toBe(zone.toLowerCase());
});

test('a name in another case is written as the database writes it', () => {
	expect(readTimeZone('america/NEW_YORK')).toEqual({ name: 'America/New_York' });
	expect(readTimeZone('America/Los Angeles')).toEqual({ name: 'America/Los_Angeles' });
});

test.each<[string, object | undefined]>([
	['UTC-12:30', { offset: -750 }],
	['UTC-13', { offset: -780 }],
	['-12', { name: 'Etc/GMT+12', offset: -720 }],
	['+14:00', { name: 'Etc/GMT-14', offset: 840 }],
	['+14:01', undefined],
	['+14:30', undefined],
	['+5:59', { offset: 359 }],
	['+5:60', undefined],
	['+0530', { offset: 330 }],
	['(GMT+0530)', { offset: 330 }],
	['-00:00', { name: 'UTC', offset: 0 }],
	['utc + 1', { name: 'Etc/GMT-1', offset: 60 }],
	['GMT+1', { name: 'Etc/GMT-1', offset: 60 }],
	['my clock is UTC+1', { name: 'Etc/GMT-1', offset: 60 }],
	['somewhere +1', undefined],
	['CET+1', { name: 'Europe/Berlin' }],
	[`Europe/Berlin${' '.repeat(107)}`, { name: 'Europe/Berlin' }],
	['Europe/Berlin'.padStart(120, '.'), { name: 'Europe/Berlin' }],
	['Europe/Berlin'.padStart(121, '.'), undefined],
])('"%s" is %j', (text, zone) => {
	expect(readTimeZone(text)).toEqual(zone);
});

test.each([
	['МСК', 'Europe/Moscow'],
	['по Москве', 'Europe/Moscow'],
	['за Києвом', 'Europe/Kiev'],
	['Horário de Brasília', 'America/Sao_Paulo'],
	['hora de Colombia', 'America/Bogota'],
	['heure de Paris', 'Europe/Paris'],
	['北京时间', 'Asia/Shanghai'],
	['日本時間', 'Asia/Tokyo'],
	['한국 시간', 'Asia/Seoul'],
	['توقيت القاهرة', 'Africa/Cairo'],
	['WITA', 'Asia/Makassar'],
])('"%s" is what one country calls %s', (text, zone) => {
	expect(readTimeZone(text)).toEqual({ name: zone });
});

test.each(['по времени', 'hora de México', 'heure locale', '当地时间', 'время'])(
	'"%s" is no zone',
	(text) => {
		expect(readTimeZone(text)).toBeUndefined();
	},
);
