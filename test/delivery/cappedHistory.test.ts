import type { IDataObject } from 'n8n-workflow';
import { runNode } from '../engine/engine';
import { inFull, RESET, useOddService, type Manner, type Said } from '../engine/oddService';
import { failureDetails } from './leftBehind';
import { send } from './lostAnswers';

const service = useOddService();

const all = (messages: readonly Said[]) => messages.map(inFull());

/** The lengths at which services cut their lists off, and some more that are as round. */
const CAPS = [10, 20, 25, 30, 32, 50, 64, 100, 128, 200, 250, 256, 500, 1_000];

const run = async (options: IDataObject, retryOf?: string) =>
	await runNode({
		parameters: send({ waitForReply: 0, maxWait: 0.5, ...options }),
		credential: service.now.credential,
		items: [{ chat: 'a', text: 'lost' }],
		executionId: retryOf === undefined ? '1' : '2',
		retryOf,
	});

/** The message is stored or not, and its answer gets lost. */
const loses =
	(isStored: boolean): Manner['post'] =>
	(_message, store) => {
		if (isStored) store();
		return RESET;
	};

/** Messages whose metadata the history hands on, as that of a website's messages. */
function said(count: number): void {
	for (let index = 0; index < count; index++)
		service.now.say('user', `said ${index}`, { metadata: { source: 'website' } });
}

describe.each(CAPS)('a history of exactly %d messages, which can be one page of several', (cap) => {
	const CUT: Array<[string, boolean, Manner['history']]> = [
		['the oldest', true, (messages) => all(messages.slice(0, cap))],
		['the oldest, newest first', true, (messages) => all(messages.slice(0, cap)).reverse()],
		['all, and the message is not there', false, all],
	];

	test.each(CUT)(
		'%s: absence is not concluded, nothing is sent again',
		async (_what, stored, history) => {
			said(cap);
			service.now.manner = { post: loses(stored), history };
			const result = await run({ onUncertainDelivery: 'checkHistoryAndResend' });
			expect(service.now.texts).toEqual(['lost']);
			expect(failureDetails(result)).toMatchObject([
				{ kind: 'delivery_unknown', delivered: 'unknown', attempts: 1 },
			]);
		},
	);

	test('the newest, after others have talked on: nothing is sent again, by the retry button either', async () => {
		service.now.manner = {
			post: loses(true),
			history: () => {
				if (service.now.messages.length < cap) said(cap + 5);
				return all(service.now.messages.slice(-cap));
			},
		};
		const { stored } = await run({});
		const result = await run({}, stored);
		expect(service.now.texts).toEqual(['lost']);
		expect(failureDetails(result)).toMatchObject([{ kind: 'delivery_unknown', attempts: 0 }]);
	});
});

test.each([11, 37, 101])(
	'%d messages are no page of any service: what is not among them is sent again',
	async (count) => {
		said(count);
		service.now.manner = {
			post: (message, store, nth) => {
				if (nth === 1) return RESET;
				store();
				return inFull()(message);
			},
			history: all,
		};
		const { run: execution } = await run({ onUncertainDelivery: 'checkHistoryAndResend' });
		expect(execution.status).toBe('success');
		expect(service.now.texts).toEqual(['lost', 'lost']);
	},
);
