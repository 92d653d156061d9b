import { runNode } from '../engine/engine';
import { inFull, RESET, useOddService } from '../engine/oddService';
import { send } from './lostAnswers';

/** Histories that list a record more than once, as pages that overlap or a join in the service do. */

const service = useOddService();

const SHAPES: Array<[string, (list: unknown[]) => unknown[]]> = [
	['each record twice', (list) => list.flatMap((one) => [one, one])],
	['the whole list twice', (list) => [...list, ...list]],
	['newest first, each twice', (list) => [...list].reverse().flatMap((one) => [one, one])],
	['the last three again', (list) => [...list, ...list.slice(-3)]],
];

const run = async () =>
	await runNode({
		parameters: send({ maxWait: 2, waitForReply: 2 }),
		credential: service.now.credential,
		items: [{ chat: 'a', text: 'mine' }],
	});

describe.each(SHAPES)('%s', (_shape, shape) => {
	test.each([true, false])('the reply is found (the answer got lost: %s)', async (isLost) => {
		service.now.say('user', 'earlier');
		service.now.say('assistant', 'the reply to earlier');
		service.now.manner = {
			post: (message, store) => {
				store();
				service.now.say('assistant', 'the reply');
				service.now.say('assistant', 'and one more thing');
				return isLost ? RESET : inFull()(message);
			},
			history: (messages) => shape(messages.map(inFull())),
		};
		const { done } = await run();
		expect(done).toMatchObject([{ content: 'mine', reply: 'the reply' }]);
		expect(service.now.texts).toEqual(['mine']);
	});
});
