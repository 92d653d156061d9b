import { leadInNewChat, messageSend } from '../engine/parameters';
import { runNode } from '../engine/engine';
import { RESET, status, useOddService } from '../engine/oddService';
import { failureDetails } from './leftBehind';

const service = useOddService();

const FORM = { text: 'Hello' };
const CHAT_WINDOW = { chatInput: 'Hello', sessionId: 'session-1', action: 'sendMessage' };

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
