/** Words for an hour and for a minute by language, as they stand behind a number. */
const HOURS: Readonly<Record<string, string>> = {
	en: 'h, hr, hrs, hour, hours',
	de: 'std, stdn, stunde, stunden',
	fr: 'heure, heures',
	es: 'hora, horas',
	it: 'ora, ore',
	nl: 'uur, uren',
	pl: 'godz, godzina, godziny, godzin, godzinę',
	sv: 'tim, timme, timmar',
	no: 'time, timer, t',
	fi: 'tunti, tuntia',
	tr: 'saat, sa',
	ru: 'час, часа, часов, ч',
	uk: 'год, година, години, годин, годину',
	bg: 'часа, часове',
	cs: 'hod, hodina, hodiny, hodin, hodinu',
	sk: 'hodín',
	hu: 'óra, ó, órás',
	ro: 'oră',
	el: 'ώρα, ώρες, ωρ',
	hr: 'sat, sata, sati',
	sl: 'ura, uri, ur',
	sr: 'сат, сата, сати',
	lt: 'val, valanda, valandos, valandų, valandą',
	lv: 'stunda, stundas, stundu',
	et: 'tund, tundi',
	ca: 'hores',
	ar: 'ساعة, ساعات, ساعه',
	fa: 'ساعت',
	he: 'שעה, שעות',
	hi: 'घंटा, घंटे, घण्टे, घण्टा',
	id: 'jam',
	vi: 'giờ, tiếng',
	th: 'ชั่วโมง, ชม',
	ja: '時間',
	zh: '小时, 小時, 个小时, 個小時, 个钟头, 個钟头, 個鐘頭',
	ko: '시간',
};

const MINUTES: Readonly<Record<string, string>> = {
	en: 'm, min, mins, minute, minutes',
	de: 'minuten',
	es: 'minuto, minutos',
	it: 'minuti',
	nl: 'minuut, minuten',
	pl: 'minuta, minuty, minut',
	sv: 'minuter',
	no: 'minutt, minutter',
	fi: 'minuutti, minuuttia',
	tr: 'dk, dakika',
	ru: 'мин, минута, минуты, минут, минуту',
	uk: 'хв, хвилина, хвилини, хвилин, хвилину',
	bg: 'минути',
	sk: 'minúta, minúty, minút',
	hu: 'perc, perces, p',
	ro: 'minutul',
	el: 'λεπτό, λεπτά, λεπτών, λεπ, λ',
	hr: 'minuta, minute',
	lt: 'minutė, minutės, minučių, minutes',
	lv: 'minūte, minūtes, minūšu',
	et: 'minut, minutit',
	ca: 'minuts',
	ar: 'دقيقة, دقائق, دقيقه',
	fa: 'دقیقه',
	he: 'דקה, דקות, דק, דק׳',
	hi: 'मिनट, मिनिट',
	id: 'menit, minit, mnt',
	vi: 'phút, p',
	th: 'นาที, น',
	ja: '分, 分間',
	zh: '分钟, 分鐘',
	ko: '분, 분간',
};

/** A word without accents, signs and capitals, as labels are read too. */
const bare = (word: string): string =>
	word
		.toLowerCase()
		.normalize('NFKD')
		.replace(/[\p{M}׳'’]/gu, '');

const wordsIn = (lists: Readonly<Record<string, string>>): readonly string[] =>
	Object.values(lists).flatMap((words) => words.split(', ').map(bare));

const UNITS: ReadonlyMap<string, 'hours' | 'minutes'> = new Map([
	...wordsIn(HOURS).map((word) => [word, 'hours'] as const),
	...wordsIn(MINUTES).map((word) => [word, 'minutes'] as const),
]);

/** The unit that a word behind a number is, in any of the languages. */
export const unitNamed = (word: string): 'hours' | 'minutes' | undefined => UNITS.get(bare(word));
