import type { Outcome } from '../../nodes/shared/http/request';
import { Silence } from '../../nodes/shared/sending/silence';

const UNANSWERED: Outcome = {
	ok: false,
	failure: { kind: 'connection', delivered: 'unknown' },
};
const ANSWERED: Outcome = { ok: true, status: 200, json: [] };

/** Asks for a look that cannot wait. */
const looksNow = async (silence: Silence) => await silence.turn(Date.now(), undefined);

test('six looks of a token may get no answer; the next one waits, until somebody is answered', async () => {
	const silence = new Silence();
	for (let look = 0; look < 6; look++) {
		expect(silence.lasts).toBe(false);
		expect(await looksNow(silence)).toBe(true);
		silence.heard(UNANSWERED, true);
	}
	expect(silence.lasts).toBe(true);
	expect(await looksNow(silence)).toBe(false);
	silence.heard(ANSWERED, false);
	expect(silence.lasts).toBe(false);
	expect(await looksNow(silence)).toBe(true);
});

test('what is sent and gets no answer does not ration the looks', async () => {
	const silence = new Silence();
	for (let message = 0; message < 10; message++) silence.heard(UNANSWERED, false);
	expect(silence.lasts).toBe(false);
	expect(await looksNow(silence)).toBe(true);
});
