import { waitUntil } from '../waitUntil';
import { hintsOf } from './leftBehind';
import { RETRIES, send } from './lostAnswers';
import { itemsIn, useFreshSandbox } from './useFreshSandbox';

const sandbox = useFreshSandbox();

const itemIndexes = (failed: unknown) =>
	Array.isArray(failed) ? failed.map((one) => Object(one).item) : failed;

test.each([1, 2])(
	'one item stops the run, and %d that was under way fails, too: it is in the error, the first once',
	async (others) => {
		sandbox.now.settings.latencyMs = 200;
		const items = Array.from({ length: others + 1 }, (_, index) => ({
			chat: `missing_${index}`,
			text: 'text',
		}));
		const { run } = await sandbox.run(send(), { items });
		const { error } = run.data.resultData;
		expect(error?.context.details).toMatchObject({ kind: 'not_found', chat_id: 'missing_0' });
		expect(itemIndexes(error?.context.failed)).toEqual(others === 1 ? [1] : [1, 2]);
	},
);

test('the execution is canceled while three are under way: each is in the error once', async () => {
	const items = itemsIn(sandbox.now, 'a', 'b', 'c');
	sandbox.now.addFault({ times: 9, fault: { kind: 'hang' } });
	const cancelWhen = waitUntil(() => sandbox.now.requests.length === 3, 'three are under way');
	const { run } = await sandbox.run(send(), { items, cancelWhen });
	const { error } = run.data.resultData;
	expect(error?.context.details).toMatchObject({ kind: 'cancelled', chat_id: 'a' });
	expect(itemIndexes(error?.context.failed)).toEqual([1, 2]);
});

test('an item that an earlier try of the node delivered is not sent again, and a hint says so', async () => {
	const items = itemsIn(sandbox.now, 'a', 'b');
	sandbox.now.addFault({ match: { content: 'text 1' }, fault: { kind: 'status', status: 401 } });
	const result = await sandbox.run(send({ maxParallelChats: 1 }), { items, settings: RETRIES });
	expect(result.run.status).toBe('success');
	expect(hintsOf(result)).toEqual([
		'1 item had been delivered by an earlier try and was not sent again.',
	]);
});
