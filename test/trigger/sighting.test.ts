import { fingerprint } from '../../nodes/OptimlyMessageTrigger/records';
import { Sighting } from '../../nodes/OptimlyMessageTrigger/sighting';

const NOW = Date.UTC(2026, 5, 20, 12);
const MINUTE = 60_000;
const seen = NOW - 60 * MINUTE;

const listed = (...ids: string[]) =>
	ids.map((id) => ({
		key: fingerprint(id),
		contentKey: '',
		time: undefined,
		sortTime: 0,
		record: {},
	}));

function since(
	time: number | undefined,
	{
		shows = 'more',
		chats = ['a', 'new'],
		times = [seen],
		seenChats = ['a'],
	}: {
		shows?: 'all' | 'more' | 'unknown';
		chats?: string[];
		times?: Array<number | undefined>;
		seenChats?: string[];
	} = {},
) {
	const list = { records: listed(...chats), withoutId: 0, timeless: 0, unusable: 0, shows };
	const known = { keys: listed(...seenChats).map(({ key }) => key), times };
	return new Sighting(list, known, NOW).since({ time });
}

const OLD = seen - 11 * MINUTE;

test.each<[string, number | undefined, Parameters<typeof since>[1], number | undefined]>([
	['a list that goes on', OLD, {}, seen],
	['a list that can be cut off', OLD, { shows: 'unknown' }, seen],
	['a whole list', OLD, { shows: 'all' }, undefined],
	['a list that lost a chat, though it seems whole', OLD, { shows: 'all', chats: ['new'] }, seen],
	['one that lost one of two', OLD, { shows: 'all', seenChats: ['a', 'b'] }, seen],
	['nothing is known from before', OLD, { times: [] }, undefined],
	['nothing is known that has a time', OLD, { times: [undefined] }, undefined],
	['of several times the latest counts', OLD, { times: [OLD, seen, undefined, OLD] }, seen],
	['a time that is now', NOW - 11 * MINUTE, { times: [NOW] }, NOW],
	['a time that is still to come says nothing', OLD, { times: [NOW + 1] }, undefined],
	['it beside others', OLD, { times: [NOW + 1, seen] }, seen],
	['a chat without a time', undefined, {}, undefined],
	['exactly ten minutes before', seen - 10 * MINUTE, {}, undefined],
	['longer before', seen - 10 * MINUTE - 1, {}, seen],
	['opened after it', seen + MINUTE, {}, undefined],
])('an old chat is told from a new one: %s', (_what, time, more, expected) => {
	expect(since(time, more)).toBe(expected);
});
