import { meeting } from './meeting';

const start = { Start: '2026-09-03T14:30' };
const purposeOf = (input: object) => meeting({ ...start, ...input }).purpose;

test.each([
	['Subject'],
	['Betreff'],
	['Objet'],
	['Asunto'],
	['Assunto'],
	['Oggetto dell’appuntamento'],
	['Onderwerp'],
	['Emne'],
	['Ämne'],
	['Aihe'],
	['Předmět'],
	['Topic'],
	['Event'],
	['Cel wizyty'],
	['W jakiej sprawie?'],
	['Motif de la visite'],
	['Motivo do agendamento'],
	['Zweck des Termins'],
	['Reden van uw bezoek'],
	['Klacht'],
	['Besöksorsak'],
	['Formål med møtet'],
	['Käynnin aihe'],
	['Ziyaret nedeni'],
	['Цель обращения'],
	['Что беспокоит?'],
	['Мета зустрічі'],
	['ご予約の目的'],
	['预约事项'],
	['예약 목적'],
	['الغرض من الزيارة'],
	['מטרת הפגישה'],
	['Σκοπός συνάντησης'],
	['Důvod schůzky'],
	['A találkozó témája'],
	['Scopul vizitei'],
	['Tujuan kunjungan'],
	['Mục đích cuộc hẹn'],
	['วัตถุประสงค์การนัด'],
	['मिलने का कारण'],
])('"%s" is asked for what somebody wants', (label) => {
	expect(purposeOf({ [label]: 'Winter tyres' })).toBe('Winter tyres');
});

test('a meeting has a topic', () => {
	expect(purposeOf({ event: 'meeting.booked', meeting: { topic: 'Migration' } })).toBe('Migration');
});

test.each([
	['call_analyzed'],
	['book_appointment'],
	['newappointment'],
	['appointment-created'],
	['bookingCancelled'],
	['ET-27BFPYDRSL'],
	['srv_9f8e7d6c'],
	['invitee.created'],
])('"%s" is what a program calls something', (value) => {
	expect(purposeOf({ event_type: value })).toBeUndefined();
	expect(purposeOf({ event_type: value, service: 'Consultation' })).toBe('Consultation');
});

test.each([
	['deep_tissue_massage'],
	['Book a call'],
	['Call'],
	['Event planning'],
	['COVID-19'],
	['Level-2 check'],
])('"%s" is what is booked', (value) => {
	expect(purposeOf({ event_type: value })).toBe(value);
});

test.each([
	[{ reason_for_change: 'Flight delayed' }],
	[{ 'Reason for rescheduling': 'Ill' }],
	[{ 'Grund der Verschiebung': 'Krank' }],
	[{ eventData: { clientFirstName: 'Dora', clientLastName: 'Whitfield' } }],
	[{ toolCallList: [{ name: 'book_appointment', parameters: { patientName: 'Dora Whitfield' } }] }],
	[{ Event: 'rescheduled' }],
	[{ Event: 'Appointment booked' }],
])('nothing of %j says what it is about', (input) => {
	expect(purposeOf(input)).toBeUndefined();
});

test.each(['Symptoms worse at night?', 'symptoms_severity'])(
	'"Symptoms" is what the appointment is about, "%s" is not',
	(label) => {
		expect(purposeOf({ Symptoms: 'Cough', [label]: 'Rather bad' })).toBe('Cough');
		expect(purposeOf({ [label]: 'Rather bad' })).toBeUndefined();
	},
);

test.each(['Purpose', 'Reason for visit', 'Subject', 'Service'])(
	'"%s" alone comes before the same with a word that nobody knows, however much was filled in there',
	(label) => {
		const other = { [`${label} xyzzy`]: 'Brakes and an oil change' };
		expect(purposeOf(other)).toBe('Brakes and an oil change');
		expect(purposeOf({ ...other, [label]: 'Tyres' })).toBe('Tyres');
	},
);

/** What an appointment can be about, as forms and services say it, the plainest first. */
const ASKED: ReadonlyArray<readonly [string, (text: string) => object]> = [
	['the purpose', (text) => ({ Purpose: text })],
	['the name of the service', (text) => ({ service: { name: text } })],
	['the service', (text) => ({ Service: text })],
	['the message', (text) => ({ Message: text })],
	['the name of the course', (text) => ({ course: { name: text } })],
	['the subject', (text) => ({ Subject: text })],
	['the event', (text) => ({ Event: text })],
	['the type of the appointment', (text) => ({ appointment: { type: text } })],
];

test.each(
	ASKED.flatMap(([one, first], place) =>
		ASKED.slice(place + 1).map(([other, second]) => [one, other, first, second] as const),
	),
)('%s comes before %s', (_one, _other, first, second) => {
	const form = { ...second('Colour and cut'), ...first('Dry cut') };
	expect(purposeOf(form)).toBe('Dry cut');
	expect(purposeOf(second('Colour and cut'))).toBe('Colour and cut');
});
