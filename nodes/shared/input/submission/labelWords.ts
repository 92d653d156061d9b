/**
 * Words that surround what a label asks for, per kind, over the five languages (English, Spanish,
 * German, French, Portuguese). Written as `wordsOf` gives them: lower case, no accents.
 */
const setOf = (...lines: readonly string[]): ReadonlySet<string> =>
	new Set(lines.flatMap((line) => line.split(' ')));

/** Words that say nothing about which answer it is. */
export const FILLER = setOf(
	'a an the and or of for to in on at by with as be is are it this here so s t re ll',
	'what whats which who how can could may might should do does we i you us me',
	'please enter provide write give add fill share insert tell required optional mandatory',
	'best valid current main primary preferred correct legal official good mejor beste meilleur meilleure melhor',
	'contact customer client lead person applicant attendee invitee participant subscriber prospect respondent candidate requester submitter registrant visitor caller buyer member',
	'your my our yours',
	'bitte geben gib sie du ein angeben eingeben eintragen nennen wie lautet ist und oder der die das den dem des ihre ihr ihren ihres ihrem ihrer deine dein deinen deines deinem deiner unser sie welche welcher welches welchen welchem an mit unter fur sind bist pflichtfeld erforderlich kontakt kunde kundin mein meine meinen bewerber bewerberin interessent interessentin teilnehmer teilnehmerin',
	'por favor su sus tu tus mi cual es son el la los las de del un una y o u que introduce introduzca ingrese ingresa escribe escriba indique indica obligatorio opcional cliente contacto no num solicitante candidato candidata participante interesado interesada mis en con para',
	'votre vos ton ta tes mon quel quelle est le les l d du des un une et ou veuillez saisir saisissez entrer entrez indiquer indiquez svp obligatoire facultatif optionnel requis candidat candidate demandeur participant participante client cliente ma mes au aux chez dans avec pour en',
	'seu sua seus suas teu tua meu qual e os as do da dos das um uma ou digite insira informe preencha obrigatorio contato cliente candidato candidata solicitante participante interessado interessada minha meus em na nos nas no com para voce',
);

/** Words that say the answer is about the person who fills in the form. */
export const OWN = setOf(
	'your my yours',
	'ihre ihr ihren ihres ihrem ihrer deine dein deinen deines deinem deiner mein meine meinen',
	'su tu mi tus sus',
	'votre ton vos ta mon ma',
	'seu sua teu tua meu minha',
);

/** What makes the next noun the owner: "the e-mail of the hotel". */
export const OF = setOf('of from', 'von vom der des', 'de del', 'du d', 'do da dos das');

/** The person, spoken to: "Where can we reach you by e-mail?". */
export const YOU = setOf(
	'you',
	'sie dich dir ihnen euch',
	'usted te le tu contactarte contactarle enviarte enviarle responderte responderle',
	'vous te',
	'voce te lhe',
);

/** What kind of address or name it is, and what it is for: the person's own all the same. */
export const KINDS = setOf(
	'type work business company corporate organization organisation professional office university receipt booking order checkout registration registered register signup sign subscription notification notifications login log next back quote ebook guide report invitation results whitepaper checklist link copy updates news offer download access demo trial webinar details detail info information data input field answer text value form format reach send get hear back delivery full complete e',
	'geschaftlich geschaftliche geschaftlichen beruflich berufliche dienstlich dienstliche firma firmen erreichbar anmeldung buchung fur',
	'profesional laboral trabajo empresa corporativo reserva registro pedido datos para',
	'professionnelle professionnel pro entreprise travail societe inscription commande pour',
	'profissional comercial corporativo corporativa trabalho reserva inscricao pedido dados para',
);

/** Asking where to send or to call: a sentence that speaks to the person who fills in the form. */
export const REACHING = setOf(
	'where send sent mail reach contact respond answer follow up offer information quickly',
	'wo wohin durfen sollen konnen mussen mochten wir senden schicken zusenden zuschicken melden erreichen kontaktieren antworten ihnen dir dich angebot unterlagen ergebnis ergebnisse ruckmeldung bestatigung infos',
	'podemos debemos deberiamos quieres quiere recibir enviar enviamos enviarte enviarle enviaremos contactar contactarte contactarle donde presupuesto oferta resultados respuesta informacion',
	'pouvons devons pouvez peut on souhaitez recevoir envoyer vous t nous joindre contacter repondre devis offre reponse resultats informations ou',
	'podemos devemos deseja receber enviar enviamos enviaremos contatar onde orcamento proposta resultados resposta informacoes voce',
);

/** Asking where somebody works. */
export const WORKING = setOf(
	'work working employed represent representing behalf name from',
	'arbeiten arbeitest arbeitet tatig beschaftigt vertreten vertrittst angestellt name heisst',
	'trabajas trabaja trabajan representas representa laboras labora perteneces nombre llama',
	'travaillez travailles representez represente nom appelle vous',
	'trabalha trabalhas representa voce nome chama',
);

/** The same person, but not the first choice: taken when there is nothing better. */
export const SECOND_CHOICE = setOf(
	'secondary second alternate alternative additional other another backup old previous confirm confirmation repeat verify retype again personal private home billing invoice invoices invoicing accounting paypal newsletter evening landline whatsapp shipping',
	'zweite weitere alternative andere bestatigen bestatigung wiederholen wiederholung privat private rechnung',
	'secundario alternativo otro otra confirmar confirma confirmacion repetir repita personal facturacion fijo',
	'secondaire autre confirmer confirmez confirmation personnel personnelle facturation fixe',
	'secundario outro outra confirmar confirme confirmacao repetir pessoal faturamento fixo',
);

/** Somebody else than the person who fills in the form. */
export const OTHER_PEOPLE = setOf(
	'friend buddy manager boss supervisor referrer referer referee referral referred referring recommender reference emergency spouse husband wife partner guardian parent mother father mom dad child kid son daughter sibling relative colleague coworker teammate assistant secretary sponsor mentor owner organizer organiser host agent broker rep representative seller vendor supplier recipient receiver cc bcc guest companion doctor physician teacher professor coach landlord tenant witness giftee beneficiary employee staff operator assignee creator author admin administrator support sales salesperson team their his her nominee pet dog cat accountant lawyer attorney solicitor principal therapist dentist nurse purchaser director ceo cfo cto hr payroll department someone somebody anyone whom else invite invited inviting nominate refer recommend einladen empfehlen jemand invitar alguien inviter quelqu convidar alguem',
	'freund freundin freundes chef chefin vorgesetzter vorgesetzte vorgesetzten empfehler empfehlung empfohlen notfall ehepartner ehemann ehefrau partnerin eltern mutter vater kind kindes tochter sohn kollege kollegin kollegen assistent assistentin vermittler inhaber inhaberin organisator gastgeber berater empfanger begleitung begleitperson arzt lehrer vermieter haustier hund',
	'amigo amiga jefe jefa gerente referente referido recomendado emergencia esposo esposa conyuge pareja tutor padre madre hijo hija colega companero companera asistente responsable propietario organizador anfitrion agente vendedor destinatario invitado acompanante medico profesor arrendador mascota',
	'ami amie chef responsable superieur parrain parrainage filleul recommande urgence conjoint conjointe mari femme tuteur parent mere pere enfant fils fille collegue assistante secretaire proprietaire organisateur hote vendeur destinataire invite accompagnant medecin professeur bailleur animal',
	'amigo amiga chefe gestor indicador indicacao indicado emergencia conjuge marido esposa parceiro parceira responsavel pai mae filho filha colega assistente proprietario organizador anfitriao vendedor destinatario convidado acompanhante medico professor senhorio animal',
);

/** Things and organisations that have a name as well. */
export const NOT_A_PERSON = setOf(
	'company business organization organisation brand product project event form file domain site website store shop school university campaign page list workspace',
	'firma unternehmen projekt produkt veranstaltung schule',
	'empresa negocio producto proyecto evento tienda',
	'entreprise societe produit projet evenement boutique',
	'produto projeto loja',
);

/** Organisations and mailboxes whose address is not the person's own. */
export const OTHER_ADDRESSES = setOf(
	'employer arbeitgeber empleador employeur empregador school schule escuela ecole escola noreply sender from reply fax telefax',
);
