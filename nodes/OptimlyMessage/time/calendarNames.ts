import type { Steps } from '../../shared/breaks';
import { onceInSteps } from '../../shared/once';

/** Languages whose months and weekdays are known; the names are the runtime's, from CLDR. */
const LANGUAGES = [
	'en',
	'de',
	'es',
	'fr',
	'pt',
	'it',
	'nl',
	'pl',
	'sv',
	'nb',
	'da',
	'fi',
	'tr',
	'ru',
	'uk',
	'cs',
	'hu',
	'ro',
	'el',
	'ar',
	'he',
	'id',
	'vi',
	'hr',
	'ja',
	'zh',
	'ko',
	'sk',
	'sl',
	'bg',
	'sr',
	'sr-Latn',
	'lt',
	'lv',
	'et',
	'ca',
	'nn',
	'ms',
	'th',
	'hi',
	'de-AT',
	'fr-CA',
	'ar-MA',
];

/** Accents of Latin, Greek and Cyrillic letters, and the vowel signs that Hebrew and Arabic can do without. */
const ACCENTS_AND_SIGNS = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670.،,'’׳]/gu;

/** A name as it is compared: small letters without accents and signs. Vowels of Hindi and Thai tell names apart. */
export const bareName = (name: string): string =>
	name.toLowerCase().normalize('NFD').replace(ACCENTS_AND_SIGNS, '');

/** Months as they are called east of the Mediterranean, those that are one word. */
const LEVANTINE = [
	['شباط', 2],
	['اذار', 3],
	['نيسان', 4],
	['ايار', 5],
	['حزيران', 6],
	['تموز', 7],
	['اب', 8],
	['ايلول', 9],
] as const;

/** A month by its name; in another language the same name can be that of another month. */
export interface NamedMonth {
	readonly month: number;
	readonly isAmbiguous: boolean;
}

/** Months by their names, alone and as they stand in a date ("marca", "марта"); the first language that has one counts. */
export const monthsByName = onceInSteps(function* (): Steps<ReadonlyMap<string, NamedMonth>> {
	const found = new Map<string, NamedMonth>();
	const add = (name: string, month: number) => {
		const known = found.get(name);
		const isAmbiguous = known !== undefined && (known.isAmbiguous || known.month !== month);
		found.set(name, { month: known?.month ?? month, isAmbiguous });
	};
	for (const language of LANGUAGES) {
		for (const month of ['long', 'short'] as const) {
			yield;
			const alone = new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' });
			const inDate = new Intl.DateTimeFormat(language, { month, day: 'numeric', timeZone: 'UTC' });
			for (let index = 0; index < 12; index += 1) {
				const at = Date.UTC(2026, index, 5);
				const part = inDate.formatToParts(at).find(({ type }) => type === 'month')?.value ?? '';
				for (const name of [alone.format(at), part].map(bareName)) {
					if (!/^\p{L}[\p{L}\p{M}]+$/u.test(name)) continue;
					add(name, index + 1);
					// "5 באוקטובר": the preposition is written into the word.
					if (language === 'he') add(`ב${name}`, index + 1);
				}
			}
		}
	}
	for (const [name, index] of [
		['sept', 9],
		['set', 9],
		['marz', 3],
		['maerz', 3],
		['setiembre', 9],
		...LEVANTINE,
	] as const)
		add(name, index);
	return found;
});

/** Days of one letter are known in Hungarian alone; in Estonian they are half the alphabet. Vietnamese has numbers. */
const ONE_LETTER = /^[\da-z\u0370-\u04ff]$/;

const weekdays = onceInSteps(function* (): Steps<ReadonlySet<string>> {
	const found = new Set<string>();
	for (const language of LANGUAGES) {
		yield;
		for (const weekday of ['long', 'short'] as const) {
			const format = new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' });
			[4, 5, 6, 7, 8, 9, 10]
				.map((day) => bareName(format.format(Date.UTC(2026, 0, day))))
				.flatMap((name) => [name, ...name.split(/[\s-]/)])
				.filter((name) => language === 'hu' || !ONE_LETTER.test(name))
				.forEach((name) => found.add(name));
		}
	}
	return found;
});

/** The names of all months and weekdays. They take long to make: make them before dates are read. */
export function* calendarNames(): Steps<void> {
	yield* monthsByName.made();
	yield* weekdays.made();
}

/** Whether a word is the name of a day. Thai writes the "on" of a date behind it. */
export const isWeekday = (word: string): boolean =>
	weekdays().has(bareName(word).replace(/ที่$/, ''));
