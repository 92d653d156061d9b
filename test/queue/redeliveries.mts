// A form service that numbers its submissions and delivers each of them several times, as services do that got no
// answer in time, and again until it gets a 200.
import { setTimeout } from 'node:timers/promises';
import pMap from 'p-map';
import { post, type Answer } from './submissions.mjs';

/** Deliveries under way at the same time. */
const CONCURRENCY = 40;

/** A delivery that failed is made again at most so often. */
const MAX_TRIES = 60;
const PAUSE_MS = 2_000;

export interface Redelivery {
	email: string;
	/** What each try was answered, the last one 200 when all went well. */
	answers: Answer[];
	/** Whether n8n said that it had been delivered before. */
	alreadyDelivered: boolean;
}

export interface RedeliveryLoad {
	url: string;
	/** How many submissions. */
	count: number;
	/** Hears of each delivery that has ended. */
	onEnd: (redelivery: Redelivery) => void;
}

/** The submission with this number, as Tally posts it. */
function submission(number: number) {
	const name = `redelivered-${String(number).padStart(4, '0')}`;
	const email = `${name}@example.com`;
	const field = (label: string, type: string, value: string) => ({
		...{ key: `question_${label}`, label, type, value },
	});
	const body = {
		...{ eventId: `event-${name}`, eventType: 'FORM_RESPONSE' },
		createdAt: '2026-09-01T10:00:00.000Z',
		data: {
			...{ responseId: `response-${name}`, submissionId: `submission-${name}` },
			...{ formId: 'contact', formName: 'Contact' },
			fields: [
				field('Name', 'INPUT_TEXT', 'Load Test'),
				field('Email', 'INPUT_EMAIL', email),
				field('Message', 'TEXTAREA', 'Numbered by the form service'),
			],
		},
	};
	return { email, body };
}

/** Delivers each submission two or three times, all deliveries in a random order. Resolves when each got its 200. */
export async function deliverSeveralTimes(load: RedeliveryLoad): Promise<Redelivery[]> {
	const { url, count, onEnd } = load;
	const deliveries = Array.from({ length: count }, (_, index) => {
		const one = submission(index + 1);
		return Array.from({ length: 2 + (index % 2) }, () => one);
	});
	const order = deliveries
		.flat()
		.map((one) => ({ one, at: Math.random() }))
		.sort((a, b) => a.at - b.at);
	return await pMap(
		order,
		async ({ one: { email, body } }) => {
			const redelivery = await untilTaken(url, email, body);
			onEnd(redelivery);
			return redelivery;
		},
		{ concurrency: CONCURRENCY },
	);
}

async function untilTaken(url: string, email: string, body: unknown): Promise<Redelivery> {
	const answers: Answer[] = [];
	for (;;) {
		const { answer, text } = await post(url, body);
		answers.push(answer);
		if (answer === 200 || answers.length === MAX_TRIES) {
			return { email, answers, alreadyDelivered: text.includes('"already_delivered":true') };
		}
		await setTimeout(PAUSE_MS);
	}
}
