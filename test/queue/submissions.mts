// Posts submissions to webhooks, so many at a time, and keeps what each of them was answered.
import { setTimeout } from 'node:timers/promises';
import pMap from 'p-map';
import type { ResponseMode } from './workflow.mjs';

/** Submissions under way at the same time. */
const CONCURRENCY = 50;

/** Longer than n8n takes to give up an execution whose worker died. */
const PATIENCE_MS = 180_000;

/** What n8n answers before it has taken anything, and why. Sending again is then no second submission. */
const NOT_TAKEN = new Map<Answer, string>([
	[404, 'it does not know the webhook yet, which was just activated'],
	[503, 'its database did not answer in time'],
	['refused', 'it is not there: it starts again'],
	['starting', 'it migrates its database; the status is 200 all the same'],
]);
/** What n8n 2.41.1 says then, whatever it was asked (its abstract-server.js). */
const STARTING = 'n8n is starting up';

const NOT_READY_MS = 60_000;
const PAUSE_MS = 250;

/** A webhook and when it answers. */
export interface Webhook {
	url: string;
	responseMode: ResponseMode;
}

/**
 * A status; `refused`: there was no connection; `unanswered`: it was sent, and no answer came; `starting`: 200, but
 * from an n8n that is not ready and has read nothing.
 */
export type Answer = number | 'refused' | 'unanswered' | 'starting';

/** One submission and what its caller was told. */
export interface Submission {
	/** Unique; the name of the submission in every report. */
	email: string;
	responseMode: ResponseMode;
	answer: Answer;
	/** What it was answered before, when n8n did not take it. */
	notTaken: Answer[];
	/** What an answer on receipt names. */
	executionId?: string;
	/** From when it was sent to the end of the answer, or of the attempt. */
	tookMs: number;
}

export interface Load {
	webhooks: Webhook[];
	/** Names the submissions: "kill" becomes kill-0001@example.com. */
	name: string;
	count: number;
	/** Hears of each that has ended. */
	onEnd?: (submission: Submission) => void;
}

/** The e-mail addresses of the submissions of a load, in order. */
function emailsOf({ name, count }: Pick<Load, 'name' | 'count'>): string[] {
	return Array.from(
		{ length: count },
		(_, index) => `${name}-${String(index + 1).padStart(4, '0')}@example.com`,
	);
}

/** Posts each submission to one of the webhooks, in turn, again only while n8n does not take it. */
export async function submitAll(load: Load): Promise<Submission[]> {
	const { webhooks, onEnd } = load;
	return await pMap(
		emailsOf(load),
		async (email, index) => {
			const webhook = webhooks[index % webhooks.length];
			if (webhook === undefined) throw new Error('A load needs a webhook');
			const submission = await submit(email, webhook);
			onEnd?.(submission);
			return submission;
		},
		{ concurrency: CONCURRENCY },
	);
}

async function submit(email: string, { url, responseMode }: Webhook): Promise<Submission> {
	const giveUpAt = Date.now() + NOT_READY_MS;
	const notTaken: Answer[] = [];
	for (;;) {
		const sentAt = Date.now();
		const { answer, text } = await post(url, { name: 'Load Test', email, interest: 'queue mode' });
		const tookMs = Date.now() - sentAt;
		if (NOT_TAKEN.has(answer) && sentAt < giveUpAt) {
			notTaken.push(answer);
			await setTimeout(PAUSE_MS);
			continue;
		}
		const named = responseMode === 'onReceived' && answer === 200 ? { executionId: text } : {};
		return { email, responseMode, answer, notTaken, ...named, tookMs };
	}
}

/** Posts to a webhook once. */
export async function post(url: string, body: unknown): Promise<{ answer: Answer; text: string }> {
	try {
		const response = await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
			signal: AbortSignal.timeout(PATIENCE_MS),
		});
		const text = await response.text();
		return { answer: text.startsWith(STARTING) ? 'starting' : response.status, text };
	} catch (error) {
		const { cause } = error instanceof Error ? error : { cause: undefined };
		const refused = cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED';
		return { answer: refused ? 'refused' : 'unanswered', text: '' };
	}
}
