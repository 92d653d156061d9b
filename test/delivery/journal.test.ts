import { journalIn } from './leftBehind';
import { refuse } from './runAgain';
import { itemsIn, useFreshSandbox } from './useFreshSandbox';
import { underTest } from '../underTest';

const sandbox = useFreshSandbox();

const send = underTest.send('={{ $json.chat }}', { content: '={{ $json.text }}' });

describe('the journal in the stored execution', () => {
	test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'is kept while an item of the output is an error (%s)',
		async (onError) => {
			const items = itemsIn(sandbox.now, 'a', 'b');
			refuse(sandbox.now, 'text 1');
			const kept = journalIn(await sandbox.run(send, { items, settings: { onError } }));
			expect([...kept.values()].map(({ state }) => state)).toEqual(['delivered', 'notTaken']);
		},
	);

	test('is empty after everything was delivered, at once or at a later try', async () => {
		const items = itemsIn(sandbox.now, 'a', 'b');
		expect([...journalIn(await sandbox.run(send, { items }))]).toEqual([]);
		refuse(sandbox.now, 'text 1');
		const first = await sandbox.run(send, { items, executionId: '2' });
		expect(journalIn(first).size).toBe(2);
		expect([
			...journalIn(await sandbox.run(send, { retryOf: first.stored, executionId: '3' })),
		]).toEqual([]);
	});

	test('holds nothing of a request that was not answered', async () => {
		const items = itemsIn(sandbox.now, 'a', 'b').map((item) => ({
			...item,
			text: `private ${item.text}`,
		}));
		sandbox.now.addFault({ match: { content: 'text 0' }, store: true, fault: { kind: 'reset' } });
		refuse(sandbox.now, 'text 1');
		const parameters = { ...send, options: { onUncertainDelivery: 'fail' } };
		const kept = journalIn(
			await sandbox.run(parameters, { items, settings: { onError: 'continueErrorOutput' } }),
		);
		expect([...kept.values()].map(({ state }) => state)).toEqual(['mayHaveArrived', 'notTaken']);
		expect(JSON.stringify([...kept])).not.toContain('private');
	});
});
