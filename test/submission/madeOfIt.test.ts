import { findPerson } from '../../nodes/OptimlyMessage/found';

const ada = { name: 'Ada Example', email: 'ada@example.com' };

test.each([
	'Customer converted using 1 Tap Lead Button: Request Information',
	'Click for the profile:\nThe visitor has been sent the following message: Thank you.',
	'Dem Kunden wurde folgende Nachricht gesendet: Vielen Dank für Ihre Anfrage.',
	'Se ha enviado al cliente el mensaje de bienvenida de esta semana.',
	'Le message suivant a été envoyé au client : merci de votre demande.',
	'Foi enviada ao cliente a mensagem: obrigado pelo contato.',
])('what a site tells of a visitor is nobody’s message: %s', (text) => {
	for (const key of ['lead_comments', 'message', 'notes'])
		expect(findPerson({ ...ada, [key]: text })).not.toHaveProperty('message');
});

test.each([
	'The customer portal has been down since Monday, and the client cannot log in.',
	'Der Kunde wartet auf ein Angebot, bitte rufen Sie mich an.',
	'Le client de ma société demande un devis pour vendredi.',
])('somebody can write about a customer of theirs: %s', (message) => {
	expect(findPerson({ ...ada, message }).message).toBe(message);
});

const made = 'The customer asked for a quote, and wanted to know when somebody can come.';

test.each([
	{ lead_analysis: { 'Intent Detection': made, Sentiment: 'Positive' } },
	{ call_analysis: { outcome: made } },
	{ callAnalysis: { what_happened: made } },
	{ data: { insights: { next_step: made } } },
	{ ai_summary: made },
	{ aiSummary: made },
	{ generated_description: made },
	{ sentiment_analysis: { text: made } },
])('what a program makes of a call or a chat is no message of the person: %j', (item) => {
	expect(findPerson({ ...ada, ...item })).not.toHaveProperty('message');
	const message = 'Can somebody come on Monday?';
	expect(findPerson({ ...ada, ...item, message }).message).toBe(message);
});
