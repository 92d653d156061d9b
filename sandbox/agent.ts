type Metadata = Record<string, unknown>;

/** One row of `tools_executed`; the agent-v2 page shows this shape and only the status "executed". */
export interface ToolExecution {
	tool: string;
	status: 'executed';
	data: Metadata;
}

export interface AgentAnswer {
	/** Name of the rule that answered. */
	rule: string;
	text: string;
	tools: ToolExecution[];
	/** The API's shape is not documented; ours says who wanted a person and why. */
	handoff: Metadata | null;
}

interface Rule {
	name: string;
	/** Which texts the rule answers; the first that matches wins. */
	when: RegExp;
	/** An example that this rule, and no earlier one, answers. */
	example: string;
	answer: (
		text: string,
		metadata: Metadata,
	) => { text: string; tool?: ToolExecution; handoff?: Metadata };
}

const signature = ' — Sandbox agent';

const executed = (tool: string, data: Metadata): ToolExecution => ({
	tool,
	status: 'executed',
	data,
});

/**
 * What the sandbox's agent can say. It is a table of patterns, not a language model, and signs as the
 * sandbox in every answer. Order matters: a wish for a person beats everything, thanks and greetings
 * come last because they also open longer messages.
 */
export const rules: readonly Rule[] = [
	{
		name: 'human',
		when: /\b(human|person|representative|operator|someone real|real agent|support team|call me back)\b/i,
		example: 'Can I talk to a human, please?',
		answer: (text) => ({
			text: 'I would hand this chat over to a person now.',
			tool: executed('email_handoff', { requested: true }),
			handoff: { requested: true, reason: text.slice(0, 200) },
		}),
	},
	{
		name: 'appointment',
		when: /\b(appointment|book|schedule|meeting|demo|call on|reservation)\b/i,
		example: 'Book a 30-minute onboarding call on 2026-06-20 at 14:00 for Ada Byron',
		answer: appointment,
	},
	{
		name: 'order',
		when: /\border\b.*?#?\d{3,}|#\d{3,}/is,
		example: 'Where is my order #48213?',
		answer: (text) => {
			const number = /#?(\d{3,})/.exec(text)?.[1] ?? '';
			return {
				text: `I looked for order ${number}; there are no real orders here.`,
				tool: executed('order_lookup', { order_number: number, found: false }),
			};
		},
	},
	{
		name: 'price',
		when: /\b(price|prices|pricing|cost|costs|how much|quote|discount|plan|plans)\b/i,
		example: 'How much is the team plan?',
		answer: (text) => ({
			text: `You asked for the price of ${topicOf(text)}. I know no real prices.`,
		}),
	},
	{
		name: 'goodbye',
		when: /^\W*(thanks|thank you|bye|goodbye|see you|cheers)\b/i,
		example: 'Thank you, bye!',
		answer: () => ({ text: 'You are welcome. Goodbye!' }),
	},
	{
		name: 'greeting',
		when: /^\W*(hi|hello|hey|good (morning|afternoon|evening))\b[^a-z]*$/i,
		example: 'Hello!',
		answer: () => ({ text: 'Hello! Ask me for a price, an appointment, an order or a person.' }),
	},
];

/**
 * Answers a text. Pure: the same text gets the same answer.
 *
 * @param text what the user wrote
 * @param metadata of the message; an appointment request carries its duration there
 */
export function answerOf(text: string, metadata: Metadata = {}): AgentAnswer {
	const rule = rules.find(({ when }) => when.test(text));
	if (!rule) {
		return {
			rule: 'fallback',
			text: `You wrote about ${topicOf(text)}. I have no rule for that.${signature}`,
			tools: [],
			handoff: null,
		};
	}
	const answer = rule.answer(text, metadata);
	return {
		rule: rule.name,
		text: answer.text + signature,
		tools: answer.tool ? [answer.tool] : [],
		handoff: answer.handoff ?? null,
	};
}

function appointment(text: string, metadata: Metadata): ReturnType<Rule['answer']> {
	const date =
		/\b\d{4}-\d{2}-\d{2}\b|\b(?:to(?:day|morrow)|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/i.exec(
			text,
		)?.[0];
	const time = /\b([01]?\d|2[0-3]):[0-5]\d\b|\b\d{1,2} ?[ap]m\b/i.exec(text)?.[0];
	const minutes = metadata.duration_minutes ?? /\b(\d+)[- ]?min/i.exec(text)?.[1];
	const purpose =
		/\b(?:minutes?|an?|the)\s+(?!\d)([\p{L} -]+?)\s+(?:on|at|for|to|tomorrow|today)\b/iu.exec(
			text,
		)?.[1];
	const parts = [
		purpose ?? 'the appointment',
		...(date ? [`on ${date}`] : []),
		...(time ? [`at ${time}`] : []),
		...(minutes === undefined ? [] : [`(${String(minutes)} minutes)`]),
	];
	const question = date && time ? 'No calendar is behind this.' : 'Which day and time suit you?';
	const found = {
		date,
		time,
		purpose,
		duration_minutes: minutes === undefined ? undefined : Number(minutes),
	};
	const known = Object.entries(found).filter(([, value]) => value !== undefined);
	return {
		text: `I noted: ${parts.join(' ')}. ${question}`,
		tool: executed('appointment_request', Object.fromEntries(known)),
	};
}

/** The subject of a question: what follows "about" or "of", else the text itself; at most 120 characters. */
function topicOf(text: string): string {
	const flat = text.replace(/\s+/g, ' ').trim();
	const subject = /\b(?:about|regarding|concerning)\s+([^.?!]+)/i.exec(flat)?.[1] ?? flat;
	const topic = subject.length > 120 ? `${subject.slice(0, 119)}…` : subject;
	return `"${topic}"`;
}
