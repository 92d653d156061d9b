import type { Steps } from '../../../shared/breaks';
import { readDuration } from '../../time/duration';
import { unitNamed } from '../../time/lengthUnits';
import { readMoment } from '../../time/moment';
import { westernDigits } from '../../time/spokenTime';
import type { Answer } from '../answers/answer';
import type { ReadAnswer } from '../readAnswer';
import type { FoundProblem } from '../found';
import { wordsOf } from '../words/wordsOf';
import { byPoints, has, NOT_UNDERSTOOD, POINTS, problem, SEVERAL, timed } from './timed';

/** Words of a label that are a unit there; alone they mean an hour of the day, or anything. */
const NO_UNIT_OF_LABEL = /^(?:hora|ora|saat|sat|time|час|ساعة|ساعت|שעה|ωρα|jam|tund|sa|ura?|.)$/u;

const SECONDS =
	/^(?:s|secs?|seconds?|sek|sekund(?:en|er|y)?|seg|segundos?|secondes?|secondi|seconden|сек|секунд(?:ы|ах|и)?|saniye|秒)$/;

function unitOf({ labels }: Answer): 'seconds' | 'minutes' | 'hours' | undefined {
	const words = labels.flatMap((label) => [...wordsOf(label)]);
	if (words.some((word) => SECONDS.test(word))) return 'seconds';
	const units = words.flatMap((word) =>
		word !== 'h' && NO_UNIT_OF_LABEL.test(word) ? [] : (unitNamed(word) ?? []),
	);
	// "Hours and minutes" says nothing of a number alone.
	return new Set(units).size === 1 ? units[0] : undefined;
}

/** A stated length; of an event's name only when nothing else says it ("30 Minute Meeting"). */
export function* lengthIn(reads: readonly ReadAnswer[]): Steps<{
	readonly minutes?: number;
	readonly answers: readonly Answer[];
	readonly problem?: FoundProblem;
}> {
	const lengths = (yield* timed(
		reads,
		({ own, above }) =>
			own.has('duration') && !own.has('timezone')
				? POINTS.start + (above.has('person') ? 1 : 0)
				: 0,
		(value, { answer }) =>
			typeof value === 'boolean' ? undefined : readDuration(value, unitOf(answer)),
	))
		.slice()
		.sort(byPoints);
	const [best] = lengths;
	if (best) {
		const top = lengths.filter(({ points }) => points === best.points);
		const lost = top.filter(({ read }) => read === undefined);
		if (lost.length > 0)
			return {
				answers: [],
				problem: problem(
					'durationMinutes',
					lost.map(({ answer }) => answer),
					NOT_UNDERSTOOD,
				),
			};
		if (new Set(top.map(({ read }) => read)).size > 1) {
			return {
				answers: [],
				problem: problem(
					'durationMinutes',
					top.map(({ answer }) => answer),
					SEVERAL,
				),
			};
		}
		return { minutes: best.read, answers: [best.answer] };
	}
	const named = reads.flatMap(({ answer, vetoed, reading }) => {
		const isName =
			reading !== undefined &&
			(has(reading, 'service') || (reading.above.has('thing') && reading.own.has('name')));
		if (vetoed || answer.aside || !isName || typeof answer.value !== 'string') return [];
		const [, text] =
			/(?<![\d-])(\d{1,3}[ -]?min(?:ute)?s?)(?!\p{L})/iu.exec(answer.value.slice(0, 200)) ?? [];
		const minutes = text === undefined ? undefined : readDuration(text);
		return minutes === undefined ? [] : [{ minutes, answer }];
	});
	const [first] = named;
	return first && new Set(named.map(({ minutes }) => minutes)).size === 1
		? { minutes: first.minutes, answers: [first.answer] }
		: { answers: [] };
}

/** Numbers, or words for them, with a unit of time, in the languages of the readers. */
const LENGTH_SAID =
	/(?<![\d\p{L}])(?:an?|one|two|einer?|zwei|drei|halbe|une?|deux|un[ao]|uma|dos|dois|duas|due|een|twee|en|två|jedn[aą]|dwie|trzy|półtorej|bir|iki|один|одна|два|две|полтор[аы])\s?-?\s?(?:h|hrs?|hours?|min|mins|minutes?|std|stunden?|minuten|heures?|horas?|minutos?|or[ae]|minuti|uur|uren|godzin[aęy]|minut[ay]?|timm(?:e|ar)|minuter|saat|dakika|часа?|минут[аы])(?!\p{L})|полчаса|[\d一两兩半]\s?(?:個|个)?(?:小时|小時|時間|分钟|分鐘|分間)|(?:\d|نصف)\s?(?:ساعة|ساعات|دقيقة|دقائق)|ساعتين|ساعتان|півгодини|fél óra|μισή ώρα|חצי שעה|आधा घंटा|nửa giờ|ครึ่งชั่วโมง|setengah jam|반시간|puoli tuntia|půl hodiny/iu;

const NUMBER_AND_WORD = /(?<![\d\p{L}])\d{1,3}\s?-?\s?(\p{L}[\p{L}\p{M}]+|h)/giu;

/** Units that are other words in a text: "2 time", "3 Sat". */
const OTHER_WORDS = /^(?:time|sat|sa|ur)$/i;

const saysLength = (text: string): boolean =>
	LENGTH_SAID.test(text) ||
	[...text.matchAll(NUMBER_AND_WORD)].some(
		([, word]) => !OTHER_WORDS.test(word) && unitNamed(word) !== undefined,
	);

/** Longest text in which a length is looked for. */
const MAX_TEXT = 2_000;

/** A whole day is no number of minutes. */
const ALL_DAY = /^(?:is_?)?(?:all|full|whole)_?day(?:_?event)?$|^ganzt[aä]gig$|^todo_?el_?d[ií]a$/i;

const ASKS_WHEN = ['start', 'end', 'when', 'date', 'time'] as const;

/** "14h30" of the clock; "1h30" may be a length, whatever it was asked with. */
const CLOCK_WITH_H = /^(?:0?[7-9]|1\d|2[0-3])\s?h\s?[0-5]\d$/i;

/** Whether an answer may be about a length although no label says so: "We need two hours, please." */
export function* speaksOfLength(reads: readonly ReadAnswer[]): Steps<boolean> {
	for (const read of reads) {
		yield;
		if (saysItsLength(read)) return true;
	}
	return false;
}

function saysItsLength({ answer, vetoed, reading }: ReadAnswer): boolean {
	if (vetoed || answer.aside || answer.value === undefined) return false;
	if (answer.labels.some((label) => ALL_DAY.test(label.replace(/[\s-]/g, ''))))
		return !/^(?:false|no|0)$/i.test(String(answer.value));
	if (typeof answer.value !== 'string' || reading?.own.has('attribute')) return false;
	// "5.10.2026, 10 óra" is ten o'clock there.
	const asksWhen = reading && ASKS_WHEN.some((kind) => reading.own.has(kind));
	if (asksWhen && readMoment(answer.value, 'day')?.date !== undefined) return false;
	if (asksWhen && CLOCK_WITH_H.test(answer.value.trim())) return false;
	return saysLength(westernDigits(answer.value.slice(0, MAX_TEXT)));
}
