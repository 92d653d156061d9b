const HOUR =
	'(?:h|hr|hrs|hours?|std|stunden?|stdn?|heures?|horas?|ore|ora|uur|uren|godz(?:in[ay]?)?\\.?|timm(?:e|ar)|timer?|saat|час(?:а|ов)?|ч|時間|小时|小時|시간|ساعات?|ساعة|tuntia?|óra|hodin[ay]?)\\.?';
const MINUTE =
	'(?:m|mins?|minutes?|minuten?|minutos?|minuti|minuto|minut[ay]?|minuter|minutter|dk|dakika|мин(?:ут[аы]?)?|分(?:钟|鐘|間)?|분|دقائق|دقيقة|minuuttia|perc)\\.?';
const NUMBER = '(\\d{1,4}(?:[.,]\\d{1,2})?|½)';

const BOTH = new RegExp(
	`^${NUMBER}\\s*-?\\s*${HOUR}(?:\\s*(?:and|und|et|y|e|en|og|och|,)?\\s*(\\d{1,2})\\s*(?:${MINUTE})?)?$`,
	'iu',
);
const MINUTES = new RegExp(`^${NUMBER}\\s*-?\\s*${MINUTE}$`, 'iu');
const ISO = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i;

/** Words around a length that say nothing. */
const AROUND =
	/^(?:for|duration|dauer|durée|length|exactly|slot|:)\s*|\s*(?:slot|meeting|call|session|appointment|termin|long|lang)$/giu;

const decimal = (text: string): number => (text === '½' ? 0.5 : Number(text.replace(',', '.')));

/** Of a bare number: fewer minutes than this are more likely hours, so it is not understood. */
const LEAST_BARE_MINUTES = 5;
const MOST_MINUTES = 7 * 24 * 60;

const whole = (minutes: number): number | undefined =>
	Number.isFinite(minutes) &&
	minutes > 0 &&
	minutes <= MOST_MINUTES &&
	Math.abs(minutes - Math.round(minutes)) < 1e-6
		? Math.round(minutes)
		: undefined;

/**
 * Reads a length: "45", "90 min", "1 h 30", "1:30", "1.5 hours", "PT45M", in the languages of the
 * units above.
 *
 * @param unit of a bare number, when the label says it
 * @returns whole minutes; undefined when it is not understood ("about an hour")
 */
export function readDuration(
	given: string | number,
	unit?: 'seconds' | 'minutes' | 'hours',
): number | undefined {
	const text = String(given).trim().normalize('NFKC').replace(AROUND, '').trim();
	if (text === '' || text.length > 60) return undefined;
	if (/^\d{1,6}(?:[.,]\d{1,2})?$/.test(text)) {
		const value = decimal(text);
		if (unit === 'seconds') return whole(value / 60);
		if (unit === 'hours') return whole(value * 60);
		return unit === 'minutes' || value >= LEAST_BARE_MINUTES ? whole(value) : undefined;
	}
	const [, days, isoHours, isoMinutes, seconds] = ISO.exec(text) ?? [];
	if (days ?? isoHours ?? isoMinutes ?? seconds) {
		return whole(
			Number(days ?? 0) * 1440 +
				Number(isoHours ?? 0) * 60 +
				Number(isoMinutes ?? 0) +
				Number(seconds ?? 0) / 60,
		);
	}
	const [, clockHours, clockMinutes] = /^(\d{1,2}):([0-5]\d)(?::00)?(?:\s*h)?$/i.exec(text) ?? [];
	if (clockHours !== undefined) return whole(Number(clockHours) * 60 + Number(clockMinutes));
	const [, minutes] = MINUTES.exec(text) ?? [];
	if (minutes !== undefined) return whole(decimal(minutes));
	const [, hours, more = '0'] = BOTH.exec(text) ?? [];
	if (hours !== undefined) return whole(decimal(hours) * 60 + Number(more));
	return WORDS.get(text.toLowerCase());
}

const WORDS: ReadonlyMap<string, number> = new Map([
	['half an hour', 30],
	['half hour', 30],
	['an hour', 60],
	['one hour', 60],
	['two hours', 120],
	['eine stunde', 60],
	['halbe stunde', 30],
	['eine halbe stunde', 30],
	['une heure', 60],
	['una hora', 60],
	['media hora', 30],
	['uma hora', 60],
	['meia hora', 30],
	["un'ora", 60],
	["mezz'ora", 30],
]);
