import { Pause } from '../../nodes/shared/quota/waitAfter429';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = 5_000_000;

const begun = (ms: number): Pause => {
	const pause = new Pause();
	pause.begin(NOW, ms);
	return pause;
};

test('before the server has asked for anything, all may go', () => {
	const pause = new Pause();
	expect([pause.until, pause.allows(NOW), pause.allows(0)]).toEqual([0, 'all', 'all']);
});

test.each([1, 2 * SECOND, MINUTE, 5 * MINUTE])(
	'a wait of %d ms is obeyed to the millisecond, without a look',
	(ms) => {
		const pause = begun(ms);
		expect(pause.until).toBe(NOW + ms);
		expect(pause.allows(NOW)).toBe('none');
		expect(pause.allows(NOW + ms - 1)).toBe('none');
		expect(pause.allows(NOW + ms)).toBe('all');
	},
);

test('a longer wait than five minutes is looked at after one, then after twice the time, at most an hour', () => {
	const pause = begun(5 * MINUTE + 1);
	pause.begin(NOW, 0);
	let from = NOW;
	pause.begin(from, DAY);
	// The two words of the server so far count as two looks.
	for (const minutes of [2, 4, 8, 16, 32, 60, 60, 60]) {
		expect([minutes, pause.allows(from + minutes * MINUTE - 1)]).toEqual([minutes, 'none']);
		from += minutes * MINUTE;
		expect([minutes, pause.allows(from)]).toEqual([minutes, 'probe']);
		pause.probed(from);
	}
});

test('the first look of a wait that is just long enough comes after a minute', () => {
	const pause = begun(5 * MINUTE + 1);
	expect(pause.allows(NOW + MINUTE - 1)).toBe('none');
	expect(pause.allows(NOW + MINUTE)).toBe('probe');
	expect(pause.allows(NOW + 5 * MINUTE)).toBe('probe');
	expect(pause.allows(NOW + 5 * MINUTE + 1)).toBe('all');
});

test('no wait is longer than a day, whatever the server says', () => {
	expect(begun(DAY).until).toBe(NOW + DAY);
	expect(begun(DAY + 1).until).toBe(NOW + DAY);
	expect(begun(1e15).until).toBe(NOW + DAY);
});

test('a later word makes a wait longer, never shorter', () => {
	const pause = begun(MINUTE);
	pause.begin(NOW + 10, SECOND);
	expect(pause.until).toBe(NOW + MINUTE);
	pause.begin(NOW + 10, MINUTE);
	expect(pause.until).toBe(NOW + MINUTE + 10);
});

test('once it is over, nothing of it counts any more: the next one begins anew', () => {
	const pause = begun(DAY);
	pause.probed(NOW);
	pause.over();
	expect([pause.until, pause.allows(NOW)]).toEqual([0, 'all']);
	pause.begin(NOW, 4 * MINUTE);
	expect(pause.allows(NOW + 4 * MINUTE - 1)).toBe('none');
	pause.begin(NOW, DAY);
	expect(pause.allows(NOW + MINUTE - 1)).toBe('none');
	expect(pause.allows(NOW + MINUTE)).toBe('probe');
});
