import type { IPollFunctions } from 'n8n-workflow';
import { runLanes } from '../shared/run/lanes';
import { Permits } from '../shared/turns/parallelChats';
import { ListReader, type ListReading } from './readLists';
import { idOf, type ListedRecord } from './records';
import type { TriggerSettings } from './triggerSettings';

/** What came of reading one source: a chat, or a client with those of its chats that changed. */
export interface SourceReading {
	readonly id: string;
	/** The messages of the chat, or the chats of the client. */
	readonly list: ListReading;
	/** Messages of the client's chats that had to be read, by the fingerprints of the chats. */
	readonly messages: ReadonlyMap<string, ListReading>;
}

/** Which chats of a client have to be read. */
export type ChatsToRead = (
	clientId: string,
	chats: readonly ListedRecord[],
) => Promise<ListedRecord[]>;

/** Chats or clients that are read side by side; as many as help, as few as to leave room for other workflows. */
const PARALLEL = 5;

/**
 * Reads all chats, or all clients and those of their chats that changed, as far as quota and time reach. All
 * requests of a client are made in one go, so that a small quota finishes some clients instead of starting all.
 *
 * @param ids in the order in which to begin
 * @throws NodeOperationError when the credential is not valid
 */
export async function readSources(
	context: IPollFunctions,
	settings: TriggerSettings,
	ids: readonly string[],
	chatsToRead: ChatsToRead,
): Promise<SourceReading[]> {
	const reader = await ListReader.of(context, settings);
	const readings = new Map<string, SourceReading>();
	const readOne = async (id: string): Promise<SourceReading> => {
		if (settings.watched === 'chat') {
			return { id, list: await reader.messages(id), messages: new Map() };
		}
		const list = await reader.chats(id);
		const toRead = 'failure' in list ? [] : await chatsToRead(id, list.records);
		const messages = new Map<string, ListReading>();
		for (const { key, record } of toRead) {
			const chatId = idOf(record, 'chat_id');
			if (chatId !== undefined) messages.set(key, await reader.messages(chatId));
		}
		return { id, list, messages };
	};
	await runLanes(
		ids.map((id) => [id]),
		new Permits(PARALLEL),
		async (id) => void readings.set(id, await readOne(id)),
		() => reader.isOver,
	);
	return ids.map((id) => readings.get(id) ?? { id, list: reader.notBegun, messages: new Map() });
}
