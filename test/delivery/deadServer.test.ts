import type { INodeParameters } from 'n8n-workflow';
import { runNode, type EngineResult } from '../engine/engine';
import { Answer, RESET, status, useOddService, WEB_PAGE } from '../engine/oddService';
import { failureDetails } from './leftBehind';
import { CONTINUES, send } from './lostAnswers';

const service = useOddService();

/** One item for each of so many chats. */
const run = async (chats: number, options: INodeParameters): Promise<EngineResult> =>
	await runNode({
		parameters: send({ waitForReply: 0, ...options }),
		credential: service.now.credential,
		items: Array.from({ length: chats }, (_, index) => ({ chat: `chat_${index}`, text: 'text' })),
		settings: CONTINUES,
	});

const count = (method: string): number =>
	service.now.requests.filter((request) => request.startsWith(method)).length;

const deliveredIn = (result: EngineResult) => failureDetails(result).map((one) => one.delivered);

describe('a server that has died', () => {
	test.each([
		['cuts every connection', RESET],
		['answers everything with 502', status(502)],
		['answers everything with a web page', WEB_PAGE],
		[
			'answers everything with 502 and a Retry-After',
			new Answer(502, '{"detail": "Bad gateway"}', 'application/json', { 'retry-after': '1' }),
		],
	])(
		'and %s: two hundred items cost neither two hundred messages nor their looks',
		async (_how, answer) => {
			service.now.manner = { post: () => answer, history: () => answer };
			const start = Date.now();
			const result = await run(200, { maxWait: 1.5 });
			expect(Date.now() - start).toBeLessThan(10_000);
			expect(count('POST')).toBe(10);
			expect(count('GET')).toBeLessThanOrEqual(10);
			const wasSent = (index: number) => index < 10;
			expect(deliveredIn(result)).toEqual(
				Array.from({ length: 200 }, (_, index) => (wasSent(index) ? 'unknown' : 'no')),
			);
			expect(failureDetails(result)[199]).toMatchObject({ kind: 'connection', attempts: 0 });
			expect(result.done[199].error).toContain('has stopped answering');
		},
	);

	test('one item after another: what was not sent when the first check was over is not sent', async () => {
		service.now.manner = { post: () => RESET, history: () => RESET };
		const result = await run(20, { maxWait: 1.5, maxParallelChats: 1 });
		expect([count('POST'), count('GET')]).toEqual([1, 6]);
		expect(deliveredIn(result)).toEqual(['unknown', ...Array<string>(19).fill('no')]);
	});

	test('and lives again: all are found, and the others are sent', async () => {
		const back = Date.now() + 1_500;
		service.now.manner = {
			post: (message, store) => {
				store();
				return Date.now() < back ? RESET : { ...message, created_at: message.at };
			},
			history: (messages) => (Date.now() < back ? RESET : messages),
		};
		const { done } = await run(40, { maxWait: 10, maxParallelChats: 20 });
		expect(done.filter(({ error }) => error)).toEqual([]);
		expect(count('POST')).toBe(40);
	});

	test("is not one whose history of one chat cannot be read: the others' are", async () => {
		service.now.manner = {
			post: ({ chat_id, ...message }, store) => {
				store();
				return Number(chat_id.slice(5)) % 3 > 0 ? { ...message, chat_id } : RESET;
			},
			history: (messages) =>
				messages[0]?.chat_id === 'chat_0'
					? status(500)
					: messages.map((message) => ({ ...message })),
		};
		const result = await run(30, { maxWait: 1.5, maxParallelChats: 2 });
		expect(count('POST')).toBe(30);
		expect(failureDetails(result)).toMatchObject([{ kind: 'delivery_unknown', chat_id: 'chat_0' }]);
	});
});
