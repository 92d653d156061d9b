import { findPerson } from '../../nodes/OptimlyMessage/found';

/** What people fill in there: the labels of the day, the time, the length and what is booked. */
const FORMS: ReadonlyArray<readonly [string, object]> = [
	['uk', { q4_data: '24.10.2026', q5_chas: '14:30', q6_tryvalist: '45 хв', q3_posluha: 'X y' }],
	['uk', { Дата: '24.10.2026', Час: '14:30', Тривалість: '45 хвилин', Послуга: 'X y' }],
	['ru', { data: '24.10.2026', vremya: '14:30', dlitelnost: '45 мин', usluga: 'X y' }],
	['bg', { Дата: '24.10.2026 г.', Време: '14:30 ч.', Времетраене: '45 мин.', Услуга: 'X y' }],
	['el', { Ημερομηνία: '24/10/2026', Ώρα: '2:30 μ.μ.', Διάρκεια: '45 λεπτά', Υπηρεσία: 'X y' }],
	['el', { imerominia: '24/10/2026', wra: '14:30', diarkeia: '45 λ.', ypiresia: 'X y' }],
	['hu', { idopont: '2026. október 24. 14:30', idotartam_perc: '45', szolgaltatas: 'X y' }],
	['hu', { Dátum: '2026. 10. 24.', Idő: 'du. 2:30', Időtartam: '45 perc', Szolgáltatás: 'X y' }],
	['fi', { Ajankohta: 'la 24.10.2026 klo 14.30', Kesto: '45 min', 'Käynnin syy': 'X y' }],
	['cs', { Datum: '24. 10. 2026', Čas: '2:30 odp.', Délka: '45 minut', Služba: 'X y' }],
	['lt', { Data: '2026-10-24', Laikas: '14:30', Trukmė: '45 min.', Paslauga: 'X y' }],
	['fr', { Date: '05/10/2026', Heure: '14h30', Durée: '45 min', Occasion: 'X y' }],
	['pt', { Data: '24/10/2026', Hora: '14h30', Duração: '45 min', Serviço: 'X y' }],
	['he', { תאריך: '24.10.2026', שעה: '14:30', משך: '45 דקות', שירות: 'X y' }],
	['hi', { दिनांक: '24/10/2026', समय: 'दोपहर 2:30 बजे', अवधि: '45 मिनट', सेवा: 'X y' }],
	['th', { วันที่: '24/10/2569', เวลา: '14:30 น.', ระยะเวลา: '45 นาที', บริการ: 'X y' }],
	['vi', { Ngày: '24/10/2026', Giờ: '14 giờ 30', 'Thời lượng': '45 phút', 'Dịch vụ': 'X y' }],
	['id', { Tanggal: '24 Oktober 2026', Jam: '14.30', Durasi: '45 menit', Layanan: 'X y' }],
	['ja', { hizuke: '2026年10月24日', jikan: '午後2時半', shoyou_jikan: '45分', メニュー: 'X y' }],
	['ko', { 예약일: '2026년 10월 24일', 예약시간: '오후 2시 30분', 소요시간: '45분', 시술: 'X y' }],
];

test.each(FORMS)('%s: day, time, length and what it is about: %j', (language, form) => {
	const found = findPerson({ Email: 'ada@example.com', ...form });
	const day = language === 'fr' ? '2026-10-05' : '2026-10-24';
	expect([found.startTime, found.durationMinutes, found.purpose, found.problems]).toEqual([
		...[`${day}T14:30`, 45, 'X y', []],
	]);
});

test.each(FORMS)(
	'%s: what is not understood is a problem, and nothing else is read: %j',
	(_, form) => {
		for (const [label, value] of Object.entries(form)) {
			if (value === 'X y') continue;
			const found = findPerson({ Email: 'ada@example.com', ...form, [label]: `${value} ???` });
			expect([label, found.problems]).toEqual([label, [expect.objectContaining({})]]);
		}
	},
);

test('the other labels say which number of a date is the month, unless they are in a language that does not', () => {
	const date = { Email: 'ada@example.com', Date: '05/10/2026' };
	expect(findPerson({ ...date, Heure: '14h30', 'Nom de famille': 'Durand' }).startTime).toBe(
		'2026-10-05T14:30',
	);
	expect(findPerson({ ...date, Time: '14:30', 'Last name': 'Durand' }).startTime).toBeUndefined();
});

test('an hour of the clock is no length, a length in a text is', () => {
	const ada = { Email: 'ada@example.com' };
	const start = findPerson({ ...ada, Időpont: '2026. október 5. 10 óra' });
	expect([start.startTime, start.lengthUnclear]).toEqual(['2026-10-05T10:00', undefined]);
	for (const said of ['45 хв', '2 óra', '90 λεπτά', '1 ชั่วโมง', '٤٥ دقيقة', 'fél óra']) {
		const remarks = { ...ada, Start: '2026-10-05T10:00', Remarks: `?! ${said}, !` };
		expect([said, findPerson(remarks).lengthUnclear]).toEqual([said, true]);
	}
});
