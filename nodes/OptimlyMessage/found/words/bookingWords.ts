import type { Phrases } from './phrases';

/** What forms and calendars call what an appointment is about. Sources as in contactWords. */
export const PURPOSE_WORDS: Phrases = {
	en: 'purpose, reason for visit, reason for appointment, reason for meeting, reason for booking, reason for call, meeting topic, topic of the meeting, agenda, meeting purpose, purpose of meeting, purpose of visit, appointment purpose, discussion topic, reason of visit, what is the meeting about, what would you like to discuss, reason',
	es: 'motivo, motivo de la consulta, motivo de la cita, motivo de la reunión, propósito',
	de: 'Zweck, Grund des Termins, Anlass, Anliegen, Gesprächsthema, Terminthema, Grund',
	fr: 'motif, motif du rendez-vous, motif de consultation, objet du rendez-vous, raison',
	pt: 'motivo, motivo da consulta, finalidade, motivo da reunião, assunto da reunião',
	it: 'motivo, motivo della visita, motivo dell’appuntamento, scopo',
	nl: 'reden, doel, reden van afspraak',
	pl: 'powód, powód wizyty, cel spotkania, cel wizyty',
	sv: 'syfte, anledning',
	tr: 'amaç, randevu nedeni, görüşme konusu',
	ru: 'цель, повод, цель встречи, цель визита, причина обращения',
	ja: '目的, ご用件, 用件, 来院目的, 相談内容, ご相談内容',
	zh: '目的, 事由, 预约事由, 会议主题, 会议目的',
	ko: '목적, 방문목적, 방문 목적, 상담 주제',
	ar: 'الغرض, سبب الزيارة, غرض الموعد',
	cs: 'účel, důvod',
	hu: 'cél, a látogatás célja, látogatás célja, a találkozó célja, találkozó célja, a megbeszélés célja, megbeszélés célja, foglalás célja, időpontfoglalás célja',
	ro: 'scop, motiv',
	id: 'tujuan, keperluan',
	vi: 'mục đích, lý do',
	no: 'formål, hensikt',
	da: 'formål, anledning',
	fi: 'tarkoitus, aihe',
};

/** What is booked: it says what the appointment is about when nobody wrote it. */
export const SERVICE_WORDS: Phrases = {
	en: 'service, services, service name, treatment, treatments, event type, event type name, event name, meeting type, appointment type, session type, type of appointment, type of meeting, meeting name, service type, service requested, calendar name, treatment name, event title, meeting title, appointment name, type of service, booked treatments, consultation type, appointment title, event summary, visit type, summary, title, class name, event type title, booking type, session name, service needed',
	es: 'servicio, tratamiento, tipo de cita, tipo de servicio, servicios, tipo de consulta',
	de: 'Dienstleistung, Behandlung, Terminart, Leistung, Service, Art des Termins',
	fr: 'prestation, soin, type de rendez-vous, service, type de prestation',
	pt: 'serviço, tratamento, tipo de consulta, procedimento, serviços',
	it: 'servizio, trattamento, tipo di appuntamento, tipo di servizio',
	nl: 'dienst, behandeling, soort afspraak, type afspraak',
	pl: 'usługa, zabieg, rodzaj wizyty, rodzaj usługi',
	sv: 'tjänst, behandling',
	tr: 'hizmet, hizmet türü, işlem',
	ru: 'услуга, процедура, вид услуги, тип встречи',
	ja: 'サービス, メニュー, コース, 予約メニュー, ご希望メニュー',
	zh: '服务, 服务项目, 服務項目, 预约项目, 項目, 项目, 服務',
	ko: '서비스, 시술, 예약 메뉴',
	ar: 'الخدمة, نوع الخدمة, خدمة',
	cs: 'služba, procedura',
};

export const CHANNEL_WORDS: Phrases = {
	en: 'channel, preferred channel, meeting channel, contact method, preferred contact method, how would you like to meet, meeting format, location type, preferred method of contact, meeting platform, how should we meet, contact preference, meeting method, preferred way to meet, platform, conferencing, meeting location type, call type',
	es: 'canal, canal preferido, medio de contacto, modalidad, forma de contacto',
	de: 'Kanal, Kontaktart, bevorzugter Kanal, Kontaktweg, Terminform, bevorzugte Kontaktart',
	fr: 'canal, mode de contact, moyen de contact, canal préféré',
	pt: 'canal, forma de contato, canal preferido, modalidade',
	it: 'canale, modalità, canale preferito',
	nl: 'kanaal, contactwijze',
	pl: 'kanał, forma kontaktu, preferowana forma kontaktu',
	ru: 'канал, способ связи, предпочтительный способ связи',
	ja: '連絡方法, 希望連絡方法, 面談方法',
	zh: '联系方式偏好, 会议方式, 联系渠道',
};
