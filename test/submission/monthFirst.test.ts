import { meeting, NOT_UNDERSTOOD } from './meeting';

/** What 03/04/2026 is beside another answer; undefined when nobody can say, which is a problem. */
const dayOf = (beside: object): unknown => {
	const { startTime, problems } = meeting({ Date: '03/04/2026', ...beside });
	if (startTime !== undefined) return problems === undefined ? startTime : problems;
	expect(problems).toEqual([`startTime ${NOT_UNDERSTOOD}: 'Date'`]);
	return undefined;
};
const MONTH_FIRST = '2026-03-04';
const DAY_FIRST = '2026-04-03';

test.each([
	...['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles'],
	...['America/Phoenix', 'America/Anchorage', 'America/Detroit', 'America/Boise'],
	...['America/Indiana/Knox', 'America/Indianapolis', 'America/Kentucky/Monticello'],
	...['America/Louisville', 'America/North_Dakota/Center', 'America/Juneau', 'America/Menominee'],
	...['America/Nome', 'America/Sitka', 'America/Yakutat', 'America/Adak', 'America/Metlakatla'],
	...['Pacific/Honolulu', 'US/Eastern', 'US/Pacific', 'Asia/Manila', 'PST', 'Eastern Time'],
])('who is in %s writes the month first', (Timezone) => {
	expect(dayOf({ Timezone })).toBe(MONTH_FIRST);
});

test.each([
	...['America/Toronto', 'America/Vancouver', 'America/Halifax', 'America/Winnipeg'],
	...['America/Edmonton', 'America/Regina', 'America/St_Johns', 'America/Moncton'],
	...['America/Glace_Bay', 'America/Goose_Bay', 'America/Whitehorse', 'America/Yellowknife'],
	...['America/Iqaluit', 'America/Thunder_Bay', 'America/Montreal', 'Canada/Central'],
	...['America/Puerto_Rico', 'Etc/GMT-2', 'UTC', 'GMT', 'Africa/Johannesburg', 'Asia/Tokyo'],
	...['Asia/Shanghai', 'Asia/Seoul', 'Asia/Taipei', 'Asia/Hong_Kong'],
])('who is in %s writes the one or the other', (Timezone) => {
	expect(dayOf({ Timezone })).toBeUndefined();
});

test.each([
	...['America/Mexico_City', 'America/Sao_Paulo', 'America/Argentina/Salta', 'Europe/Berlin'],
	...['Asia/Kolkata', 'Australia/Sydney', 'Pacific/Auckland', 'Africa/Lagos'],
])('who is in %s writes the day first', (Timezone) => {
	expect(dayOf({ Timezone })).toBe(DAY_FIRST);
});

test.each([
	...['US', 'us', 'USA', 'United States', 'United States of America', 'U.S.', 'U.S.A.'],
	...['U.S.A', 'en-US', 'en_US', ' en-us ', 'PH', 'en-PH', 'Philippines'],
])('the country or locale "%s" is one of the month first', (Country) => {
	expect(dayOf({ Country })).toBe(MONTH_FIRST);
});

test.each([
	...['Germany', 'Deutschland', 'United Kingdom', 'UK', 'uk', 'France', 'Spain', 'España'],
	...['Italy', 'Italia', 'Brazil', 'Brasil', 'Australia', 'Ireland', 'Netherlands', 'Austria'],
	...['Switzerland', 'Poland', 'Portugal', 'Mexico', 'India', 'New Zealand', 'NZ', 'de'],
	...['de-DE', 'pt_BR', 'fr-CA', 'sr-Latn'],
])('the country or locale "%s" is one of the day first', (Country) => {
	expect(dayOf({ Country })).toBe(DAY_FIRST);
});

test.each([
	...['Canada', 'CA', 'en-CA', 'en', 'ja', 'ja-JP', 'JP', 'zh', 'zh-TW', 'zh_Hant', 'CN', 'TW'],
	...['HK', 'ko', 'ko-KR', 'KR', 'hu', 'hu-HU', 'fa', 'ZA', 'en-ZA', 'Belarus', 'Cyprus'],
	...['Atlantis', 'new user', 'usual', 'Germany or France'],
])('the country or locale "%s" says nothing', (Country) => {
	expect(dayOf({ Country })).toBeUndefined();
});

test.each([
	...['locale', 'lang', 'language', 'language_code', 'languageCode', 'country', 'country_code'],
	...['countryCode', 'region', 'user_locale', 'userLocale', 'browser_language', 'browserLanguage'],
	...['Language', 'COUNTRY'],
])('a program says the country or the language with "%s"', (key) => {
	expect(dayOf({ [key]: 'en-US' })).toBe(MONTH_FIRST);
	expect(dayOf({ [key]: 'en-GB' })).toBe(DAY_FIRST);
});

test.each(['programming language', 'country_of_birth', 'region manager', 'native_lang'])(
	'"%s" is not where somebody writes',
	(key) => {
		expect(dayOf({ [key]: 'US' })).toBeUndefined();
	},
);
