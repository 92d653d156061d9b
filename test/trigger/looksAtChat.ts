import {
	compareChat,
	type ChatSeen,
	type ClientMark,
} from '../../nodes/OptimlyMessageTrigger/clientChats';
import { fingerprint, type ListedRecord } from '../../nodes/OptimlyMessageTrigger/records';
import { InPlaceOfFirstLook, pack, type Mark } from '../../nodes/OptimlyMessageTrigger/whatIsNew';

export const NOW = Date.UTC(2026, 5, 20, 12);
export const SECOND = 1_000;
export const beginning = new InPlaceOfFirstLook(NOW, [NOW]);
export const isoAt = (time: number) => new Date(time).toISOString();

/** A record of a list, with what is said of it. */
export const listed = (
	key: string,
	time: number | undefined,
	record: object = {},
): ListedRecord => ({
	key: fingerprint(key),
	contentKey: fingerprint(`content of ${key}`),
	time,
	sortTime: time ?? 0,
	record: { ...record },
});

/** Messages a second apart, the last one now; they are called by their number. */
export const messages = (count: number, { last = NOW, apart = SECOND } = {}) =>
	Array.from({ length: count }, (_, at) =>
		listed(`m${at + 1}`, last - (count - 1 - at) * apart, { n: at + 1 }),
	);
export const timeless = (count: number) =>
	messages(count).map((one) => ({ ...one, time: undefined }));

export const chat = (record: object = {}, time?: number) => listed('chat', time, record);
export const clientOf = (seen?: Partial<ChatSeen>, more: Partial<ClientMark> = {}): ClientMark => ({
	chats: new Map(seen && [[fingerprint('chat'), { readingsLeft: 0, ...seen }]]),
	...more,
});
export const markOf = (...all: ListedRecord[]): Mark => ({
	seen: pack(all.map(({ key, time }) => [key, time])),
});

export interface Look {
	record?: object;
	shown: ListedRecord[];
	mark: ClientMark | undefined;
	includeExisting?: boolean;
	sightedSince?: number;
}

export async function lookWith({
	record = {},
	shown,
	mark,
	includeExisting = false,
	sightedSince,
}: Look) {
	const { fresh, ...rest } = await compareChat(
		chat(record),
		shown,
		mark,
		includeExisting,
		beginning,
		sightedSince,
	);
	return { ...rest, fresh: fresh.map((message) => message.record.n) };
}
