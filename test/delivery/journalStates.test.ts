import type { IDataObject } from 'n8n-workflow';
import { Journal, type ItemJournal } from '../../nodes/shared/step/journal';

const ITEM = { json: { text: 'a' } };
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

const journalOf = (store: IDataObject, run = 0, execution = '1') =>
	new Journal(store, run, execution);
const itemOf = (store: IDataObject, run = 0, execution = '1'): ItemJournal =>
	journalOf(store, run, execution).item(0, ITEM);
const entriesIn = (store: IDataObject): Record<string, IDataObject> => Object(store.deliveries);
const stepsIn = (store: IDataObject) =>
	Object.entries(entriesIn(store)).map(([key, { state, attempts }]) => [
		key.replace(/^\d+:\d+:[^:]*:/, ''),
		state,
		attempts,
	]);

describe('a step', () => {
	test('of which nothing is known is new; to ask leaves nothing behind', () => {
		const store: IDataObject = {};
		const item = itemOf(store);
		expect([item.stateOf('message'), item.wasSent]).toEqual([{ is: 'new' }, false]);
		expect(item.soFar).toEqual({ delivered: [], mayHaveArrived: [], attempts: 0 });
		item.notTaken('message');
		item.delivered('message', {});
		expect([item.stateOf('message'), stepsIn(store)]).toEqual([{ is: 'new' }, []]);
	});

	test.each([true, false])('that leaves may have arrived (with its id: %p)', (withId) => {
		const store: IDataObject = {};
		const item = itemOf(store);
		item.leaving('message', withId);
		expect(item.stateOf('message')).toEqual({
			...{ is: 'mayHaveArrived', withId, byThisExecution: true },
		});
		expect(itemOf(store, 0, '2').stateOf('message')).toMatchObject({ byThisExecution: false });
		expect([item.wasSent, itemOf(store).wasSent]).toEqual([true, true]);
		expect(item.soFar).toEqual({ delivered: [], mayHaveArrived: ['message'], attempts: 1 });
	});

	test('that was not taken was not sent, and its tries are counted', () => {
		const store: IDataObject = {};
		const item = itemOf(store);
		for (let time = 0; time < 3; time++) {
			item.leaving('message', true);
			item.notTaken('message');
		}
		expect([item.stateOf('message'), item.wasSent]).toEqual([{ is: 'notTaken' }, false]);
		expect(item.soFar).toEqual({ delivered: [], mayHaveArrived: [], attempts: 3 });
		expect([itemOf(store).wasSent, itemOf(store).soFar.attempts]).toEqual([false, 3]);
	});

	test('that was delivered keeps its answer, and that it was no earlier execution', () => {
		const item = itemOf({});
		item.leaving('message', true);
		item.delivered('message', { id: 'm1' });
		expect(item.stateOf('message')).toEqual({
			...{ is: 'delivered', answer: { id: 'm1' }, byKey: false },
		});
		expect(item.soFar).toEqual({ delivered: ['message'], mayHaveArrived: [], attempts: 1 });
		expect(item.wasSent).toBe(true);
	});

	test('that an earlier execution delivered is known by its key, and was never sent here', () => {
		const store: IDataObject = {};
		const item = itemOf(store);
		item.found('message', 'own id', { id: 'm1' });
		const known = { is: 'delivered', answer: { id: 'm1' }, byKey: true };
		expect([item.stateOf('message'), itemOf(store).stateOf('message')]).toEqual([known, known]);
		expect(item.soFar.attempts).toBe(0);
		expect(item.noteDeliveryId('message')).toBe('own id');
		expect(Object.values(entriesIn(store))[0]).toMatchObject({ withId: true, execution: '1' });
	});

	test.each(['not JSON', '5', 'null', '[]', 7, undefined])(
		'whose answer was kept as %p was delivered all the same',
		(answer) => {
			const store: IDataObject = {};
			const item = itemOf(store);
			item.leaving('message', true);
			item.delivered('message', { id: 'm1' });
			for (const entry of Object.values(entriesIn(store))) entry.answer = answer;
			expect(itemOf(store).stateOf('message')).toMatchObject({ is: 'delivered', answer: {} });
		},
	);
});

describe('the delivery id of a step', () => {
	test('is a new UUID, the same in every later try, and another one for another step', () => {
		const store: IDataObject = {};
		const item = itemOf(store);
		const id = item.noteDeliveryId('message');
		expect(id).toMatch(UUID);
		expect([
			item.noteDeliveryId('message'),
			itemOf(store, 0, '2').noteDeliveryId('message'),
		]).toEqual([...[id, id]]);
		expect(Object.values(entriesIn(store))[0]).toMatchObject({ withId: false, execution: '1' });
		expect(item.noteDeliveryId('chat')).not.toBe(id);
		expect([item.stateOf('message'), item.wasSent, item.soFar.attempts]).toEqual([
			...[{ is: 'notTaken' }, false, 0],
		]);
		item.leaving('message', true);
		expect(item.noteDeliveryId('message')).toBe(id);
		expect(Object.values(entriesIn(store))[0]).toMatchObject({ id, withId: true, attempts: 1 });
	});

	test('is the one that it leaves with', () => {
		const item = itemOf({});
		item.leaving('message', true, 'given');
		expect(item.noteDeliveryId('message')).toBe('given');
	});
});

describe('what earlier tries left behind', () => {
	const withSteps = (run: number) => {
		const store: IDataObject = {};
		const item = itemOf(store, run);
		item.leaving('chat', true);
		item.delivered('chat', { id: 'c1' });
		item.leaving('message: 1', true);
		return store;
	};

	test('is known by step, also where the name of a step has colons and line breaks', () => {
		const store = withSteps(0);
		itemOf(store).leaving('a:b\nc:', true);
		const later = itemOf(store);
		expect(later.soFar).toEqual({
			...{ delivered: ['chat'], mayHaveArrived: ['message: 1', 'a:b\nc:'], attempts: 3 },
		});
		later.leaving('message: 1', true);
		expect(later.soFar).toMatchObject({ mayHaveArrived: ['message: 1', 'a:b\nc:'], attempts: 4 });
	});

	test('says that this is a rerun; a first try is none', () => {
		expect([journalOf({}).isOfRerun, journalOf(withSteps(0)).isOfRerun]).toEqual([false, true]);
		expect([journalOf(withSteps(0), 1).isOfRerun, journalOf(withSteps(1), 0).isOfRerun]).toEqual([
			...[false, false],
		]);
	});

	test('belongs to an item of the same place and content', () => {
		const store = withSteps(0);
		const stateOf = (index: number, text: string) =>
			journalOf(store).item(index, { json: { text } }).stateOf('chat').is;
		expect([stateOf(0, 'a'), stateOf(1, 'a'), stateOf(0, 'b')]).toEqual([
			...['delivered', 'new', 'new'],
		]);
		const other = journalOf(store).item(0, { json: { text: 'b' } });
		expect([other.wasSent, other.soFar.attempts]).toEqual([false, 0]);
	});

	test('stands under the same key in every version: an execution can be retried after an update', () => {
		expect(Object.keys(entriesIn(withSteps(10)))).toEqual([
			'10:0:6193c97585a0f731:chat',
			'10:0:6193c97585a0f731:message: 1',
		]);
	});

	test('of run 9 is no part of run 10, nor the other way round', () => {
		const store = withSteps(10);
		expect(journalOf(store, 9).isOfRerun).toBe(false);
		expect(journalOf(store, 10).isOfRerun).toBe(true);
		journalOf(withSteps(9), 10);
		expect(stepsIn(store)).toHaveLength(2);
	});

	test('is forgotten with its round of a loop; the rounds after it stay', () => {
		const store = withSteps(1);
		journalOf(store, 0);
		expect(stepsIn(store)).toHaveLength(2);
		journalOf(store, 1);
		expect(stepsIn(store)).toHaveLength(2);
		journalOf(store, 2);
		expect(stepsIn(store)).toEqual([]);
	});

	test('is forgotten when all was delivered; items at work still know what they did', () => {
		const store = withSteps(1);
		const journal = journalOf(store, 1);
		const item = journal.item(0, ITEM);
		item.leaving('message: 1', true);
		const later = itemOf({ deliveries: entriesIn(store) }, 1);
		journalOf(store, 0).clear();
		expect(stepsIn(store)).toHaveLength(2);
		journal.clear();
		expect(stepsIn(store)).toEqual([]);
		expect(item.stateOf('message: 1').is).toBe('mayHaveArrived');
		expect(later.stateOf('chat').is).toBe('new');
	});

	test.each([null, 'text', [], 5])('is nothing where the store has %p in its place', (kept) => {
		const store: IDataObject = { deliveries: kept };
		const item = itemOf(store);
		expect(item.stateOf('message')).toEqual({ is: 'new' });
		item.leaving('message', true);
		expect(itemOf(store).stateOf('message').is).toBe('mayHaveArrived');
	});

	test.each([
		[{ id: 'a' }],
		[{ state: 'delivered' }],
		[{ id: 1, state: 'delivered' }],
		['text'],
		[null],
	])('is nothing where an entry is %p', (entry) => {
		const store = withSteps(0);
		for (const key of Object.keys(entriesIn(store)))
			Object.assign(entriesIn(store), { [key]: entry });
		expect(itemOf(store).stateOf('chat')).toEqual({ is: 'new' });
		expect(itemOf(store).wasSent).toBe(false);
	});

	test('holds nothing but what a later try needs', () => {
		const store = withSteps(0);
		expect(Object.values(entriesIn(store)).map((entry) => Object.keys(entry).sort())).toEqual([
			['answer', 'attempts', 'execution', 'id', 'state', 'withId'],
			['attempts', 'execution', 'id', 'state', 'withId'],
		]);
	});
});

test('what was done once is known to all items of the execution, and stays when a run is cleared', () => {
	const store: IDataObject = {};
	const journal = journalOf(store);
	journal.item(0, ITEM).share('key', { id: 'c1' });
	expect(journal.item(1, ITEM).shared('key')).toEqual({ id: 'c1' });
	journal.clear();
	expect(itemOf(store, 3, '2').shared('key')).toEqual({ id: 'c1' });
	expect(itemOf(store).shared('other')).toBeUndefined();
});
