import type { Failure } from '../../nodes/shared/errors/failure';
import { checkTimeMs } from '../../nodes/shared/step/checkTime';
import type { ItemSettings } from '../../nodes/shared/step/itemSettings';
import { leadInNewChat, messageSend } from '../engine/parameters';
import { runNode } from '../engine/engine';
import { RESET, status, useOddService } from '../engine/oddService';
import { failureDetails } from './leftBehind';

const service = useOddService();

const AWAITED = { isAwaited: true };
const RESEND = { onUncertain: 'checkHistoryAndResend' } as const;
const OWN_ERROR = { status: 500, jsonAnswer: true };
const FORM = { text: 'Hello' };
const CHAT_WINDOW = { chatInput: 'Hello', sessionId: 'session-1', action: 'sendMessage' };

test.each<[string, Partial<Failure>, Partial<ItemSettings>, number]>([
	['an earlier try left it open', { leftOpenEarlier: true }, {}, 60],
	['an earlier try left it open, and somebody waits', { leftOpenEarlier: true }, AWAITED, 60],
	['it will be sent again, though somebody waits', {}, { ...AWAITED, ...RESEND }, 60],
	['it will be sent again, though the API answered itself', OWN_ERROR, RESEND, 60],
	['somebody waits, and the API answered itself', OWN_ERROR, AWAITED, 15],
	['the API answered itself', OWN_ERROR, {}, 20],
	['a gateway answered', { status: 502 }, {}, 60],
	['JSON came without a status', { jsonAnswer: true }, {}, 60],
])('how long it is looked for when %s', (_when, failure, settings, seconds) => {
	const doubt = {
		failure: { kind: 'delivery_unknown', delivered: 'unknown', ...failure },
		settings: {
			timeoutMs: 1000,
			maxWaitMs: 1000,
			onUncertain: 'checkHistory',
			isAwaited: false,
			...settings,
		},
	} as const;
	expect(checkTimeMs(doubt)).toBe(1000 * seconds);
});

test.each([
	['the API answered 500 itself', status(500), FORM, {}, 20],
	['a chat window waits, whatever happened', RESET, CHAT_WINDOW, {}, 15],
	['Max Wait is shorter', RESET, FORM, { maxWait: 2 }, 2],
] as const)('%s: the history is read so long, and the error says so', async (...row) => {
	const [, answer, json, options, seconds] = row;
	// Nothing is stored, and the history can be read: the whole time is used.
	service.now.manner = { post: () => answer };
	service.now.say('user', 'before', { chat_id: 'chat_1', metadata: { delivery_id: 'other' } });
	const began = performance.now();
	const result = await runNode({
		parameters: messageSend('chat_1', { options }),
		credential: service.now.credential,
		items: [json],
	});
	const took = (performance.now() - began) / 1000;
	expect(failureDetails(result)).toMatchObject([{ delivered: 'unknown', attempts: 1 }]);
	expect(result.run.data.resultData.error?.message).toContain(
		`The history of the chat does not show it after ${seconds} seconds.`,
	);
	expect(took).toBeGreaterThanOrEqual(seconds - 0.1);
	// A minute is what it would have taken.
	expect(took).toBeLessThan(50);
});

test('a chat that only opens the way for a message is looked for less long, and the error says that time', async () => {
	service.now.manner = { other: () => RESET, chats: () => [] };
	const began = performance.now();
	const result = await runNode({
		parameters: leadInNewChat('client-1', { options: { idempotencyKey: 'one' } }),
		credential: service.now.credential,
		items: [{}],
	});
	expect((performance.now() - began) / 1000).toBeLessThan(50);
	expect(failureDetails(result)).toMatchObject([{ delivered: 'unknown', attempts: 1 }]);
	expect(result.run.data.resultData.error?.message).toContain('after 20 seconds.');
});
