import type { INodeProperties, IPollFunctions } from 'n8n-workflow';
import { checkId } from '../shared/parameters/checks';
import { InvalidInput } from '../shared/parameters/invalidInput';
import { EVENTS, type Happening, type MessageFilter } from './events';
import {
	chatIds,
	clientIds,
	emitExisting,
	eventField,
	ignoreOwn,
	MAX_IDS,
	senderField,
	timeoutField,
	watchField,
} from './triggerFields';

/** What the user set, read and checked. */
export interface TriggerSettings {
	readonly event: Happening;
	/** Whether single chats are watched, or clients with all their chats. */
	readonly watched: 'chat' | 'client';
	/** Ids of the chats or clients to watch, each once. */
	readonly ids: readonly string[];
	readonly filter: MessageFilter;
	readonly emitExisting: boolean;
	/** Total time for one request, in milliseconds. */
	readonly timeoutMs: number;
}

/** What one of the sources that a trigger watches is called, and several. */
export interface Nouns {
	readonly one: string;
	readonly many: string;
}

/** A source is what is watched: one chat, or one client with its chats. */
export const NOUNS: Record<TriggerSettings['watched'], Nouns> = {
	chat: { one: 'chat', many: 'chats' },
	client: { one: 'client', many: 'clients' },
};

type Parameters = Pick<IPollFunctions, 'getNodeParameter'>;

const SENDERS = ['any', 'assistant', 'user'] as const;

const optionOf = (parameters: Parameters, field: INodeProperties): unknown =>
	parameters.getNodeParameter(`options.${field.name}`, field.default);

function eventOf(parameters: Parameters): Happening {
	const value = parameters.getNodeParameter(eventField.name, eventField.default);
	const event = EVENTS.find((candidate) => candidate.value === value);
	if (!event) throw new InvalidInput(eventField.displayName, 'is not one of its options');
	return event;
}

function watchedBy(parameters: Parameters, event: Happening): TriggerSettings['watched'] {
	if (event.happensTo === 'chat') return 'client';
	const value = parameters.getNodeParameter(watchField.name, watchField.default);
	if (value === 'chats') return 'chat';
	if (value === 'clients') return 'client';
	throw new InvalidInput(watchField.displayName, 'is not one of its options');
}

function senderOf(parameters: Parameters): MessageFilter['sender'] {
	const value = parameters.getNodeParameter(senderField.name, senderField.default);
	const sender = SENDERS.find((candidate) => candidate === value);
	if (!sender) throw new InvalidInput(senderField.displayName, 'is not one of its options');
	return sender;
}

/** A list of values, or one text: each can hold several ids. */
function idsOf(parameters: Parameters, field: INodeProperties, most: number): string[] {
	const value: unknown = parameters.getNodeParameter(field.name, []);
	const values: unknown[] = Array.isArray(value) ? value : [value];
	if (values.some((entry) => typeof entry === 'object' && entry !== null)) {
		throw new InvalidInput(field.displayName, 'has to hold text, not objects or lists');
	}
	const ids = values.flatMap((entry) => String(entry ?? '').split(/[,\n]/));
	const unique = [...new Set(ids.map((id) => id.trim()).filter(Boolean))];
	if (unique.length === 0) throw new InvalidInput(field.displayName, 'is empty');
	if (unique.length > most) {
		throw new InvalidInput(field.displayName, `has more than ${most} entries`);
	}
	const wrong = unique.map(checkId).find(Boolean);
	if (wrong) throw new InvalidInput(field.displayName, `has an entry that ${wrong}`);
	return unique;
}

function timeoutOf(parameters: Parameters): number {
	const seconds = Number(optionOf(parameters, timeoutField));
	if (!(seconds >= 1 && seconds <= 50)) {
		throw new InvalidInput(timeoutField.displayName, 'has to be a number from 1 to 50');
	}
	return Math.round(seconds * 1000);
}

/** Reads and checks the node's parameters. Throws InvalidInput. */
export function triggerSettings(parameters: Parameters): TriggerSettings {
	const event = eventOf(parameters);
	const watched = watchedBy(parameters, event);
	return {
		event,
		watched,
		ids: idsOf(parameters, watched === 'chat' ? chatIds : clientIds, MAX_IDS[watched]),
		filter: {
			sender: senderOf(parameters),
			ignoreOwn: optionOf(parameters, ignoreOwn) === true,
		},
		emitExisting: optionOf(parameters, emitExisting) === true,
		timeoutMs: timeoutOf(parameters),
	};
}
