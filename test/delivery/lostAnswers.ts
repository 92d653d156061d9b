import type { INode, INodeParameters } from 'n8n-workflow';
import type { Fault, Sandbox } from '../../sandbox';
import { messageSend } from '../engine/parameters';
import { posts } from './useFreshSandbox';

/** Seconds that the history is looked at here: long enough for several looks. */
export const MAX_WAIT = 0.4;

export const NEW_MESSAGE = '/external/message/new-message';

export const send = (options: INodeParameters = {}, more: INodeParameters = {}) =>
	messageSend('={{ $json.chat }}', {
		content: '={{ $json.text }}',
		options: { maxWait: MAX_WAIT, ...options },
		...more,
	});

export const CONTINUES: Partial<INode> = { onError: 'continueRegularOutput' };
export const RETRIES: Partial<INode> = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

/** The answer to a POST gets lost; `store`: after the service did its work. */
export function loseAnswer(sandbox: Sandbox, store: boolean, content = 'text 0', times = 1): void {
	sandbox.addFault({
		match: { method: 'POST', content },
		times,
		store,
		fault: { kind: 'reset' },
	});
}

/** Every look into a history meets the fault. */
export function spoilHistory(sandbox: Sandbox, fault: Fault, nth = 1): void {
	sandbox.addFault({ match: { method: 'GET' }, nth, times: 1000, fault });
}

/** The delivery ids of all POSTs, in the order of arrival. */
export const deliveryIds = (sandbox: Sandbox): unknown[] =>
	posts(sandbox).map(({ body }) => Object(body).metadata?.delivery_id);

/** The request arrives after all, as when a proxy held it back. */
export async function arriveLate(sandbox: Sandbox): Promise<void> {
	const [held] = posts(sandbox);
	const answer = await fetch(sandbox.url + NEW_MESSAGE, {
		method: 'POST',
		headers: { 'content-type': 'application/json', authorization: `Bearer ${sandbox.token}` },
		body: held.bodyText,
	});
	expect(answer.status).toBe(200);
}
