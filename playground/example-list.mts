// The workflows of examples/, in the order in which they are shown.

/** An example that works with nothing but the sandbox: it is active, and `use` says how to try it. */
interface ReadyExample {
	file: string;
	title: string;
	use: (n8nUrl: string) => string;
	/** One that is started in the editor cannot be activated. */
	byHand?: true;
}

/** An example that needs something first: it is there, and not active. */
interface WaitingExample {
	file: string;
	title: string;
	needs: string;
}

export type Example = ReadyExample | WaitingExample;

const post = (path: string, body: Record<string, string>) => (n8nUrl: string) =>
	`curl ${n8nUrl}/webhook/${path} -H 'content-type: application/json' -d '${JSON.stringify(body)}'`;

const client_id = 'visitor@example.com';

/** What the README's curl line sends, too. */
export const WEBHOOK_BODY = { client_id, message: 'What does the Pro plan cost?' };

/** The chat window of chat-trigger-to-reply.json; its webhookId. */
const CHAT = '737c76e4-27fd-5a53-8c24-d0187fdc9316';

export const EXAMPLES: readonly Example[] = [
	{
		file: 'form-to-lead.json',
		title: 'Form to lead',
		use: (n8nUrl) => `${n8nUrl}/form/optimly-lead`,
	},
	{
		file: 'webhook-to-reply.json',
		title: 'Webhook to reply',
		use: post('optimly-reply', WEBHOOK_BODY),
	},
	{
		file: 'chat-trigger-to-reply.json',
		title: 'Chat Trigger to reply',
		use: (n8nUrl) => `${n8nUrl}/webhook/${CHAT}/chat`,
	},
	{
		file: 'context-to-next-turn.json',
		title: 'Context to next turn',
		use: post('optimly-context', { client_id, message: 'Where is my order #48213?' }),
	},
	{
		file: 'human-wanted-to-email.json',
		title: 'Human wanted to email',
		use: post('optimly-human', { email: client_id, message: 'Can I talk to a human?' }),
	},
	{
		file: 'dead-chat-replaced.json',
		title: 'Dead chat replaced',
		use: post('optimly-dead-chat', { chat_id: 'chat_gone', client_id, message: 'Hello!' }),
	},
	{
		file: 'transcript-to-chat.json',
		title: 'Transcript to chat',
		use: () => 'open it in the editor, then Execute workflow',
		byHand: true,
	},
	{ file: 'ai-agent-with-tool.json', title: 'AI Agent with tool', needs: 'a model credential' },
	{ file: 'telegram-to-reply.json', title: 'Telegram to reply', needs: 'a Telegram bot' },
	{
		file: 'typeform-to-appointment.json',
		title: 'Typeform to appointment',
		needs: 'a Typeform that calls it',
	},
	{
		file: 'hubspot-contact-to-lead.json',
		title: 'HubSpot contact to lead',
		needs: 'a HubSpot account',
	},
	{
		file: 'pipedrive-person-to-lead.json',
		title: 'Pipedrive person to lead',
		needs: 'a Pipedrive account',
	},
	{
		file: 'support-ticket-to-chat.json',
		title: 'Support ticket to chat',
		needs: 'a Zendesk account',
	},
	{
		file: 'order-question-with-details.json',
		title: 'Order question with details',
		needs: 'a WooCommerce shop',
	},
	{
		file: 'new-message-to-slack.json',
		title: 'New message to Slack',
		needs: 'a Slack channel, and chats to watch',
	},
];
