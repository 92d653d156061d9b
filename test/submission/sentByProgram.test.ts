import { findPerson } from '../../nodes/OptimlyMessage/found';

/** What a program says of its own letter. */
const AUTOMATIC = [
	'This is an automated message from the shop.',
	'This notification was sent automatically.',
	'This message is automatically created by the shop.',
	'This e-mail was automatically created by the shop.',
	'Do not reply to this message.',
	'Diese Nachricht wurde automatisch verschickt.',
	'Diese Email wurde automatisch verschickt.',
	'Automatisch generiert am 3. August.',
	'Automatisch erstellt am 3. August.',
	'Automatisch versendet am 3. August.',
	'Este mensaje es automático.',
	'Este email fue enviado automáticamente.',
	'Este correo fue generado automaticamente.',
	'Este e-mail foi enviado automaticamente.',
	'Mensaje automático de nuestra tienda.',
	'Mensagem automatica do nosso site.',
	'Mensagem automática do nosso site.',
	'Ce message est automatique.',
	'Cet email a été envoyé automatiquement.',
];

/** What a program announces: something new of each kind, and how it came, in each language. */
const ARRIVED = [
	'You have a new message: see below',
	"You've received a new order: number 20",
	'You’ve received a new order: number 20',
	'You have new contact request from Ada',
	'You have received new contact request from Ada',
	'A new lead received by phone',
	'New submission received on the site',
	'NEW ENQUIRY RECEIVED BY PHONE',
	'New inquiry via the website',
	'New contact from Ada Example',
	'New website message from Ada Example',
	'New booking from Ada Example',
	'New call-back request: Ada Example',
	'New order: number 20',
	'Nuevo formulario: contacto',
	'Nuevo contacto recibido por la web',
	'Nuevo mensaje de Ada Example',
	'Nueva reserva: Ada Example',
	'Nueva consulta de Ada Example',
	'Novo contato recebido pelo site',
	'Nova mensagem: Ada Example',
	'Novo pedido: 20',
	'Neuer Lead eingegangen',
	'Neues Formular Kontakt Message: Ada',
	'Neue Anfrage von Ada Example',
	'Neue Nachricht eingegangen',
	'Neue Buchung: Ada Example',
	'Nouveau message: Ada Example',
	'Nouveau contact reçu ce matin',
	'Nouvelle demande reçue ce matin',
	'Nuovo contatto: Ada Example',
	'Nuova richiesta ricevuta stamattina',
	'Nieuw contact: Ada Example',
	'Nieuwe aanvraag: Ada Example',
	'Nowy lead: Ada Example',
	'Nowe zapytanie: Ada Example',
	'Новая заявка: Ada Example',
	'Новый lead: Ada Example',
];

/** What a site's program tells the business of a visitor. */
const OF_VISITOR = [
	...['Customer', 'Client', 'Visitor', 'Lead', 'Contact'].map(
		(who) => `The ${who.toLowerCase()} has been sent the price list.`,
	),
	'Visitor has been emailed the price list.',
	'Visitor has been texted the address.',
	'Lead converted using the blue form.',
	'Lead converted via chat.',
	'Lead converted on the page with prices.',
	'Dem Kunden wurde folgende Nachricht gesendet.',
	'Dem Kunden wurde die Preisliste gesendet.',
	'Der Kundin wurde die Preisliste gesendet.',
	'Dem Interessenten wurde die Preisliste gesendet.',
	'Se ha enviado al cliente la lista de precios.',
	'Se envió al cliente la lista de precios.',
	'Le message suivant a été envoyé au client.',
	'Foi enviada ao cliente a lista de preços.',
	'Foi enviado ao cliente o seguinte e-mail.',
	'Al cliente è stato inviato il listino.',
];

const messageIn = (text: string) => findPerson({ Email: 'ada@example.com', Message: text }).message;

test.each([...AUTOMATIC, ...ARRIVED])('a program wrote "%s": it is no message', (text) => {
	expect(messageIn(text)).toBeUndefined();
});

test.each(OF_VISITOR)('nor is what a program tells of a visitor, in any line: %s', (text) => {
	for (const whole of [text, text.toUpperCase(), `Page: prices\n${text}`])
		expect([whole, messageIn(whole)]).toEqual([whole, undefined]);
});

test.each([
	...['Unsere Angebote werden halbautomatisch erstellt. Geht das besser?'],
	...[
		'I saw that the client has been sent the wrong list.',
		'Why was the lead converted on May 2?',
	],
	...['About my new order: when does it come?'],
	...['New order still unreceived, please help', 'New booking request for my Octavia, please'],
	...['New booking at Viaduct Road, please', 'New order of fromage blanc, please'],
	...['New contact wanted, no matter wherefrom', 'New orders: how do I place them?'],
	...['Nueva reserva donde siempre, por favor', 'Nueva consulta dental para mi hijo, por favor'],
	...['Neue Anfrage, was haben Sie davon?', 'Neue Anfrage vonseiten meiner Mutter'],
	...['Neue Buchung gemacht und reingegangen', 'Neue Anfrage, siehe die eingegangenen Angebote'],
	...[
		'Nouvelle demande, mes reçus manquent',
		'New lead pipes are wanted. When can you come from town?',
	],
])('somebody wrote "%s": it is the message', (text) => {
	expect(messageIn(text)).toBe(text);
});
