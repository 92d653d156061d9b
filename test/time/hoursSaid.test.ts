import { readMoment } from '../../nodes/OptimlyMessage/time/moment';

const clockOf = (text: string) => {
	const { date, time, until } = readMoment(text) ?? {};
	return [date, time, until].filter((part) => part !== undefined).join(' ');
};
const at = (texts: readonly string[], wanted: string) =>
	texts.map((text): [string, string] => [text, wanted]);

/** An hour alone, with the word for it behind it. */
const HOUR_BEHIND = [
	...[
		'3 вересня 2026, 14 год',
		'3 вересня 2026, 14год.',
		'3 вересня 2026, 14 година',
		'3 вересня 2026, 14 годин',
	],
	...['3 вересня 2026, 14 годині', '3 сентября 2026, 14 ч', '3 СЕНТЯБРЯ 2026, 14 Ч.'],
	...['3. září 2026, 14 hod', '3. září 2026, 14 hod.', '3. září 2026, 14 hodin'],
	...['3. září 2026, 14 hodina', '2026. szeptember 3. 14 óra', '2026. szeptember 3. 14 órakor'],
	...['3. septembar 2026. u 14 časova', '3. септембар 2026. у 14 часова'],
	...['3. rujna 2026. u 14 sati', '3. rujna 2026. u 14 sata', '2026-09-03 14 val.'],
	...['2026-09-03, 14 valandą', '2026-09-03, 14 valandų', '2026-09-03, 14 valandos'],
	...['2026-09-03, 14 valanda', '14 giờ, 3 tháng 9 năm 2026', '3 सितंबर 2026, 14 बजे'],
	...['3 กันยายน 2569, 14 น.', '3 กันยายน 2569, 14 นาฬิกา', '3. september 2026 ob 14 uri'],
	...['3. september 2026 ob 14. uri', '3. september 2026, 14 ura'],
];

/** An hour alone, behind a word for it. */
const HOUR_BEFORE = [
	...['3. syyskuuta 2026 klo 14', '3 september 2026 kl 14', '3 september 2026 kl.14'],
	...['3 SEPTEMBER 2026 KL. 14', '3 september 2026 klockan 14', '3 września 2026, godz. 14'],
	...['3 września 2026, godzina 14', '3 września 2026 o godzinie 14'],
	...['3. september 2026 kell 14', '3 September 2026 pukul 14', '3 September 2026 jam 14'],
	...['3 settembre 2026 ore 14', '3 septembrie 2026 ora 14'],
];

const HALF_PAST_TWO = [
	...['2026년 9월 3일 오후 2시 반', '2026년 9월 3일 오후 2시반', '2026年9月3日 14時 半'],
	...['3 settembre 2026 ore 14 h 30', '3 settembre 2026 ore 14 : 30', '3 settembre 2026 ore 14.30'],
	...['2026. szeptember 3. du 2:30', '2026. szeptember 3. DU 2:30', 'PM 2:30 2026/9/3'],
	...['2026/9/3 PM 2:30', '3 september 2026 kl. 2.30 em', '3 september 2026 kl. 2.30em'],
	...['3 september 2026 kl. 2:30 E.M.'],
];

const NOON = [
	...['3 September 2026, NOON', 'Midday, 3 September 2026', 'MEZZOGIORNO, 3 settembre 2026'],
	...['2026. szeptember 3. du 12:00', '2026. szeptember 3. du 12 óra'],
];

const FROM_AND_TO = [
	...['3 de septiembre de 2026, entre 14:00 y 15:00', 'Between 14:00 and 15:00, 3 September 2026'],
	...['3 de septiembre de 2026, entre las 14:00 y las 15:00', 'ENTRE 14H ET 15H, 3 septembre 2026'],
	...['3 de septiembre de 2026, entre las 14 y las 15', 'Dalle 14 alle 15, 3 settembre 2026'],
	...['3 de septiembre de 2026, entre las 2 y las 3 de la tarde'],
	...[
		'3 de setembro de 2026, entre as 14h e as 15h',
		'3 de setembro de 2026, entre as 14 e as 15',
		'3 settembre 2026 tra le 14 e le 15',
	],
	...['3 settembre 2026 tra le 14:00 e le 15:00', 'VON 14 BIS 15, 3. September 2026'],
	...['3 de setembro de 2026 das 14 h às 15 h', '3 de setembro de 2026 das 14:00 h às 15'],
	...['3 de setembro de 2026 das 14h às 15'],
];

test.each([
	...at([...HOUR_BEHIND, ...HOUR_BEFORE], '14:00'),
	...at(HALF_PAST_TWO, '14:30'),
	...at(NOON, '12:00'),
	...at(FROM_AND_TO, '14:00 15:00'),
	...at(['2026. szeptember 3. du 2 óra', '2026. szeptember 3. du 2óra'], '14:00'),
	...at(['2026. szeptember 3. du 10:30'], '22:30'),
	...at(['entre las 14:30 y las 15:45, 3 de septiembre de 2026'], '14:30 15:45'),
	...at(['entre as 14:30 e as 15:45, 3 de setembro de 2026'], '14:30 15:45'),
	...at(['tra le 14:30 e le 15:45, 3 settembre 2026'], '14:30 15:45'),
])('"%s" is at %s', (text, clock) => {
	expect(clockOf(text)).toBe(`2026-09-03 ${clock}`);
});

test.each([
	['03.09.2026 12:30 SA', 'midnight in Vietnam, noon on a Saturday in Germany'],
	['3 September 2026, 14 odd', 'no hour'],
	['3 settembre 2026, more 14', 'no hour'],
	['3 September 2026, ink 14', 'no hour'],
])('"%s" is no time that anybody could keep: %s', (text) => {
	expect(clockOf(text)).toBe('');
});
