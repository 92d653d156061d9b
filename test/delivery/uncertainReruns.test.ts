import type { INodeParameters } from 'n8n-workflow';
import type { EngineResult } from '../engine/engine';
import { chatCreate } from '../engine/parameters';
import { waitUntil } from '../waitUntil';
import { failureDetails, journalIn } from './leftBehind';
import { arriveLate, deliveryIds, loseAnswer, RETRIES, send, spoilHistory } from './lostAnswers';
import { itemsIn, posts, reads, useFreshSandbox, userTexts } from './useFreshSandbox';

const sandbox = useFreshSandbox();

describe('Retry On Fail', () => {
	test('checkHistory: looks again at each try, and never sends again', async () => {
		const items = itemsIn(sandbox.now, 'a');
		loseAnswer(sandbox.now, false);
		const result = await sandbox.run(send(), { items, settings: RETRIES });
		expect(failureDetails(result)).toMatchObject([
			{ kind: 'delivery_unknown', delivered: 'unknown' },
		]);
		expect(posts(sandbox.now)).toHaveLength(1);
		expect(reads(sandbox.now).length).toBeGreaterThan(6);
	});

	test('checkHistory: what arrived meanwhile is found by the next try', async () => {
		const items = itemsIn(sandbox.now, 'a', 'a');
		loseAnswer(sandbox.now, false);
		const parameters = send({ maxWait: 0.3 });
		const running = sandbox.run(parameters, {
			items,
			settings: { ...RETRIES, waitBetweenTries: 1500 },
		});
		await waitUntil(() => reads(sandbox.now).length === 3, 'the first try has looked');
		await arriveLate(sandbox.now);
		const { run, done } = await running;
		expect(run.status).toBe('success');
		expect(done.map(({ content }) => content)).toEqual(['text 0', 'text 1']);
		expect(userTexts(sandbox.now)).toEqual(['text 0', 'text 1']);
	});

	test('checkHistoryAndResend: a later try may send what is surely not there', async () => {
		const items = itemsIn(sandbox.now, 'a');
		loseAnswer(sandbox.now, false);
		sandbox.now.addFault({
			match: { method: 'GET' },
			times: 1,
			fault: { kind: 'status', status: 404 },
		});
		const options = { onUncertainDelivery: 'checkHistoryAndResend' };
		const { run } = await sandbox.run(send(options), { items, settings: RETRIES });
		expect(run.status).toBe('success');
		expect(userTexts(sandbox.now)).toEqual(['text 0']);
		expect(new Set(deliveryIds(sandbox.now)).size).toBe(1);
	});
});

describe('an execution that a person retries', () => {
	const retry = async (stored: string, parameters = send(), executionId = '2') =>
		await sandbox.run(parameters, { retryOf: stored, executionId });

	/** Fails with delivery_unknown. */
	async function failed(store: boolean, parameters = send()): Promise<EngineResult> {
		const items = itemsIn(sandbox.now, 'a', 'a');
		loseAnswer(sandbox.now, store);
		if (store)
			sandbox.now.addFault({
				match: { method: 'GET' },
				// Each of the looks that fit into Max Wait.
				times: 3,
				fault: { kind: 'status', status: 403 },
			});
		const result = await sandbox.run(parameters, { items });
		expect(failureDetails(result)).toMatchObject([{ kind: 'delivery_unknown' }]);
		expect([...journalIn(result).values()].map(({ state }) => state)).toEqual(['mayHaveArrived']);
		return result;
	}

	test('checkHistory: what is surely not there is sent, with the same delivery id', async () => {
		const { stored } = await failed(false);
		const { run } = await retry(stored);
		expect(run.status).toBe('success');
		expect(userTexts(sandbox.now)).toEqual(['text 0', 'text 1']);
		expect(deliveryIds(sandbox.now)[1]).toBe(deliveryIds(sandbox.now)[0]);
	});

	test('what is there is not sent, its reply is recovered', async () => {
		const { stored } = await failed(true);
		const result = await retry(stored);
		expect(result.done.map(({ content }) => content)).toEqual(['text 0', 'text 1']);
		expect(result.done[0].reply).toBe(sandbox.now.store.messages[1].content);
		expect(userTexts(sandbox.now)).toEqual(['text 0', 'text 1']);
	});

	test('what arrived under another text is recognised after the workflow was edited', async () => {
		const { stored } = await failed(true);
		await retry(stored, send({}, { content: '=New: {{ $json.text }}' }));
		expect(userTexts(sandbox.now)).toEqual(['text 0', 'New: text 1']);
	});

	test('when nobody can tell, it is not sent', async () => {
		const { stored } = await failed(false);
		spoilHistory(sandbox.now, { kind: 'status', status: 404 });
		const result = await retry(stored);
		expect(failureDetails(result)).toMatchObject([
			{ kind: 'delivery_unknown', delivered: 'unknown', attempts: 0 },
		]);
		expect(posts(sandbox.now)).toHaveLength(1);
	});

	test.each<[string, INodeParameters]>([
		['a new chat', chatCreate('client-1')],
		['a message sent with "fail"', send({ onUncertainDelivery: 'fail' })],
	])('%s cannot be looked for, so it is not sent', async (_what, parameters) => {
		const items = itemsIn(sandbox.now, 'a');
		sandbox.now.addFault({ store: true, fault: { kind: 'reset' } });
		const { stored } = await sandbox.run(parameters, { items });
		const result = await retry(stored, parameters);
		expect(failureDetails(result)).toMatchObject([
			{ kind: 'delivery_unknown', delivered: 'unknown' },
		]);
		expect(sandbox.now.requests).toHaveLength(1);
	});
});
