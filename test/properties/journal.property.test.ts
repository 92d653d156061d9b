import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { Journal } from '../../nodes/shared/step/journal';
import { holds } from './holds';

const STEPS = ['chat', 'message'] as const;

/** What becomes of a request. `lost`: no answer, it may have arrived. */
type Fate = 'delivered' | 'lost' | 'notTaken';

const anyFate = fc.constantFrom<Fate>('delivered', 'lost', 'notTaken');

/** One try of the node: in which execution, and the fate of the next requests. */
const anyTry = fc.record({
	newExecution: fc.boolean(),
	/** Whether the execution was saved and loaded in between. */
	saved: fc.boolean(),
	fates: fc.array(anyFate, { minLength: 12, maxLength: 12 }),
});

/** Items, some with the same content. */
const anyItems = fc.array(fc.record({ text: fc.constantFrom('a', 'b', '') }), {
	minLength: 1,
	maxLength: 4,
});

const STATES = { delivered: 'delivered', lost: 'mayHaveArrived', notTaken: 'notTaken' } as const;
const expectedState = (fate: Fate | undefined) => (fate ? STATES[fate] : 'new');

const copyOf = (store: IDataObject): IDataObject => JSON.parse(JSON.stringify(store));

test('whatever fails and however often it is run again: what was delivered or may have been is not sent again', () => {
	holds(
		fc.property(anyItems, fc.array(anyTry, { minLength: 1, maxLength: 8 }), (items, tries) => {
			let store: IDataObject = {};
			let execution = 1;
			const sent = new Map<string, Fate[]>();
			const ids = new Map<string, string>();
			for (const { newExecution, saved, fates } of tries) {
				if (saved) store = copyOf(store);
				if (newExecution) execution += 1;
				const journal = new Journal(store, 0, String(execution));
				const left = [...fates];
				for (const [index, json] of items.entries()) {
					const item = journal.item(index, { json });
					for (const step of STEPS) {
						const key = `${index} ${step}`;
						const before = sent.get(key) ?? [];
						const state = item.stateOf(step);
						expect(state.is).toBe(expectedState(before.at(-1)));
						if (state.is === 'delivered') expect(state.answer).toEqual({ id: key });
						// Whoever sends what is uncertain has to look first: nobody looks here.
						if (state.is === 'mayHaveArrived') break;
						if (state.is === 'delivered') continue;
						const fate = left.shift() ?? 'notTaken';
						sent.set(key, [...before, fate]);
						item.leaving(step, true);
						ids.set(key, ids.get(key) ?? item.noteDeliveryId(step));
						expect(item.noteDeliveryId(step)).toBe(ids.get(key));
						if (fate === 'delivered') item.delivered(step, { id: key });
						if (fate === 'notTaken') item.notTaken(step);
						if (fate !== 'delivered') break;
					}
				}
			}
			for (const fates of sent.values())
				expect(fates.slice(0, -1)).toEqual(Array(fates.length - 1).fill('notTaken'));
			expect(new Set(ids.values()).size).toBe(ids.size);
		}),
	);
});

test('who may send again is told by the execution that sent it', () => {
	holds(
		fc.property(fc.nat(3), fc.nat(3), fc.boolean(), (first, second, withId) => {
			const store: IDataObject = {};
			const item = { json: { text: 'a' } };
			new Journal(store, 0, String(first)).item(0, item).leaving('message', withId);
			const later = new Journal(copyOf(store), 0, String(second)).item(0, item);
			expect(later.stateOf('message')).toEqual({
				is: 'mayHaveArrived',
				withId,
				byThisExecution: first === second,
			});
		}),
	);
});

test('items, steps and rounds of a loop never take each other’s entries', () => {
	const anyPlace = fc.record({
		run: fc.nat(2),
		index: fc.nat(12),
		text: fc.string({ maxLength: 3 }),
		step: fc.constantFrom('chat', 'message', 'message 1', 'message 11'),
	});
	holds(
		fc.property(
			fc.uniqueArray(anyPlace, { maxLength: 12, selector: (place) => JSON.stringify(place) }),
			(places) => {
				// A later round forgets the earlier ones: they are made in the order of the rounds.
				const inOrder = [...places].sort((a, b) => a.run - b.run);
				const store: IDataObject = {};
				const lastRun = inOrder.at(-1)?.run ?? 0;
				for (const { run, index, text, step } of inOrder) {
					const item = new Journal(store, run, '1').item(index, {
						json: { text },
					});
					expect(item.stateOf(step)).toEqual({ is: 'new' });
					item.leaving(step, true);
					item.delivered(step, { run, index, text, step });
				}
				const journal = new Journal(store, lastRun, '2');
				for (const place of inOrder.filter(({ run }) => run === lastRun)) {
					const item = journal.item(place.index, { json: { text: place.text } });
					expect(item.stateOf(place.step)).toMatchObject({ is: 'delivered', answer: place });
				}
				journal.clear();
				expect(JSON.stringify(store)).not.toContain('delivered');
				expect(Object.values(Object(store.deliveries))).toEqual([]);
			},
		),
	);
});

test('an answer is kept whole, whatever it is and however often the execution is saved', () => {
	const anyAnswer = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue());
	holds(
		fc.property(anyAnswer, fc.nat(3), (answer, times) => {
			let store: IDataObject = {};
			const before = new Journal(store, 0, '1').item(0, { json: {} });
			before.leaving('message', true);
			before.delivered('message', answer);
			const text = JSON.stringify(answer);
			for (let saved = 0; saved < times; saved++) store = copyOf(store);
			const state = new Journal(store, 0, '1').item(0, { json: {} }).stateOf('message');
			if (state.is !== 'delivered') throw new Error(state.is);
			expect(JSON.stringify(state.answer)).toBe(text);
		}),
	);
});

test('what a later node makes of the output changes nothing of what is kept', () => {
	const store: IDataObject = {};
	const item = new Journal(store, 0, '1').item(0, { json: {} });
	const answer = { metadata: { plan: 'pro' } };
	item.leaving('message', true);
	item.delivered('message', answer);
	answer.metadata.plan = 'changed';
	expect(item.stateOf('message')).toMatchObject({ answer: { metadata: { plan: 'pro' } } });
});

test('what stands in the store and is no entry counts for nothing', () => {
	const noState = fc.jsonValue().filter((value) => typeof value !== 'string');
	const foreign = fc.oneof(fc.jsonValue(), fc.record({ id: fc.string(), state: noState }));
	holds(
		fc.property(foreign, (value) => {
			const store: IDataObject = {};
			new Journal(store, 0, '1').item(0, { json: {} }).leaving('message', true);
			const entries = Object(store.deliveries);
			for (const key of Object.keys(entries)) entries[key] = value;
			const item = new Journal(store, 0, '1').item(0, { json: {} });
			expect([item.stateOf('message').is, item.wasSent]).toEqual(['new', false]);
		}),
	);
});
