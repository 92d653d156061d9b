import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { holdsAsync } from '../properties/holds';
import { chat, message, useListServer, wholeSeconds } from './listServer';

const server = useListServer();

const CLIENTS = ['ada', 'bob'];
const HOUR = 3_600_000;
const STATUSES = ['active', 'waiting_for_human', 'closed', 'new', undefined, null];

type View = 'whole' | 'broken' | 'short' | 'empty';
const anyView = fc.constantFrom<View>('whole', 'whole', 'whole', 'broken', 'short', 'empty');

/** What happens to a client before a poll, and how the poll sees it. */
const anyTurn = fc.record({
	opens: fc.boolean(),
	/** Chat, by number, that becomes a lead. */
	leads: fc.option(fc.nat(9)),
	/** Chats, by number, in which somebody writes. */
	writes: fc.array(fc.nat(9), { maxLength: 3 }),
	view: anyView,
	viewOfMessages: anyView,
});

const anyWorld = fc.record({
	event: fc.constantFrom('newChat', 'leadCollected', 'newMessage'),
	/** What the list of chats tells of the messages. */
	tells: fc.constantFrom('both', 'count', 'activity', 'neither'),
	inSeconds: fc.boolean(),
	behind: fc.constantFrom(0, 0, 4, 8),
	newestFirst: fc.boolean(),
	before: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 2, maxLength: 2 }),
	/** The list of the second client cannot be read when the trigger is switched on, and in so many polls more. */
	blindFor: fc.integer({ min: 0, max: 2 }),
	keeps: fc.constantFrom('workflow' as const, 'cursor' as const),
	polls: fc.array(
		fc.record({
			restarts: fc.boolean(),
			turns: fc.array(anyTurn, { minLength: 2, maxLength: 2 }),
		}),
		{ minLength: 5, maxLength: 10 },
	),
});

type World = typeof anyWorld extends fc.Arbitrary<infer Some> ? Some : never;

interface Talk {
	readonly id: string;
	readonly opened: number;
	readonly status: unknown;
	lead: boolean;
	activity: number;
	readonly said: Array<{ readonly id: string; readonly at: number }>;
}

/** Clients, their chats, and what the trigger has to say of what happens in them. */
class Clients {
	readonly expected: string[] = [];
	private readonly talks: Talk[][] = CLIENTS.map(() => []);
	private isOn = false;
	private count = 0;
	private last = 0;

	constructor(private readonly world: World) {
		for (const [client, chats] of world.before.entries())
			for (let index = 0; index < chats; index++) this.open(client, -2 * HOUR);
		for (const [nth, talk] of this.talks.flat().entries()) talk.lead = nth % 2 === 0;
		this.isOn = true;
	}

	/** No two things happen in the same millisecond. */
	private now(ago = 0): number {
		this.last = Math.max(this.last + 1, Date.now() + ago);
		return this.last;
	}

	open(client: number, ago = 0): void {
		const at = this.now(ago);
		const id = `chat ${(this.count += 1)}`;
		const status = STATUSES[this.count % STATUSES.length];
		const talk: Talk = { id, opened: at, status, lead: false, activity: at, said: [] };
		this.talks[client].push(talk);
		if (this.isOn && this.world.event === 'newChat') this.expected.push(id);
		this.write(talk, ago);
	}

	lead(client: number, nth: number): void {
		const talk = this.talks[client].at(nth);
		if (!talk || talk.lead) return;
		talk.lead = true;
		talk.activity = this.now();
		if (this.world.event === 'leadCollected') this.expected.push(talk.id);
	}

	writeInto(client: number, nth: number): void {
		const talk = this.talks[client].at(nth);
		// The last activity of a lead is when it can have become one: a look that was put off cannot tell it apart.
		if (talk && this.world.event === 'newMessage') this.write(talk);
	}

	writeEverywhere(): void {
		for (const talk of this.talks.flat()) if (this.world.event === 'newMessage') this.write(talk);
	}

	private write(talk: Talk, ago = 0): void {
		const said = { id: `message ${(this.count += 1)}`, at: this.now(ago) };
		talk.said.push(said);
		talk.activity = said.at;
		if (this.isOn && this.world.event === 'newMessage') this.expected.push(said.id);
	}

	show(client: number, view: View, viewOfMessages: View): void {
		const { tells, newestFirst } = this.world;
		const talks = this.talks[client];
		const chats = talks.map(({ id, opened, status, lead, activity, said }) => ({
			...chat(id, opened - this.behindMs, { status, lead_collected: lead }),
			created_at: this.written(opened),
			...((tells === 'both' || tells === 'count') && { message_count: said.length }),
			...((tells === 'both' || tells === 'activity' || this.world.event === 'leadCollected') && {
				last_activity: this.written(activity),
			}),
		}));
		const shown = (list: unknown[], how: View) => {
			const part = how === 'empty' ? [] : how === 'short' ? list.slice(0, -1) : list;
			return newestFirst ? [...part].reverse() : part;
		};
		if (view === 'broken') server.breaks(CLIENTS[client]);
		else server.chats(CLIENTS[client], shown(chats, view));
		for (const { id, said } of talks) {
			const list = said.map(({ id: name, at }) => message(name, this.written(at)));
			if (viewOfMessages === 'broken') server.breaks(id);
			else server.messages(id, shown(list, viewOfMessages));
		}
	}

	private get behindMs(): number {
		return this.world.behind * 60_000;
	}

	private written(at: number): string {
		const time = at - this.behindMs;
		// An activity in whole seconds, and no count, hides what comes in the same second.
		const isCoarse = this.world.inSeconds && this.world.tells !== 'activity';
		return isCoarse ? wholeSeconds(time) : new Date(time).toISOString();
	}
}

async function watched(world: World) {
	const { event, blindFor, keeps, polls } = world;
	const clients = new Clients(world);
	clients.show(0, 'whole', 'whole');
	clients.show(1, blindFor > 0 ? 'broken' : 'whole', 'whole');
	const parameters = { event, watch: 'clients', clientIds: CLIENTS };
	const active = await server.trigger(parameters, { keeps }).activate();
	for (const [nth, { restarts, turns }] of polls.entries()) {
		for (const [client, turn] of turns.entries()) {
			if (turn.opens) clients.open(client);
			if (turn.leads !== null) clients.lead(client, turn.leads);
			for (const one of turn.writes) clients.writeInto(client, one);
			// What a first look does not show cannot be told from what comes later.
			const isFirst = client === 1 && blindFor > 0;
			const isBlind = client === 1 && nth + 1 < blindFor;
			const view = isBlind ? 'broken' : isFirst ? 'whole' : turn.view;
			// Where only the count is told, a short list can as well be cut off at its newest: then all of it counts.
			const isUnclear = world.tells === 'count' && turn.viewOfMessages === 'short';
			clients.show(client, view, isFirst || isUnclear ? 'whole' : turn.viewOfMessages);
		}
		if (restarts) active.restart();
		await active.poll();
	}
	// A list that stays short is given up until something happens in its chat.
	clients.writeEverywhere();
	for (const client of CLIENTS.keys()) clients.show(client, 'whole', 'whole');
	await active.poll();
	await active.poll();
	return { expected: clients.expected, items: active.items };
}

const nameOf = ({ event, message_id, chat_id }: IDataObject) =>
	String(event === 'newMessage' ? message_id : chat_id);

test('whatever happens to clients, their chats, lists and n8n: nothing is lost, nothing comes twice, nothing old comes', async () => {
	await holdsAsync(
		fc.asyncProperty(anyWorld, async (world) => {
			server.answers.clear();
			const { expected, items } = await watched(world);
			expect(items.map(nameOf).sort()).toEqual([...expected].sort());
		}),
		{ numRuns: 120 },
	);
}, 300_000);
