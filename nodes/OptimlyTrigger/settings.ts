import type { INodeProperties, IPollFunctions } from 'n8n-workflow';
import { checkId } from '../shared/input/checks';
import { InvalidInput } from '../shared/input/invalidInput';
import { EVENTS, type MessageFilter, type TriggerEvent } from './events';
import {
	chatIds,
	clientIds,
	emitExisting,
	eventField,
	ignoreOwn,
	senderField,
	timeoutField,
} from './fields';

/** What the user set, read and checked. */
export interface TriggerSettings {
	readonly event: TriggerEvent;
	/** Ids of the chats or clients to watch, each once. */
	readonly ids: readonly string[];
	readonly filter: MessageFilter;
	readonly emitExisting: boolean;
	/** Total time for one request, in milliseconds. */
	readonly timeoutMs: number;
}

type Parameters = Pick<IPollFunctions, 'getNodeParameter'>;

/** More than this at a poll per minute would use up the documented quota (100 requests per minute). */
const MAX_IDS = 100;
const SENDERS = ['any', 'assistant', 'user'] as const;

const optionOf = (parameters: Parameters, field: INodeProperties): unknown =>
	parameters.getNodeParameter(`options.${field.name}`, field.default);

function eventOf(parameters: Parameters): TriggerEvent {
	const value = parameters.getNodeParameter(eventField.name, eventField.default);
	const event = EVENTS.find((candidate) => candidate.value === value);
	if (!event) throw new InvalidInput(eventField.displayName, 'is not one of its options');
	return event;
}

function senderOf(parameters: Parameters): MessageFilter['sender'] {
	const value = parameters.getNodeParameter(senderField.name, senderField.default);
	const sender = SENDERS.find((candidate) => candidate === value);
	if (!sender) throw new InvalidInput(senderField.displayName, 'is not one of its options');
	return sender;
}

/** A list of values, or one text: each can hold several ids. */
function idsOf(parameters: Parameters, field: INodeProperties): string[] {
	const value: unknown = parameters.getNodeParameter(field.name, []);
	const values: unknown[] = Array.isArray(value) ? value : [value];
	if (values.some((entry) => typeof entry === 'object' && entry !== null)) {
		throw new InvalidInput(field.displayName, 'has to hold text, not objects or lists');
	}
	const ids = values.flatMap((entry) => String(entry ?? '').split(/[,\n]/));
	const unique = [...new Set(ids.map((id) => id.trim()).filter(Boolean))];
	if (unique.length === 0) throw new InvalidInput(field.displayName, 'is empty');
	if (unique.length > MAX_IDS) {
		throw new InvalidInput(field.displayName, `has more than ${MAX_IDS} entries`);
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
	return {
		event,
		ids: idsOf(parameters, event.watched === 'chat' ? chatIds : clientIds),
		filter: {
			sender: senderOf(parameters),
			ignoreOwn: optionOf(parameters, ignoreOwn) === true,
		},
		emitExisting: optionOf(parameters, emitExisting) === true,
		timeoutMs: timeoutOf(parameters),
	};
}
