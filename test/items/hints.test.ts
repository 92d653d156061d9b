import { hintsFor, hintsOnItems } from '../../nodes/shared/run/hints';
import type { ItemEvent } from '../../nodes/shared/step/itemProgress';

describe('hints on what happened on the way', () => {
	const cases: ReadonlyArray<[event: ItemEvent, type: string, one: string, many: string]> = [
		['repeated', 'info', '1 item was sent again, ', '3 items were sent again, '],
		[
			'remembered',
			'info',
			'1 item had been delivered by an earlier try ',
			'3 items had been delivered ',
		],
		[
			'recovered',
			'info',
			'1 item got no answer; it was found ',
			'3 items got no answer; they were found ',
		],
		[
			'noReply',
			'warning',
			'1 item is in its chat, but no reply ',
			'3 items are in their chats, but no reply ',
		],
		[
			'unclearReply',
			'warning',
			'1 item is in its chat, but which message ',
			'3 items are in their chats, but which messages ',
		],
		['paced', 'info', '1 item waited for the quota.', '3 items waited for the quota.'],
		[
			'chatBusy',
			'info',
			'1 item waited until its chat was free.',
			'3 items waited until their chats were free.',
		],
		[
			'keyInUse',
			'info',
			'1 item waited until another one with the same Idempotency Key was done.',
			'3 items waited until others with the same Idempotency Key were done.',
		],
	];

	test.each(cases)('%s (%s)', (event, type, one, many) => {
		const [hint] = hintsFor([event]);
		expect(hint).toEqual({ message: expect.stringContaining(one), type, location: 'outputPane' });
		expect(hint.message.indexOf(one)).toBe(0);
		const [several] = hintsFor([event, 'none' as ItemEvent, event, event]);
		expect(several).toMatchObject({ message: expect.stringContaining(many), type });
		expect(several.message).toMatch(/\.$/);
	});

	test('one for each, whatever their order, and none for what did not happen', () => {
		expect(hintsFor([])).toEqual([]);
		const all = cases.map(([event]) => event);
		const hints = hintsFor([...all].reverse());
		expect(hints.map(({ message }) => message.slice(0, 12))).toEqual(
			cases.map(([, , one]) => one.slice(0, 12)),
		);
		expect(hintsFor(['paced', 'chatBusy', 'paced']).map(({ message }) => message)).toEqual([
			'2 items waited for the quota.',
			'1 item waited until its chat was free.',
		]);
	});
});

describe('hints that come from the items', () => {
	const info = (message: string) => ({ message, type: 'info', location: 'outputPane' });

	test('one text is said once, without a number', () => {
		expect(hintsOnItems([])).toEqual([]);
		expect(hintsOnItems(['a'])).toEqual([info('a')]);
		expect(hintsOnItems(['a', 'a', 'a'])).toEqual([info('a')]);
	});

	test('several are said with their numbers, at most three of them', () => {
		expect(hintsOnItems(['a', 'b', 'a'])).toEqual([info('2 items: a'), info('1 item: b')]);
		const four = hintsOnItems(['a', 'b', 'c', 'd', 'd']);
		expect(four.map(({ message }) => message)).toEqual(['1 item: a', '1 item: b', '1 item: c']);
	});
});
