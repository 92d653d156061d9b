/** Part of the day; "am" and "pm" are the halves of a clock, the others what people say. */
export type PartOfDay = 'am' | 'pm' | 'morning' | 'noon' | 'afternoon' | 'evening' | 'night';

/** Words for the parts of the day, by language; sources: CLDR, and how people write there. */
const WORDS: Readonly<Record<string, ReadonlyArray<readonly [PartOfDay, string]>>> = {
	en: [
		['morning', 'in the morning'],
		['afternoon', 'in the afternoon'],
		['evening', 'in the evening'],
		['night', 'at night'],
	],
	es: [
		['morning', 'de la mañana, de la manana, de la madrugada'],
		['noon', 'del mediodía, del mediodia'],
		['afternoon', 'de la tarde'],
		['night', 'de la noche'],
	],
	pt: [
		['morning', 'da manhã, da manha, da madrugada'],
		['afternoon', 'da tarde'],
		['night', 'da noite'],
	],
	it: [
		['morning', 'di mattina, del mattino, della mattina'],
		['afternoon', 'del pomeriggio, di pomeriggio'],
		['evening', 'di sera, della sera'],
	],
	fr: [
		['morning', 'du matin'],
		['afternoon', "de l'après-midi, de l’après-midi, de l'apres-midi"],
		['evening', 'du soir'],
	],
	de: [
		['morning', 'morgens, vormittags, früh'],
		['noon', 'mittags'],
		['afternoon', 'nachmittags'],
		['evening', 'abends'],
	],
	nl: [
		['morning', "'s ochtends, ’s ochtends, 's morgens, ’s morgens"],
		['afternoon', "'s middags, ’s middags"],
		['evening', "'s avonds, ’s avonds"],
	],
	sv: [
		['morning', 'på morgonen, på förmiddagen'],
		['afternoon', 'på eftermiddagen'],
		['evening', 'på kvällen'],
	],
	no: [
		['morning', 'om morgenen, om formiddagen'],
		['afternoon', 'om ettermiddagen, om eftermiddagen'],
		['evening', 'om kvelden, om aftenen'],
	],
	fi: [
		['am', 'ap., aamupäivällä'],
		['pm', 'ip., iltapäivällä'],
		['morning', 'aamulla'],
		['evening', 'illalla'],
	],
	pl: [
		['morning', 'rano'],
		['afternoon', 'po południu, po poludniu'],
		['evening', 'wieczorem'],
	],
	cs: [
		['am', 'dop., dopoledne, dopoludnia'],
		['pm', 'odp., odpoledne, popoludní'],
		['morning', 'ráno'],
		['evening', 'večer'],
	],
	sl: [
		['am', 'dopoldne, pre podne, prije podne, пре подне'],
		['pm', 'pop., popoldne, po podne, poslije podne, по подне'],
		['evening', 'navečer, zvečer, uveče, увече'],
	],
	hu: [
		['am', 'de., délelőtt'],
		['pm', 'du., délután'],
		['morning', 'reggel'],
	],
	ro: [
		['morning', 'dimineața, dimineaţa'],
		['afternoon', 'după-amiaza, după-amiază'],
		['evening', 'seara'],
	],
	el: [
		['am', 'π.μ., το πρωί'],
		['pm', 'μ.μ., μετά το μεσημέρι'],
		['noon', 'το μεσημέρι'],
		['afternoon', 'το απόγευμα'],
		['evening', 'το βράδυ'],
	],
	ru: [
		['morning', 'утра'],
		['night', 'ночи'],
		['afternoon', 'дня'],
		['evening', 'вечера'],
	],
	uk: [
		['am', 'дп, до полудня'],
		['pm', 'пп, після полудня, пополудні'],
		['morning', 'ранку'],
		['evening', 'вечора'],
	],
	bg: [
		['am', 'пр.об., преди обяд'],
		['pm', 'сл.об., след обяд'],
		['morning', 'сутринта'],
		['evening', 'вечерта'],
	],
	lt: [
		['am', 'priešpiet'],
		['pm', 'popiet'],
	],
	lv: [
		['am', 'priekšp., priekšpusdienā'],
		['pm', 'pēcp., pēcpusdienā'],
	],
	tr: [
		['am', 'öğleden önce, ÖÖ'],
		['morning', 'sabah'],
		['pm', 'öğleden sonra, ÖS'],
		['evening', 'akşam'],
	],
	ar: [
		['morning', 'صباح, صباحا, صباحًا, صباحاً'],
		['noon', 'ظهرا, ظهرًا, ظهراً'],
		['afternoon', 'عصرا, عصرًا, عصراً, بعد الظهر'],
		['evening', 'مساء, مساءا, مساءًا, مساءً, مساءاً'],
	],
	fa: [
		['am', 'ق.ظ., قبل از ظهر'],
		['pm', 'ب.ظ., بعد از ظهر, بعدازظهر'],
		['morning', 'صبح'],
		['afternoon', 'عصر'],
	],
	he: [
		['am', 'לפנה״צ, לפנה"צ, לפני הצהריים'],
		['pm', 'אחה״צ, אחה"צ, אחרי הצהריים, אחר הצהריים'],
		['morning', 'בבוקר'],
		['noon', 'בצהריים'],
		['evening', 'בערב'],
	],
	hi: [
		['am', 'पूर्वाह्न'],
		['pm', 'अपराह्न'],
		['morning', 'सुबह'],
		['noon', 'दोपहर'],
		['evening', 'शाम'],
		['night', 'रात'],
	],
	th: [
		['am', 'ก่อนเที่ยง'],
		['pm', 'หลังเที่ยง'],
	],
	vi: [
		['morning', 'sáng'],
		['noon', 'trưa'],
		['afternoon', 'chiều'],
		['evening', 'tối'],
	],
	id: [
		['am', 'PG'],
		['pm', 'PTG'],
		['morning', 'pagi'],
		['noon', 'siang, tengah hari'],
		['afternoon', 'sore, petang'],
		['night', 'malam'],
	],
	ja: [
		['morning', '早上, 清晨, 早晨, 凌晨, 今早, 朝'],
		['noon', '中午, 昼'],
		['evening', '傍晚, 晚间, 晚間, 夕方'],
		['night', '晚上, 夜'],
	],
	ko: [
		['morning', '아침, 새벽'],
		['noon', '낮'],
		['evening', '저녁'],
		['night', '밤'],
	],
};

/** Words for each part, the clock's halves and the longer words first. */
export const PARTS_OF_DAY: ReadonlyArray<readonly [PartOfDay, string]> = (
	['am', 'pm', 'noon', 'morning', 'afternoon', 'evening', 'night'] as const
).map((part) => [
	part,
	Object.values(WORDS)
		.flat()
		.filter(([one]) => one === part)
		.map(([, words]) => words)
		.join(', '),
]);
