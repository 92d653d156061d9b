import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import { runNode, type EngineResult } from '../engine/engine';
import {
	Answer,
	EMPTY,
	HALF_JSON,
	inFull,
	RESET,
	status,
	useOddService,
	WEB_PAGE,
	type Manner,
	type Said,
} from '../engine/oddService';
import { failureDetails } from './leftBehind';
import { CONTINUES, send } from './lostAnswers';

const service = useOddService();

const RESEND = { onUncertainDelivery: 'checkHistoryAndResend', maxWait: 0.6 };

const run = async (
	texts: readonly string[],
	options: INodeParameters = RESEND,
	more: { settings?: Partial<INode>; retryOf?: string; sender?: string } = {},
): Promise<EngineResult> => {
	const { sender = 'user', ...rest } = more;
	const executionId = more.retryOf === undefined ? '1' : '2';
	return await runNode({
		// Nobody replies here, and nothing waits for it.
		parameters: send({ waitForReply: 0, ...options }, { sender }),
		credential: service.now.credential,
		items: texts.map((text): IDataObject => ({ chat: 'a', text })),
		executionId,
		...rest,
	});
};

/** The first POST of the text "lost" gets no answer; the others are stored and answered. */
const loses =
	(stored: boolean): Manner['post'] =>
	(message, store) => {
		const isFirst = service.now.texts.filter((text) => text === 'lost').length === 1;
		const isLost = message.content === 'lost' && isFirst;
		if (stored || !isLost) store();
		return isLost ? RESET : inFull()(message);
	};

const all = (messages: readonly Said[]) => messages.map(inFull());

/** The first messages as a bare list; what there is of others is in the headers. */
const firstWith = (headers: Record<string, string>, code = 200): Manner['history'] => {
	return (messages) =>
		new Answer(code, JSON.stringify(all(messages.slice(0, 4))), 'application/json', headers);
};

/** A record of a service that hands metadata on as the text that it stores. */
const metadataAsText = <T extends Record<string, unknown>>(record: T) => ({
	...record,
	metadata: JSON.stringify(record.metadata),
});

/** A record of a service that hands on only the keys of metadata that it knows. */
const withoutDeliveryId = <T extends Record<string, unknown>>(record: T) => ({
	...record,
	metadata: { ...Object(record.metadata), delivery_id: undefined },
});

/** All messages as a bare list, with their number in the header that servers use for it. */
const inTotal = (messages: readonly Said[]) => {
	const headers = { 'X-Total-Count': String(messages.length) };
	return new Answer(200, JSON.stringify(all(messages)), 'application/json', headers);
};

const lostTwice = () => service.now.texts.filter((text) => text === 'lost').length > 1;

/** Earlier messages of the client, with metadata as this node and websites send it. */
function saidBefore(count: number): void {
	for (let index = 0; index < count; index++) {
		service.now.say('user', `question ${index}`, { metadata: { source: 'website' } });
		service.now.say('assistant', `answer ${index}`, { metadata: { processing_time: 1 } });
	}
}

/** Others talk on after the message was stored, from a website that sends metadata: the history shows that it hands it on. */
function saidAfter(count: number): void {
	for (let index = 0; index < count; index++)
		service.now.say('user', `later ${index}`, { metadata: { source: 'website' } });
}

describe('absence is only concluded from a history that shows itself complete and current', () => {
	/** Each of these hides a message that was stored. */
	const HIDING: Array<[string, number, Manner['history']]> = [
		['capped at its oldest hundred', 60, (messages) => all(messages.slice(0, 100))],
		['capped at its oldest fifty', 30, (messages) => all(messages.slice(0, 50))],
		['capped at its oldest 64', 40, (messages) => all(messages.slice(0, 64))],
		['capped at its oldest 25, newest first', 20, (m) => all(m.slice(0, 25)).reverse()],
		['with a marker of more', 3, (m) => ({ messages: all(m.slice(0, 4)), has_more: true })],
		['with a next page', 3, (m) => ({ data: all(m.slice(0, 4)), next: '/messages?page=2' })],
		['with a cursor', 3, (m) => ({ items: all(m.slice(0, 4)), next_cursor: 'abc' })],
		['with a greater total', 3, (m) => ({ messages: all(m.slice(0, 4)), total: m.length })],
		['with several pages', 3, (m) => ({ data: all(m.slice(0, 4)), meta: { total_pages: 2 } })],
		[
			'with a marker of more in the envelope',
			3,
			(m) => ({ success: true, data: all(m.slice(0, 4)), pagination: { hasNext: true } }),
		],
		[
			'inside an object that does not say that it is all',
			3,
			(m) => ({ items: all(m.slice(0, 4)) }),
		],
		['with a next page in the Link header', 3, firstWith({ link: '</page/2>; rel="next"' })],
		['with a greater X-Total-Count', 3, firstWith({ 'x-total-count': '7' })],
		['with a greater total in Content-Range', 3, firstWith({ 'content-range': 'items 0-3/7' })],
		['with X-Next-Page', 3, firstWith({ 'x-next-page': '2' })],
		['with status 206', 3, firstWith({}, 206)],
		['of replicas of which one lags more', 3, (m, look) => all(m.slice(0, look === 2 ? 3 : 5))],
		['without the delivery_id alone', 3, (m) => all(m).map(withoutDeliveryId)],
		['of another chat', 3, (m) => all(m.slice(0, 4)).map((one) => ({ ...one, chat_id: 'b' }))],
		['without metadata', 3, (m) => all(m).map((one) => ({ ...one, metadata: undefined }))],
		['404', 3, () => status(404, 'Chat not found')],
		['a web page', 3, () => WEB_PAGE],
		['an error with status 200', 3, () => ({ success: false, error: 'x', data: [] })],
		[
			'that shows less with each look',
			3,
			(messages, look) => all(messages.slice(0, Math.max(0, 5 - look))),
		],
	];

	test.each(HIDING)('%s: never sent again, with the option', async (_how, before, history) => {
		saidBefore(before);
		service.now.manner = { post: loses(true), history };
		const result = await run(['lost']);
		expect(lostTwice()).toBe(false);
		expect(failureDetails(result)).toMatchObject([
			{ kind: 'delivery_unknown', delivered: 'unknown', attempts: 1 },
		]);
	});

	test.each(HIDING.slice(0, 5))(
		'%s: never sent again, by the retry button',
		async (_how, before, history) => {
			saidBefore(before);
			service.now.manner = { post: loses(true), history };
			const { stored } = await run(['lost'], { maxWait: 0.3 });
			const result = await run(['lost'], { maxWait: 0.3 }, { retryOf: stored });
			expect(lostTwice()).toBe(false);
			expect(failureDetails(result)).toMatchObject([{ kind: 'delivery_unknown', attempts: 0 }]);
		},
	);

	test.each([100, 50, 64])(
		'capped at its newest %d: never sent again after others talked on',
		async (cap) => {
			// Nothing was there when the node began: only the length says that the list can be cut off.
			service.now.manner = {
				post: loses(true),
				history: () => {
					if (service.now.messages.length < cap) saidAfter(cap + 20);
					return all(service.now.messages.slice(-cap));
				},
			};
			const result = await run(['lost']);
			expect(lostTwice()).toBe(false);
			expect(failureDetails(result)).toMatchObject([{ kind: 'delivery_unknown' }]);
		},
	);

	test.each<[string, Manner['history']]>([
		['empty', () => []],
		['without what this execution stored before', (messages) => all(messages.slice(0, 2))],
	])('a replica that lags, %s: never sent again', async (_how, history) => {
		saidBefore(1);
		service.now.manner = { post: loses(true), history };
		const result = await run(['first', 'lost'], RESEND, { settings: CONTINUES });
		expect(service.now.texts).toEqual(['first', 'lost']);
		expect(failureDetails(result)).toMatchObject([{ kind: 'delivery_unknown' }]);
	});

	test('a replica that lags behind what an earlier try stored: never sent again by the retry button', async () => {
		service.now.manner = { post: loses(true), history: () => [] };
		const { stored } = await run(['first', 'lost'], { maxWait: 0.3 });
		const result = await run(['first', 'lost'], { maxWait: 0.3 }, { retryOf: stored });
		expect(service.now.texts).toEqual(['first', 'lost']);
		expect(failureDetails(result)).toMatchObject([{ kind: 'delivery_unknown' }]);
	});

	test("an assistant's message, where only the agent's own metadata is shown: never sent again", async () => {
		saidBefore(2);
		service.now.manner = {
			post: loses(true),
			history: (messages) =>
				all(messages).map(({ metadata, ...one }) =>
					Object(metadata).processing_time ? { ...one, metadata } : one,
				),
		};
		const result = await run(['lost'], RESEND, { sender: 'assistant' });
		expect(lostTwice()).toBe(false);
		expect(failureDetails(result)).toMatchObject([{ kind: 'delivery_unknown' }]);
	});
});

describe('where the proof is there', () => {
	const SHOWING: Array<[string, number, Manner['history']]> = [
		['an empty list', 0, all],
		['a list that shows metadata', 2, all],
		['newest first', 2, (messages) => all(messages).reverse()],
		['fifty, which are all by X-Total-Count', 25, (messages) => inTotal(messages)],
		['metadata as JSON text', 2, (messages) => all(messages).map(metadataAsText)],
		['in the documented envelope', 2, (messages) => ({ success: true, data: all(messages) })],
		[
			'ten messages, and the answer says that these are all',
			5,
			(messages) => ({ messages: all(messages), total: messages.length, has_more: false }),
		],
	];

	test.each(SHOWING)('%s: the option sends again', async (_how, before, history) => {
		saidBefore(before);
		service.now.manner = { post: loses(false), history };
		const { run: execution } = await run(['lost', 'next']);
		expect(execution.status).toBe('success');
		expect(service.now.texts).toEqual(['lost', 'lost', 'next']);
		expect(service.now.messages.slice(2 * before).map(({ content }) => content)).toEqual([
			'lost',
			'next',
		]);
	});

	test.each(SHOWING)('%s: the retry button sends again', async (_how, before, history) => {
		saidBefore(before);
		service.now.manner = { post: loses(false), history };
		const first = await run(['lost'], { maxWait: 0.3 });
		expect(failureDetails(first)).toMatchObject([{ kind: 'delivery_unknown' }]);
		const { run: execution } = await run(['lost'], { maxWait: 0.3 }, { retryOf: first.stored });
		expect(execution.status).toBe('success');
		expect(service.now.texts).toEqual(['lost', 'lost']);
	});
});

test('a message whose metadata comes back as JSON text is found', async () => {
	service.now.manner = {
		post: loses(true),
		history: (messages) => all(messages).map(metadataAsText),
	};
	const { done } = await run(['lost']);
	expect(done).toMatchObject([{ content: 'lost' }]);
	expect(service.now.texts).toEqual(['lost']);
});

describe('what was seen once stays seen', () => {
	const BROKEN: Array<[string, unknown]> = [
		['a replica that lags', []],
		['a web page', WEB_PAGE],
		['500', status(500)],
		['401', status(401)],
		['404', status(404, 'Chat not found')],
		['half an answer', HALF_JSON],
		['an empty answer', EMPTY],
		['a reset', RESET],
	];

	test.each(BROKEN)('then %s: delivered', async (_what, answer) => {
		service.now.manner = {
			post: loses(true),
			history: (messages, look) => (look === 1 ? all(messages) : answer),
		};
		// It looks on for the reply, so there are later looks.
		const { run: execution, done } = await run(['lost'], { ...RESEND, waitForReply: 30 });
		expect(execution.status).toBe('success');
		expect(done).toMatchObject([{ content: 'lost', reply: null }]);
		expect(service.now.texts).toEqual(['lost']);
		expect(service.now.looks).toBeGreaterThan(1);
	});

	test.each(BROKEN.slice(1))('first %s: the next look counts', async (_what, answer) => {
		service.now.manner = {
			post: loses(true),
			history: (messages, look) => (look === 1 ? answer : all(messages)),
		};
		const { done } = await run(['lost'], { maxWait: 1 }, { sender: 'assistant' });
		expect(done).toMatchObject([{ content: 'lost' }]);
		expect(service.now.looks).toBe(2);
	});

	test('the reply, too', async () => {
		service.now.manner = {
			post: (_message, store) => {
				store();
				service.now.say('assistant', 'the reply');
				return RESET;
			},
			history: (messages, look) => (look === 2 ? all(messages) : all(messages.slice(0, 1))),
		};
		const { done } = await run(['lost'], { ...RESEND, waitForReply: 30 });
		expect(done).toMatchObject([{ content: 'lost', reply: 'the reply' }]);
	});
});

test('a server that is in trouble is asked at most six times', async () => {
	service.now.manner = { post: loses(true), history: () => status(500) };
	const result = await run(['lost'], { maxWait: 3 });
	expect(failureDetails(result)).toMatchObject([{ kind: 'delivery_unknown', attempts: 1 }]);
	expect(
		service.now.requests.filter((request) => request.startsWith('GET')).length,
	).toBeLessThanOrEqual(6);
});
