import { readDuration } from '../../nodes/OptimlyMessage/time/duration';
import { readMoment } from '../../nodes/OptimlyMessage/time/moment';

/** Locales of which Unicode's data (CLDR, in the runtime) say how dates are written there. */
const LOCALES =
	'en-US en-GB en-AU en-IN en-CA de de-AT de-CH es es-MX es-AR fr fr-CA fr-CH pt pt-BR it it-CH nl nl-BE pl sv nb nn da fi tr ru uk cs sk sl hr sr sr-Latn hu ro bg lt lv et el ar ar-EG ar-MA ar-SA fa he id ms vi th hi ja ja-JP-u-ca-japanese zh-CN zh-TW zh-HK ko ca bn mr ta'.split(
		' ',
	);

const MOMENTS = [
	'2026-10-05T10:30',
	'2026-10-23T14:05',
	'2027-03-03T00:15',
	'2026-05-31T12:45',
	'2028-08-29T21:00',
	'2026-07-01T18:30',
	'2026-12-12T05:00',
];

const STYLES = ['full', 'long', 'medium', 'short'] as const;
const CLOCKS = [undefined, 'short', 'medium'] as const;

interface Written {
	readonly text: string;
	readonly is: string;
	readonly style: (typeof STYLES)[number];
}

function writtenIn(locale: string): readonly Written[] {
	return MOMENTS.flatMap((moment) =>
		STYLES.flatMap((style) =>
			CLOCKS.flatMap((clock) =>
				[undefined, 'h12' as const].map((hourCycle) => ({
					text: new Intl.DateTimeFormat(locale, {
						dateStyle: style,
						...(clock && { timeStyle: clock, ...(hourCycle && { hourCycle }) }),
						timeZone: 'UTC',
					}).format(new Date(`${moment}Z`)),
					is: clock ? moment : moment.slice(0, 10),
					style,
				})),
			),
		),
	);
}

function read(text: string, locale: string): string | undefined {
	const moment = readMoment(text, locale === 'en-US' ? 'month' : 'day');
	if (!moment) return undefined;
	const { date = '', time, until, offset, zone } = moment;
	return [date, time && `T${time.slice(0, 5)}`, until, offset, zone].filter(Boolean).join('');
}

test.each(LOCALES)(
	'%s: what the calendar writes is read as it is meant, or not at all',
	(locale) => {
		const wrong = writtenIn(locale)
			.map(({ text, is }) => [text, read(text, locale), is])
			.filter(([, got, is]) => got !== undefined && got !== is);
		expect(wrong).toEqual([]);
	},
);

/** Of these every date in words is understood, with its time. */
const UNDERSTOOD =
	'en-US en-GB de es fr pt it nl pl sv nb da fi tr ru uk cs sk sl hu ro bg lt lv et el he id vi th ja zh-CN ca'.split(
		' ',
	);

test.each(UNDERSTOOD)('%s: a date in words is understood, with its time', (locale) => {
	const missed = writtenIn(locale)
		.filter(({ style }) => style === 'full' || style === 'long')
		.filter(({ text }) => read(text, locale) === undefined);
	expect(missed).toEqual([]);
});

test.each([
	['2026. október 5. du. 2 óra', '2026-10-05T14:00'],
	['2026. október 5. du 2:30', '2026-10-05T14:30'],
	['2026. október 5-én 14.30-kor', '2026-10-05T14:30'],
	['okt. 5., 10 óra', undefined],
	['15/11/2026 6:30 μ.μ.', '2026-11-15T18:30'],
	['15 Νοεμβρίου 2026 στις 6 το απόγευμα', '2026-11-15T18:00'],
	['9. 11. 2026 v 2:30 odp.', '2026-11-09T14:30'],
	['9. listopadu 2026 ve 14 hodin', '2026-11-09T14:00'],
	['ke 11.11.2026 klo 13.45', '2026-11-11T13:45'],
	['5.10.2026. u 13:30', '2026-10-05T13:30'],
	['05.10.2026. 10.30', '2026-10-05T10:30'],
	['24 жовтня 2026 р. о 14 годині', '2026-10-24T14:00'],
	['24.10.2026, 2:30 пп', '2026-10-24T14:30'],
	['5 октомври 2026, 2:30 сл.об.', '2026-10-05T14:30'],
	['5/10/2026 às 14h', '2026-10-05T14:00'],
	['5/10/2569 14.00 น.', '2026-10-05T14:00'],
	['5/10/69', undefined],
	['ngày 5 tháng 10 năm 2026 lúc 14 giờ 30', '2026-10-05T14:30'],
	['5/10/2026 2 giờ chiều', '2026-10-05T14:00'],
	['5 tháng 10, 2026 2:30 CH', '2026-10-05T14:30'],
	['5/10/2026 2:30 CH', undefined],
	['5 Oktober 2026 jam 2 siang', '2026-10-05T14:00'],
	['5 Oktober 2026 jam 11 siang', '2026-10-05T11:00'],
	['令和8年10月5日(月) 午後2時半', '2026-10-05T14:30'],
	['R8.10.5 14:30', '2026-10-05T14:30'],
	['民國115年10月5日 下午2:30', '2026-10-05T14:30'],
	['2026년 10월 5일 오후 2시 30분', '2026-10-05T14:30'],
	['26. 10. 5. 오후 2:30', undefined],
	['۵/۱۰/۲۰۲۶ ۱۴:۳۰', '2026-10-05T14:30'],
	['٥ تشرين الأول ٢٠٢٦ ٢:٣٠ م', '2026-10-05T14:30'],
	['۱۳ مهر ۱۴۰۵ ساعت ۱۰:۳۰', undefined],
	['5 באוקטובר 2026 בשעה 14:30', '2026-10-05T14:30'],
	['५ अक्टूबर २०२६ को शाम ६:३० बजे', '2026-10-05T18:30'],
	['2026-10-05 14 val. 30 min.', '2026-10-05T14:30'],
	['5 octobre 2026 14 h 30 min', '2026-10-05T14:30'],
	['5 octombrie 2026 ora 14', '2026-10-05T14:00'],
	['5 oktober 2026 kl. 2 em', '2026-10-05T14:00'],
	// Words of one language that are others elsewhere.
	['10:30 em 5/10/2026', undefined],
	['em 5/10/2026 10:30', undefined],
	['am 5.10.2026 12:15', '2026-10-05T12:15'],
	['du 5/10/2026 14:30', '2026-10-05T14:30'],
	['este 5 de octubre de 2026 10:30', undefined],
	// What people mean by these differs.
	['2026年10月5日 晚上12点', undefined],
	['3 сентября 2026, 12 вечера', undefined],
	['5.10.2026, 11 Uhr mittags', '2026-10-05T11:00'],
	['2026 October 10:30', undefined],
	['5 May 2026 2:30 p', '2026-05-05T14:30'],
])('"%s" is %s', (text, is) => {
	expect(read(text, 'es')).toBe(is);
});

/** A number, its unit and what they are in minutes, as they are written there. */
test.each<[string, readonly string[], readonly string[]]>([
	['uk', ['45 хв', '45 хвилин'], ['1 год 30 хв', 'півтори години']],
	['ru', ['45 мин.', '45 минут'], ['1 ч. 30 мин.', 'полтора часа']],
	['bg', ['45 минути'], ['1 час и 30 минути']],
	['el', ['45 λεπτά', '45 λ.', '45 λεπτα'], ['1 ώρα και 30 λεπτά', 'μιάμιση ώρα']],
	['hu', ['45 perc', '45p'], ['1 óra 30 perc', '1,5 óra', 'másfél óra']],
	['cs', ['45 minut', '45 min'], ['1 hod. 30 min.', '1 hodina a 30 minut']],
	['fi', ['45 minuuttia'], ['1 tunti 30 min', 'puolitoista tuntia']],
	['da', ['45 minutter'], ['1 time og 30 minutter', 'halvanden time']],
	['ro', ['45 minute'], ['1 oră și 30 minute']],
	['hr', ['45 minuta'], ['1 sat i 30 minuta']],
	['lt', ['45 min.'], ['1 val. 30 min.']],
	['lv', ['45 minūtes'], ['1 stunda 30 minūtes']],
	['et', ['45 minutit'], ['1 tund 30 minutit', '1,5 tundi']],
	['he', ['45 דקות', '45 דק׳'], ['שעה וחצי']],
	['ar', ['٤٥ دقيقة'], ['١ ساعة ٣٠ دقيقة']],
	['fa', ['۴۵ دقیقه'], ['۱ ساعت و ۳۰ دقیقه']],
	['hi', ['45 मिनट', '४५ मिनट'], ['1 घंटा 30 मिनट']],
	['th', ['45 นาที'], ['1 ชั่วโมง 30 นาที', '1.5 ชม.']],
	['vi', ['45 phút'], ['1 giờ 30 phút', '1,5 tiếng']],
	['id', ['45 menit'], ['1 jam 30 menit', '1,5 jam']],
	['ko', ['45분'], ['1시간 30분']],
	['tr', ['45 dakika', '45 dk'], ['1 saat 30 dakika']],
])('%s: 45 and 90 minutes, and what is no length', (_language, fortyFive, ninety) => {
	for (const text of fortyFive) expect([text, readDuration(text)]).toEqual([text, 45]);
	for (const text of ninety) expect([text, readDuration(text)]).toEqual([text, 90]);
	for (const text of fortyFive) expect(readDuration(`${text} x`)).toBeUndefined();
});

test.each(['45 kg', '1 kg 30', '1 h 30 kg', '2 persons', '1 min 30', '45 x'])(
	'"%s" is no length',
	(text) => {
		expect(readDuration(text)).toBeUndefined();
	},
);
