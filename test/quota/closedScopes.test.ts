import { Pacer } from '../../nodes/shared/quota/pacer';
import type { Grant, Admission } from '../../nodes/shared/quota/admission';
import { HandClock } from './handClock';

/** A server that takes no requests of one chat, and says for how long. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const clock = new HandClock();

function pacer(): Pacer {
	const made = new Pacer(clock);
	made.setQuotas([{ kind: 'request', limit: 1_000, windowMs: MINUTE }]);
	return made;
}

/** What a request of a chat comes to within a moment; one that waits longer is refused. */
async function ask(one: Pacer, scope: string): Promise<Admission | undefined> {
	let turn: Admission | undefined;
	const deadline = clock.now() + 1_000;
	void one.admit({ kinds: ['request'], caller: '1', deadline, scope }).then((came) => {
		turn = came;
	});
	await clock.pass(1_500);
	return turn;
}

async function granted(one: Pacer, scope: string): Promise<Grant> {
	const turn = await ask(one, scope);
	if (!turn || !('granted' in turn)) throw new Error(`${scope} has to wait`);
	return turn.granted;
}

test('a day is probed after a minute, with one request; once that is taken, the chat is open', async () => {
	const one = pacer();
	(await granted(one, 'a')).refused({ ofScope: true, retryAfterMs: 24 * HOUR });
	expect(await ask(one, 'a')).toMatchObject({ because: 'scope' });
	(await granted(one, 'b')).counted();
	await clock.pass(MINUTE);
	const probe = await granted(one, 'a');
	expect(await ask(one, 'a')).toMatchObject({ because: 'scope' });
	probe.counted();
	for (let index = 0; index < 5; index++) (await granted(one, 'a')).counted();
});

test('refused again and again for a day: the probes become rare, and the other chats never wait', async () => {
	const one = pacer();
	let probes = 0;
	for (const end = clock.now() + 12 * HOUR; clock.now() < end; await clock.pass(30_000)) {
		(await granted(one, 'b')).counted();
		const turn = await ask(one, 'a');
		if (!turn || !('granted' in turn)) continue;
		probes += 1;
		turn.granted.refused({ ofScope: true, retryAfterMs: 24 * HOUR });
	}
	expect(probes).toBeGreaterThan(5);
	expect(probes).toBeLessThan(25);
});

test('a short wait is obeyed: nobody asks before it is over', async () => {
	const one = pacer();
	(await granted(one, 'a')).refused({ ofScope: true, retryAfterMs: 4 * MINUTE });
	await clock.pass(3 * MINUTE);
	expect(await ask(one, 'a')).toMatchObject({ because: 'scope' });
	await clock.pass(MINUTE);
	(await granted(one, 'a')).counted();
});

test('a request that was on the way before the refusal does not open the chat', async () => {
	const one = pacer();
	const early = await granted(one, 'a');
	(await granted(one, 'a')).refused({ ofScope: true, retryAfterMs: 24 * HOUR });
	early.counted();
	expect(await ask(one, 'a')).toMatchObject({ because: 'scope' });
});
