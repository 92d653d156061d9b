import { meeting } from './meeting';

const start = { Start: '2026-09-03T14:30' };
const purposeOf = (input: object) => meeting({ ...start, ...input }).purpose;

/** Every word for a change, in each language: why something was moved is not what it is about. */
test.each([
	...['Reason for change', 'Reason for the changed time', 'Reason for changing', 'Change: reason'],
	...['Reason for the reschedule', 'Reason for rescheduled visit', 'Reason for rescheduling'],
	...['Reason to cancel', 'Reason for cancelling', 'Reason for canceling', 'cancelled: reason'],
	...['Reason for canceled booking', 'Reason for a cancelled visit', 'Reason to postpone'],
	...['Reason for the postponed visit', 'Reason for postponing', 'Reason for postponement'],
	...['Grund der Verschiebung', 'Grund der Verlegung', 'Grund der Änderung', 'Grund der Absage'],
	...['Grund der Terminverschiebung', 'Grund der Terminänderung', 'Grund der Stornierung'],
	...['Motif de modification', "Motif de l'annulation", 'Motivo del cambio', 'MOTIVO DEL CAMBIO'],
	...['Motivo de la reprogramación', 'Motivo de cancelación', 'Motivo de anulación'],
	...['Motivo da alteração', 'Motivo do reagendamento', 'Motivo do cancelamento'],
	...['Motivo del cambiamento', 'Motivo dello spostamento', 'Motivo della modifica'],
	...['Motivo dell’annullamento', 'Motivo della disdetta', 'Reden van wijziging'],
	...['Reden van annulering', 'Powód zmiany', 'Powód odwołania', 'Powód anulowania'],
	...['Orsak till ändring', 'Årsak til endring', 'Årsak til avbestilling', 'Årsag til ændring'],
	...['Årsag til aflysning', 'Muutoksen syy', 'Peruutuksen syy', 'Değişiklik nedeni'],
	...['Причина переноса', 'Причина отмены', 'Причина изменения', 'Причина перенесення'],
	...['Причина скасування', 'Důvod změny', 'Důvod zrušení', 'Λόγος ακύρωσης', 'Lý do hủy'],
	...['Módosítás oka', 'Motivul modificării', 'Motiv modificare', 'Motivul anulării'],
	...[
		'Tujuan perubahan',
		'Tujuan pembatalan',
		'Motivo da consulta (alteração)',
		'Anledning till ändring',
		'Ziyaret nedeni (değişiklik)',
		'A találkozó célja (módosítás)',
		'Purpose (cancelled)',
		'Purpose (canceled)',
		'Purpose (cancel)',
		'Purpose of the cancelation',
		'Purpose of the cancellation',
	],
])('"%s" is not asked for what the appointment is about', (label) => {
	expect(purposeOf({ [label]: 'Ill', Service: 'Massage' })).toBe('Massage');
});

test.each(['Reason for the visit', 'Purpose of the exchange', 'Zweck der Veränderungsberatung'])(
	'"%s" is asked for what the appointment is about',
	(label) => {
		expect(purposeOf({ [label]: 'Ill', Service: 'Massage' })).toBe('Ill');
	},
);

/** Every word for an event, with a name of one as people write it. */
test.each([
	...['Event', 'Veranstaltung', 'Evento', 'Événement', 'Wydarzenie', 'Evenemang', 'Arrangement'],
	...['Begivenhed', 'Tapahtuma', 'Etkinlik', 'Мероприятие', 'Событие', 'Подія', 'Захід'],
	...['אירוע', 'Εκδήλωση', 'Akce', 'Událost', 'Esemény', 'Rendezvény', 'Eveniment', 'Acara'],
	...['Sự kiện', 'कार्यक्रम', 'イベント', '活动', '活動', '행사', '이벤트', 'กิจกรรม', 'الفعالية'],
])('"%s" has a name', (label) => {
	expect(purposeOf({ [label]: 'Studio night' })).toBe('Studio night');
});

test.each([
	['イベント', '写真撮影'],
	['イベント', 'フォトナイト'],
	['活动', '摄影之夜'],
	['행사', '가을음악회'],
	['กิจกรรม', 'คืนดนตรี'],
])('"%s": "%s" is a name without spaces', (label, name) => {
	expect(purposeOf({ [label]: name })).toBe(name);
});

test('the subject of one email among others is not what the appointment is about', () => {
	const event = { Event: 'Studio night' };
	expect(purposeOf({ ...event, Subject: 'Winter tyres' })).toBe('Winter tyres');
	const emails = [{ subject: 'Winter tyres' }, { subject: 'Brakes' }];
	expect(purposeOf({ ...event, emails })).toBe('Studio night');
	expect(purposeOf({ ...event, 'form[]': { subject: 'Winter tyres' } })).toBe('Winter tyres');
});

test.each([
	['.net'],
	['massage.'],
	['MRI-2024123 follow-up'],
	['node.js and React'],
	['COVID_19 test'],
	['VIP_'],
	['_VIP'],
	['MR-2024123-'],
])('"%s" is what somebody wants', (value) => {
	expect(purposeOf({ Purpose: value, Service: 'Massage' })).toBe(value);
});

test.each(['booking.created', 'BOOKING_CREATED', '2026-09-03', 'srv_9f8e7d6c-77', 'ET-27BFPYDRSL'])(
	'"%s" is of a program',
	(value) => {
		expect(purposeOf({ Purpose: value, Service: 'Massage' })).toBe('Massage');
	},
);
