import type { Answer } from '../answers/answer';
import type { Kind } from '../words/kinds';
import { compactKey, wordsOf } from '../words/wordsOf';

/** Names of events and constants of a program, dates, and ids of records ("ET-27BFPYDRSL"). */
export const NO_PURPOSE =
	/^[a-z]+(?:\.[a-z]+)+$|^[A-Z]+(?:_[A-Z]+)+$|^\d{4}-\d\d|^[A-Za-z]{1,12}[_:-](?=(?:[A-Za-z]*\d){2})[A-Za-z\d]{6,}(?:[_:-][A-Za-z\d]+)*$/;

const PARTS = 'appointments?|bookings?|meetings?|events?|calls?|invitees?|reservations?|visits?';
const DONE =
	'new|create[ds]?|booked|book|scheduled?|reschedule[ds]?|update[ds]?|cancell?ed|cancel|confirm(?:ed)?|request(?:ed)?|analyzed|ended|started|completed?|deleted?|added?';
const EVENT_OF_PROGRAM = new RegExp(`^(?:(?:${PARTS}|${DONE})[._:-]?){2,6}$`, 'i');
const SAYS_DONE = new RegExp(DONE, 'i');

/** Whether a value is what a program calls what happened: "call_analyzed", "newappointment". */
export const isEventOfProgram = (value: string): boolean =>
	value.length <= 40 && EVENT_OF_PROGRAM.test(value) && SAYS_DONE.test(value);

/** Why something was changed or called off says nothing of what it was about. Words without accents, as `wordsOf` gives them. */
export const CHANGED =
	/(?:^|[^\p{L}])(?:chang(?:e|ed|ing)|reschedul(?:e|ed|ing)|cancel(?:l?ed|l?ing|l?ation)?|postpon(?:e|ed|ing|ement)|(?:termin)?(?:verschiebung|verlegung|anderung|absage)|stornierung|modification|annulation|cambio|cancelacion|anulacion|reprogramacion|alteracao|reagendamento|cancelamento|cambiamento|spostamento|modifica|annullamento|disdetta|wijziging|annulering|zmiany|odwolania|anulowania|andring|endring|aendring|avbestilling|aflysning|muutoksen|peruutuksen|degisiklik|переноса|отмены|изменения|перенесення|скасування|zmeny|zruseni|ακυρωσης|huy|modositas|modificare|modificarii|anularii|perubahan|pembatalan)(?!\p{L})/u;

const EVENTS = new Set(
	'event, veranstaltung, evento, événement, evenement, wydarzenie, evenemang, arrangement, begivenhed, tapahtuma, etkinlik, мероприятие, событие, подія, захід, イベント, 活动, 活動, 행사, 이벤트, الفعالية, אירוע, εκδήλωση, akce, událost, esemény, rendezvény, eveniment, acara, sự kiện, กิจกรรม, कार्यक्रम'
		.split(', ')
		.map(compactKey),
);

/** "Event": "Studio night", as people write it: a program's event is one word. */
export const isNamedEvent = ({ labels, value }: Answer): boolean =>
	labels.some((label) => EVENTS.has(compactKey(label))) &&
	typeof value === 'string' &&
	/\p{L}\s+\p{L}|[\p{scx=Han}\p{scx=Kana}\p{scx=Hangul}\p{scx=Thai}]/u.test(value) &&
	!isEventOfProgram(value.trim().replace(/\s+/g, '_'));

const OF_SUBJECT: ReadonlySet<Kind | 'unknown'> = new Set<Kind | 'unknown'>([
	...(['subject', 'when', 'filler', 'own', 'thing', 'service', 'unknown'] as const),
]);

/** "Betreff", also "Oggetto dell'appuntamento". */
export const asksForSubject = ({ group }: Answer, own: ReadonlySet<Kind | 'unknown'>): boolean =>
	own.has('subject') && !/\[\d+\]/.test(group) && [...own].every((kind) => OF_SUBJECT.has(kind));

const TOPICS = new Set(
	'topic, theme, thema, tema, thème, temat, konu, téma, topik, θέμα'.split(', ').flatMap(wordsOf),
);

/** What a patient or the owner of a car is asked: what an appointment is about, and in a lead one answer among others. */
const COMPLAINTS =
	'argomento, chief complaint, symptoms, beschwerden, síntomas, qué le pasa, klacht, waarvoor komt u, sintomas, sintomi, objawy, симптомы, что беспокоит, что вас беспокоит, chto bespokoit, що турбує, що вас турбує, 症状, 증상, الأعراض, belirtiler, oireet, symptomer, symtom'
		.split(', ')
		.map(compactKey);

const isComplaint = (label: string): boolean => {
	const key = compactKey(label);
	return COMPLAINTS.some((asked) => key === asked || (asked.length > 8 && key.startsWith(asked)));
};

/** "meeting.topic", "Symptoms". */
export const asksForTopic = ({ labels }: Answer, own: ReadonlySet<Kind | 'unknown'>): boolean =>
	labels.some(isComplaint) ||
	(own.has('weakMessage') &&
		labels.some((label) => wordsOf(label).some((word) => TOPICS.has(word))));
