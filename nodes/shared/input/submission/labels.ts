/** What a label can ask for. `firstName`, `lastName` and `time` are parts of a field. */
export type LabelMeaning =
	| 'name'
	| 'firstName'
	| 'lastName'
	| 'email'
	| 'phone'
	| 'company'
	| 'message'
	| 'startTime'
	| 'endTime'
	| 'time'
	| 'timezone';

/** Phrases per language, separated by commas, written as `wordsOf` gives them (no accents, lower case). */
type Phrases = Readonly<Record<'en' | 'es' | 'de' | 'fr' | 'pt', string>>;

const NAME: Phrases = {
	en: 'name, full name, fullname, first and last name, first last name, name and surname, complete name, contact name, contact person, name of contact person, what should we call you, how should we address you, who are you, my name, i am',
	es: 'nombre, nombre completo, nombre y apellidos, nombre y apellido, nombres y apellidos, nombres, apellidos y nombre, persona de contacto, nombre de la persona de contacto, como te llamas, como se llama, me llamo',
	de: 'name, vollstandiger name, vollstandigen namen, vor und nachname, vor und zuname, vorname und nachname, vorname nachname, name vorname, nachname vorname, ansprechpartner, ansprechpartnerin, name des ansprechpartners, kontaktperson, name der kontaktperson, wie heissen sie, wie heisst du, wie durfen wir sie ansprechen, ich heisse, ich bin',
	fr: 'nom, nom complet, nom et prenom, prenom et nom, nom prenom, prenom nom, personne de contact, personne a contacter, comment vous appelez vous, comment tu t appelles, je m appelle, je suis',
	pt: 'nome, nome completo, nome e sobrenome, nome e apelido, pessoa de contato, pessoa de contacto, como voce se chama, como se chama, como devemos te chamar, me chamo, eu sou',
};

const FIRST_NAME: Phrases = {
	en: 'first name, name first, firstname, given name, givenname, forename, fname, first',
	es: 'primer nombre, nombre de pila',
	de: 'vorname, vornamen, rufname',
	fr: 'prenom, prenoms',
	pt: 'primeiro nome, nome proprio',
};

const LAST_NAME: Phrases = {
	en: 'last name, name last, lastname, surname, family name, familyname, lname, last',
	es: 'apellido, apellidos, apellido paterno, apellido materno, primer apellido, segundo apellido',
	de: 'nachname, nachnamen, familienname, zuname',
	fr: 'nom de famille',
	pt: 'sobrenome, apelido, ultimo nome',
};

const EMAIL: Phrases = {
	en: 'email, emails, email address, email adress, email addres, email id, mail, mail address, electronic mail',
	es: 'correo, correo electronico, correo e, direccion de correo, direccion de correo electronico, direccion electronica',
	de: 'email, email adresse, emailadresse, mail, mailadresse, mail adresse, elektronische adresse',
	fr: 'email, mail, mel, courriel, adresse email, adresse mail, adresse electronique, adresse courriel, courrier electronique',
	pt: 'email, correio eletronico, correio electronico, endereco de email, endereco eletronico',
};

const PHONE: Phrases = {
	en: 'phone, phones, phone number, phone numbers, phonenumber, phone no, telephone, telephone number, tel, mobile, mobile number, mobile phone, mobilephone, cell, cell number, cell phone, cellphone, contact number, daytime phone, sms, sms number, whatsapp, whatsapp number, reach you at, call you, best number to reach you, number to call, text reminder number',
	es: 'telefono, numero de telefono, telefono movil, telefono de contacto, movil, numero de movil, celular, numero de celular, numero de contacto',
	de: 'telefon, telefonnummer, telefonnr, tel nr, handy, handynummer, handynr, mobil, mobilnummer, mobiltelefon, mobilfunknummer, rufnummer, ruckrufnummer',
	fr: 'telephone, numero de telephone, telephone portable, telephone mobile, portable, numero de portable, numero de mobile, gsm, no de telephone',
	pt: 'telefone, numero de telefone, telemovel, numero de telemovel, celular, numero de celular, telefone celular, telefone de contato, numero de contato',
};

const COMPANY: Phrases = {
	en: 'company, company name, companyname, organization, organisation, organization name, organisation name, org, org name, business, business name, name of business, name of company, employer, firm, firm name, where do you work, company you work for, company work, i work for, i work at, account name, agency, institution, association, practice, studio, startup',
	es: 'empresa, nombre de la empresa, nombre empresa, compania, nombre de la compania, organizacion, nombre de la organizacion, negocio, nombre del negocio, razon social, donde trabajas, empresa trabajas, trabajo en, agencia, institucion, asociacion',
	de: 'firma, firmenname, name der firma, unternehmen, unternehmensname, name des unternehmens, betrieb, organisation, arbeitgeber, unternehmen arbeiten sie, wo arbeiten sie, ich arbeite bei, agentur, verein, institution, kanzlei, praxis',
	fr: 'entreprise, nom de l entreprise, societe, nom de la societe, nom societe, nom entreprise, organisation, organisme, raison sociale, employeur, entreprise travaillez vous, ou travaillez vous, je travaille chez, agence, association, cabinet, structure',
	pt: 'empresa, nome da empresa, nome empresa, companhia, organizacao, nome da organizacao, negocio, razao social, onde voce trabalha, empresa voce trabalha, trabalho na, trabalho em, agencia, instituicao, associacao',
};

const MESSAGE: Phrases = {
	en: 'message, comment, comments, note, notes, additional notes, additional information, additional info, additional comments, further information, anything else, how can we help, what can we help you with, how may we help, what can we do for you, tell us about your project, tell us more, please share anything that will help prepare, question, questions, question or comment, questions or comments, inquiry, enquiry, request, details, project details, description, project description',
	es: 'mensaje, comentario, comentarios, consulta, en que podemos ayudar, en que podemos ayudarte, en que podemos ayudarle, como podemos ayudarte, como podemos ayudarle, notas, observaciones, informacion adicional, solicitud, pregunta, cuentanos mas',
	de: 'nachricht, mitteilung, anmerkung, anmerkungen, kommentar, kommentare, bemerkung, bemerkungen, anliegen, anfrage, wie konnen wir helfen, wie konnen wir ihnen helfen, womit konnen wir ihnen helfen, frage, fragen, beschreibung, weitere informationen, was konnen wir fur sie tun',
	fr: 'message, commentaire, commentaires, remarque, remarques, demande, precisions, informations complementaires, comment pouvons nous aider, comment pouvons nous vous aider, que pouvons nous faire pour vous, parlez nous de votre projet',
	pt: 'mensagem, comentario, comentarios, observacao, observacoes, duvida, duvidas, como podemos ajudar, como podemos te ajudar, em que podemos ajudar, informacoes adicionais, solicitacao, conte nos mais',
};

const START_TIME: Phrases = {
	en: 'start time, starttime, start date, start, appointment, appointment time, appointment date, date and time, date time, preferred date and time, preferred date, preferred time slot, meeting time, meeting date, time slot',
	es: 'fecha y hora, fecha, fecha de la cita, fecha preferida, hora de inicio, fecha de inicio, inicio, cita',
	de: 'termin, wunschtermin, datum und uhrzeit, datum, terminwunsch, startzeit, beginn, wunschdatum',
	fr: 'date et heure, date, date du rendez vous, date souhaitee, heure de debut, debut, rendez vous',
	pt: 'data e hora, data e horario, data, data do agendamento, data preferida, data desejada, inicio, hora de inicio',
};

const END_TIME: Phrases = {
	en: 'end time, endtime, end date, end',
	es: 'hora de fin, fin, fecha de fin',
	de: 'endzeit, ende',
	fr: 'heure de fin, fin',
	pt: 'hora de fim, fim, termino',
};

const TIME: Phrases = {
	en: 'time, preferred time, time of day',
	es: 'hora, hora preferida',
	de: 'uhrzeit, wunschuhrzeit, wunschzeit',
	fr: 'heure, heure souhaitee',
	pt: 'hora, horario, horario preferido, horario desejado',
};

const TIMEZONE: Phrases = {
	en: 'timezone, time zone, tz, iana timezone',
	es: 'zona horaria, huso horario',
	de: 'zeitzone',
	fr: 'fuseau horaire',
	pt: 'fuso horario',
};

/** Every meaning with its phrases; a label is compared with all languages. */
export const LABELS: Readonly<Record<LabelMeaning, Phrases>> = {
	name: NAME,
	firstName: FIRST_NAME,
	lastName: LAST_NAME,
	email: EMAIL,
	phone: PHONE,
	company: COMPANY,
	message: MESSAGE,
	startTime: START_TIME,
	endTime: END_TIME,
	time: TIME,
	timezone: TIMEZONE,
};
