import type { FoundMessage } from '../found';
import { isPlainList, isPlainRecord, textIn, type Plain, type PlainRecord } from '../plainInput';

/** What a message says, as its service sends it. */
export interface Written {
	readonly text?: string;
	readonly clientId?: string;
	readonly clientName?: string;
	readonly attachments?: readonly string[];
	/** Why it is nobody's message to us, as the end of a sentence: "is a message of a bot". */
	readonly ignored?: string;
	readonly problems?: FoundMessage['problems'];
}

/** How one service sends messages. */
export interface Messenger {
	/** As `FoundMessage.source` shows it. */
	readonly name: string;
	/** What was written; undefined when the input is not of this service. */
	readonly read: (input: PlainRecord) => Written | undefined;
	/**
	 * Paths of the number that the service gave the message, the first that is there counts: the same when it is
	 * delivered again, another one for whatever else is said. Missing where there is none, or an edited message keeps it.
	 */
	readonly ids?: readonly string[];
}

/** The value at a path; of lists the first entry counts. */
export function at(input: Plain | undefined, path: string): Plain | undefined {
	let value = input;
	for (const key of path.split('.')) {
		const record: Plain | undefined = isPlainList(value) ? value[0] : value;
		value = isPlainRecord(record) ? record[key] : undefined;
	}
	return isPlainList(value) && value.length === 1 && !isPlainRecord(value[0]) ? value[0] : value;
}

/** The text or number at the first path that has one. */
export function textAt(input: Plain | undefined, ...paths: readonly string[]): string {
	for (const path of paths) {
		const text = textIn(at(input, path));
		if (text !== '') return text;
	}
	return '';
}

/** The record at a path; of lists the first entry. */
export function recordAt(input: Plain | undefined, path: string): PlainRecord | undefined {
	const value = at(input, path);
	const first = isPlainList(value) ? value[0] : value;
	return isPlainRecord(first) ? first : undefined;
}

export const listAt = (input: Plain | undefined, path: string): readonly PlainRecord[] => {
	const value = at(input, path);
	if (isPlainRecord(value)) return [value];
	return isPlainList(value) ? value.filter(isPlainRecord) : [];
};

/** Names of files, or their kind when they have none. */
export const fileNames = (files: readonly PlainRecord[]): readonly string[] =>
	files.map(
		(file) =>
			textAt(file, 'fileName', 'filename', 'file_name', 'name', 'title') ||
			textAt(file, 'mimeType', 'mimetype', 'contentType', 'content_type', 'type', 'fileType') ||
			'file',
	);

export const nameOf = (...parts: readonly string[]): string =>
	parts.filter((part) => part !== '').join(' ');

/** Why a message of a program is left out: two of them would talk to each other for ever. */
export const OF_BOT = 'is a message of a program, not of a person';

/** Why a message of the business is left out. */
export const OWN = 'is a message of the business itself, not of a client';
