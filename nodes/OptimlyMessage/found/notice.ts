/** What somebody ticked, not wrote: the words of a consent, in the languages of forms. */
const CONSENT =
	/^(?:(?:yes|ja|sí|si|oui|sim|tak|да)[,.!]?\s*)?(?:i (?:hereby |have |also )*(?:agree|accept|consent|confirm that)|we (?:agree|accept)|by (?:checking|ticking|submitting|clicking|providing)|ich (?:stimme|willige|akzeptiere|bin (?:damit )?einverstanden)|hiermit (?:stimme|willige|bestätige)|mir ist (?:klar|bekannt|bewusst), dass|(?:acepto|consiento|estoy de acuerdo)|j(?:e |[’']?\s?)(?:accepte|consens|autorise)|en (?:soumettant|cochant)|(?:eu )?(?:aceito|concordo|autorizo)\b|ao (?:enviar|clicar|marcar)|(?:accetto|acconsento|autorizzo|presto il consenso)|ik (?:ga akkoord|accepteer|geef toestemming)|(?:wyrażam|akceptuję|zgadzam się)|jag (?:godkänner|samtycker|accepterar)|jeg (?:godtar|samtykker|accepterer)|(?:kabul ediyorum|onaylıyorum)|(?:я )?(?:согласен|согласна|даю (?:своё |свое )?согласие|принимаю условия)|(?:souhlasím|súhlasím|elfogadom|sunt de acord))/iu;

/** What somebody has read is a consent where it is what one consents to: people read advertisements, too. */
const HAS_READ =
	/^(?:(?:yes|ja|sí|si|oui|sim)[,.!]?\s*)?(?:i (?:hereby |have |also )*read and (?:agree|accept|underst)|ich habe (?=.{0,60}gelesen).{0,40}(?:datenschutz|agb|bedingung|bestimmung|hinweis|richtlinie)|(?:he leído|j[’']?\s?ai lu|(?:eu )?li|ho letto)(?!\p{L})[^,.;:!?¿\n]{0,25}(?:pol[ií]ti|privac|condi|t[eé]rm(?:in)?os|termini|aviso|informativa|acep|accep|aceit|accett|concord|règlement|mentions))/iu;

const CONSENT_ELSEWHERE =
	/(?:に同意(?:します|する)|我(?:已|同意)|已阅读并同意|동의합니다|أوافق على|אני מאשר)/u;

/** What a program wrote about the form. */
const AUTOMATIC =
	/\b(?:this is an automat(?:ed|ic)|(?:message|e-?mail|notification) (?:was|is|has been) (?:sent )?automatically|do not reply to this|diese (?:nachricht|e-?mail) wurde automatisch|automatisch (?:generiert|erstellt|versendet)|este (?:mensaje|correo|e-?mail) (?:es|fue|ha sido|foi) (?:generado|enviado|gerado)? ?autom[áa]tic|mensa(?:je|gem) autom[áa]tic[ao]|(?:ce|cet) (?:message|e-?mail) (?:est|a été) (?:envoyé )?automatique)/iu;
const ARRIVED =
	/^(?:(?:you(?:[’']ve| have) (?:received )?)?(?:a )?new|novo|nova|nuevo|nueva|neuer?|neues|nouveau|nouvelle|nuov[oa]|nieuwe?|nowy|nowe|новая|новый) (?:\p{L}+[ -]){0,2}(?:lead|submission|enquiry|inquiry|contact|message|booking|request|order|formulario|contacto|mensaje|reserva|consulta|contato|mensagem|pedido|anfrage|nachricht|buchung|demande|contatto|richiesta|aanvraag|zapytanie|заявка)(?!\p{L})[^.!?\n]{0,40}(?::|\breceived|recebid|recibid|\bfrom\b|\bvia\b|\bde\b|\bvon\b|\beingegangen\b|reçue?\b|ricevut)/iu;

/** What a site's program tells of a visitor: how they came, and what it sent them. */
const ABOUT_VISITOR =
	/^(?:(?:the )?(?:customer|client|visitor|lead|contact) (?:has been (?:sent|emailed|texted) the|converted (?:using|via|on) )|(?:dem kunden|der kundin|dem interessenten) wurde (?:folgende|die)|se (?:ha enviado|envió) al cliente|le message suivant a été envoyé au client|foi enviad[ao] ao cliente|al cliente è stato inviato)/imu;

/** Longest text that can be a notice as a whole: somebody may quote one in a letter. */
const MAX_NOTICE = 600;

/** Whether a text is a consent that was ticked or a notice of a program, and nothing that somebody wrote. */
export const isNotice = (text: string): boolean =>
	text.length <= MAX_NOTICE &&
	[CONSENT, HAS_READ, CONSENT_ELSEWHERE, AUTOMATIC, ARRIVED, ABOUT_VISITOR].some((pattern) =>
		pattern.test(text),
	);
