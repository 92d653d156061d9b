import type { INodeParameters } from 'n8n-workflow';
import type { Fault } from '../../sandbox';
import { chatCreate, handoffEmail, leadInNewChat } from '../engine/parameters';
import { failureDetails } from './leftBehind';
import { CONTINUES, deliveryIds, loseAnswer, RETRIES, send, spoilHistory } from './lostAnswers';
import { itemsIn, posts, reads, useFreshSandbox } from './useFreshSandbox';

const sandbox = useFreshSandbox();

describe('nobody can tell: never sent again, whatever the setting', () => {
	const RESEND = { onUncertainDelivery: 'checkHistoryAndResend' };

	/** Somebody else's messages as a history that does not hand on metadata. */
	const bare = (metadata?: object) => ({
		message_id: 'msg_1',
		chat_id: 'a',
		sender: 'user',
		content: 'An older one',
		timestamp: '2026-06-20T14:00:00Z',
		...(metadata && { metadata }),
	});

	test.each<[string, Fault]>([
		['a history without metadata', { kind: 'status', status: 200, body: [bare()] }],
		['a history with empty metadata', { kind: 'status', status: 200, body: [bare({})] }],
		[
			"a history with metadata on the agent's messages only",
			{
				kind: 'status',
				status: 200,
				body: [bare(), { ...bare({ tools_used: ['a'] }), sender: 'assistant' }],
			},
		],
		[
			'an empty list in a form that no page shows',
			{ kind: 'status', status: 200, body: { messages: [] } },
		],
		['404 for the history', { kind: 'status', status: 404 }],
		['401 for the history', { kind: 'status', status: 401 }],
		['403 for the history', { kind: 'status', status: 403 }],
		['a web page', { kind: 'html' }],
		['a redirect', { kind: 'redirect', location: 'http://127.0.0.1:1/' }],
		['a history that always breaks off', { kind: 'reset' }],
		['429 for the history', { kind: 'retryAfter', seconds: 60 }],
	])('%s', async (_what, fault) => {
		const items = itemsIn(sandbox.now, 'a', 'a');
		loseAnswer(sandbox.now, false);
		spoilHistory(sandbox.now, fault);
		const result = await sandbox.run(send(RESEND), { items, settings: CONTINUES });
		expect(failureDetails(result)).toMatchObject([
			{ kind: 'delivery_unknown', delivered: 'unknown', attempts: 1 },
			{ kind: 'delivery_unknown', delivered: 'no' },
		]);
		expect(result.done[0].error).toContain('does not tell');
		expect(posts(sandbox.now)).toHaveLength(1);
	});

	test('a history that did not show it at first and cannot be read any more', async () => {
		const items = itemsIn(sandbox.now, 'a');
		loseAnswer(sandbox.now, false);
		spoilHistory(sandbox.now, { kind: 'reset' }, 2);
		const result = await sandbox.run(send(RESEND), { items });
		expect(failureDetails(result)).toMatchObject([
			{ kind: 'delivery_unknown', delivered: 'unknown' },
		]);
		expect(posts(sandbox.now)).toHaveLength(1);
	});

	test.each<[string, INodeParameters, string]>([
		['a new chat', chatCreate('client-1', { options: RESEND }), '/external/message/new-chat'],
		['a handoff', handoffEmail('a', { options: RESEND }), '/external/message/email-handoff'],
		[
			'the new chat of a lead',
			leadInNewChat('client-1', { options: RESEND }),
			'/external/message/new-chat',
		],
	])(
		'%s: no look, delivery_unknown, not sent again by Retry On Fail',
		async (_what, parameters, path) => {
			sandbox.now.createChat({ chat_id: 'a', client_id: 'a' });
			sandbox.now.addFault({ match: { path }, store: true, fault: { kind: 'reset' } });
			const result = await sandbox.run(parameters, { settings: RETRIES });
			expect(failureDetails(result)).toMatchObject([
				{ kind: 'delivery_unknown', delivered: 'unknown' },
			]);
			expect(result.run.data.resultData.error?.description).toMatch(
				/before you send this item again/,
			);
			expect(sandbox.now.requests).toHaveLength(1);
		},
	);
});

describe('fail', () => {
	const options = { onUncertainDelivery: 'fail' };

	test('no look, delivery_unknown, the rest of the lane is not sent, no delivery id on the wire', async () => {
		const items = itemsIn(sandbox.now, 'a', 'a', 'b');
		loseAnswer(sandbox.now, true);
		const result = await sandbox.run(send(options), { items, settings: CONTINUES });
		expect(failureDetails(result)).toMatchObject([
			{ kind: 'delivery_unknown', delivered: 'unknown' },
			{ kind: 'delivery_unknown', delivered: 'no' },
		]);
		expect(reads(sandbox.now)).toEqual([]);
		expect(deliveryIds(sandbox.now)).toEqual([undefined, undefined]);
	});

	test('Retry On Fail does not send it again', async () => {
		const items = itemsIn(sandbox.now, 'a');
		loseAnswer(sandbox.now, false);
		const result = await sandbox.run(send(options), { items, settings: RETRIES });
		expect(failureDetails(result)).toMatchObject([
			{ kind: 'delivery_unknown', delivered: 'unknown' },
		]);
		expect(posts(sandbox.now)).toHaveLength(1);
	});
});
