import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { holdsAsync } from '../properties/holds';
import { useListServer } from './listServer';
import { anyManner, listOf, nameOf, recordOf, type Manner, type Said, type View } from './oddWorld';

const server = useListServer();

const CHATS = ['chat_1', 'chat_2', 'chat_3'];
const HOUR = 3_600_000;

/** What happens in one chat before a poll, and how the poll sees it. */
const anyTurn = fc.record({
	said: fc.integer({ min: 0, max: 3 }),
	changes: fc.boolean(),
	view: fc.constantFrom<View>(
		'whole',
		'whole',
		'whole',
		'broken',
		'short',
		'empty',
		'404',
		'refused',
	),
});

const anyWorld = fc.record({
	manner: anyManner,
	keeps: fc.constantFrom('workflow' as const, 'cursor' as const),
	before: fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 3, maxLength: 3 }),
	/** Chats that cannot be read when the trigger is switched on, and in so many polls more. */
	blindFor: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 3, maxLength: 3 }),
	polls: fc.array(
		fc.record({
			restarts: fc.boolean(),
			turns: fc.array(anyTurn, { minLength: 3, maxLength: 3 }),
		}),
		{ minLength: 6, maxLength: 10 },
	),
});

type World = typeof anyWorld extends fc.Arbitrary<infer Some> ? Some : never;

/** Chats, and what is said in them. */
class Truth {
	readonly chats = CHATS.map((): Said[] => []);
	private count = 0;

	constructor(private readonly manner: Manner) {}

	say(chat: number, at: number): void {
		this.chats[chat].push({ nth: (this.count += 1), at, changes: 0 });
	}

	show(chat: number, view: View): void {
		const id = CHATS[chat];
		const path = `/external/chat/${id}/messages`;
		if (view === 'broken') server.breaks(id);
		else if (view === '404') server.answers.delete(path);
		else if (view === 'refused')
			server.answers.set(path, { status: 403, json: { detail: 'Not now' } });
		else server.messages(id, listOf(this.chats[chat], view, this.manner));
	}

	names(since: number): string[] {
		const fresh = this.chats.flat().filter(({ nth }) => nth > since);
		return fresh.map((said) => nameOf(recordOf(said, this.manner))).sort();
	}

	get last(): number {
		return this.count;
	}
}

async function emittedIn({ manner, keeps, before, blindFor, polls }: World) {
	const truth = new Truth(manner);
	for (const [chat, count] of before.entries()) {
		for (let index = count; index > 0; index--)
			truth.say(chat, Date.now() - 2 * HOUR - index * 1_000);
	}
	const known = truth.last;
	for (const chat of CHATS.keys()) truth.show(chat, blindFor[chat] > 0 ? 'broken' : 'whole');
	// A poll that can read nothing at all fails; what it notes stays where n8n keeps it in memory.
	const isBlindAtFirst = blindFor.every((count) => count > 0);
	const parameters = { event: 'newMessage', chatIds: CHATS };
	const active = server.trigger(parameters, { keeps: isBlindAtFirst ? 'workflow' : keeps });
	await active.activate().catch(() => undefined);
	for (const [nth, { restarts, turns }] of polls.entries()) {
		for (const [chat, { said, changes, view }] of turns.entries()) {
			for (let index = 0; index < said; index++) truth.say(chat, Date.now());
			if (changes) for (const one of truth.chats[chat].slice(-5)) one.changes += 1;
			const isBlind = nth + 1 < blindFor[chat];
			// What a first look does not show cannot be told from what comes later.
			const isShort = blindFor[chat] > 0 && (view === 'short' || view === 'empty');
			const isFirst = nth < blindFor[chat] || isShort;
			truth.show(chat, isBlind ? 'broken' : isFirst ? 'whole' : view);
		}
		if (restarts && !isBlindAtFirst) active.restart();
		await active.poll();
	}
	for (const chat of CHATS.keys()) truth.show(chat, 'whole');
	await active.poll();
	await active.poll();
	return { expected: truth.names(known), items: active.items };
}

const namesIn = (items: readonly IDataObject[]) => items.map(nameOf).sort();

test('whatever happens to chats, lists and n8n in ten polls: nothing is lost, nothing comes twice, nothing old comes', async () => {
	await holdsAsync(
		fc.asyncProperty(anyWorld, async (world) => {
			server.answers.clear();
			const { expected, items } = await emittedIn(world);
			expect(namesIn(items)).toEqual(expected);
		}),
		{ numRuns: 60 },
	);
}, 300_000);
