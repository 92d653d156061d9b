import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { Journal } from '../../nodes/shared/delivery/journal';
import { underTest } from '../underTest';
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
				const journal = new Journal(store, 0, String(execution), underTest.service.essence);
				const left = [...fates];
				for (const [index, json] of items.entries()) {
					const item = journal.item(index, { json });
					for (const step of STEPS) {
						const key = `${index} ${step}`;
						const before = sent.get(key) ?? [];
						const wasDelivered = before.at(-1) === 'delivered';
						expect(item.delivered(step)).toEqual(wasDelivered ? { id: key } : undefined);
						expect(item.uncertain(step) !== undefined).toBe(before.at(-1) === 'lost');
						// Whoever sends what is uncertain has to look first: nobody looks here.
						if (item.uncertain(step)) break;
						if (item.delivered(step)) continue;
						const fate = left.shift() ?? 'notTaken';
						sent.set(key, [...before, fate]);
						item.sending(step, true);
						ids.set(key, ids.get(key) ?? item.deliveryId(step));
						expect(item.deliveryId(step)).toBe(ids.get(key));
						if (fate === 'delivered') item.done(step, { id: key });
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
		fc.property(fc.nat(3), fc.nat(3), fc.boolean(), (first, second, marked) => {
			const store: IDataObject = {};
			const item = { json: { text: 'a' } };
			new Journal(store, 0, String(first), underTest.service.essence)
				.item(0, item)
				.sending('message', marked);
			const later = new Journal(copyOf(store), 0, String(second), underTest.service.essence).item(
				0,
				item,
			);
			expect(later.uncertain('message')).toEqual({ marked, byOtherExecution: first !== second });
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
					const item = new Journal(store, run, '1', underTest.service.essence).item(index, {
						json: { text },
					});
					expect(item.delivered(step)).toBeUndefined();
					item.sending(step, true);
					item.done(step, { run, index, text, step });
				}
				const journal = new Journal(store, lastRun, '2', underTest.service.essence);
				for (const place of inOrder.filter(({ run }) => run === lastRun)) {
					const item = journal.item(place.index, { json: { text: place.text } });
					expect(item.delivered(place.step)).toEqual(place);
				}
				journal.clear();
				expect(JSON.stringify(store)).not.toContain('delivered');
				expect(Object.values(Object(store.deliveries))).toEqual([]);
			},
		),
	);
});

test('an entry has at most 2 kB, whatever the answer was', () => {
	const anyText = fc.oneof(
		fc.string({ unit: 'binary', maxLength: 3000 }),
		fc
			.tuple(fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }), fc.nat(3000))
			.map(([text, times]) => text.repeat(times)),
	);
	const anyAnswer = fc.record(
		{
			message_id: fc.oneof(fc.uuid(), anyText),
			chat_id: fc.oneof(fc.uuid(), anyText),
			content: anyText,
			timestamp: anyText,
			status: fc.anything(),
			metadata: fc.dictionary(fc.string(), fc.jsonValue()),
			agent_response: fc.oneof(
				fc.record(
					{ message_id: anyText, content: anyText, timestamp: anyText },
					{ requiredKeys: [] },
				),
				fc.jsonValue(),
			),
		},
		{ requiredKeys: [] },
	);
	const manyIds = fc.dictionary(
		anyText.map((text) => `${text}_id`),
		anyText,
		{ maxKeys: 20 },
	);
	holds(
		fc.property(anyAnswer, fc.oneof(fc.constant({}), manyIds), (answer, more) => {
			const store: IDataObject = {};
			const item = new Journal(store, 0, '123456', underTest.service.essence).item(9999, {
				json: {},
			});
			item.sending('message', true);
			item.done('message', { ...more, ...answer });
			for (const [key, entry] of Object.entries(Object(store.deliveries))) {
				expect(Buffer.byteLength(JSON.stringify({ [key]: entry }))).toBeLessThanOrEqual(2048);
			}
			expect(item.delivered('message')).toBeDefined();
		}),
	);
});
