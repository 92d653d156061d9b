import type { INodeProperties } from 'n8n-workflow';
import type { ItemParameters } from '../input/itemParameters';

/** The collection that holds the options of a node. */
const OPTIONS = { displayName: 'Options', name: 'options', default: {} };

/** Longest deadline that a timer can hold is 24.8 days; a day is more than any answer takes. */
const MAX_TIMEOUT_SECONDS = 86_400;
/** More connections than this at once help nobody: the quota is the limit long before. */
const MAX_PARALLEL = 256;

export const maxParallelChatsOption: INodeProperties = {
	displayName: 'Max Parallel Chats',
	name: 'maxParallelChats',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MAX_PARALLEL, numberPrecision: 0 },
	default: 10,
	description:
		'How many chats are worked on at the same time. Items of one chat always go out one after another; 1 sends everything strictly in order.',
};

export const timeoutOption: INodeProperties = {
	displayName: 'Timeout',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MAX_TIMEOUT_SECONDS },
	default: 120,
	description:
		'How many seconds one request may take from start to end. An agent can need a while to reply.',
};

export const maxWaitOption: INodeProperties = {
	displayName: 'Max Wait',
	name: 'maxWait',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: MAX_TIMEOUT_SECONDS },
	default: 300,
	description:
		'How many seconds an item may wait for quota, or for the time that the server asks to wait. It counts from when the item is next in its chat; an item that would wait longer fails at once.',
};

const UNCERTAIN_CHOICES = ['checkHistory', 'checkHistoryAndResend', 'fail'] as const;

/** What to do when nobody knows whether a request arrived. */
export type OnUncertain = (typeof UNCERTAIN_CHOICES)[number];

export const onUncertainDeliveryOption: INodeProperties = {
	displayName: 'On Uncertain Delivery',
	name: 'onUncertainDelivery',
	type: 'options',
	options: [
		{
			name: 'Check History',
			value: 'checkHistory',
			description:
				'Look for the message in the chat; when it is not there, fail and send nothing again',
		},
		{
			name: 'Check History and Resend',
			value: 'checkHistoryAndResend',
			description: 'Look for the message in the chat; when it is surely not there, send it again',
		},
		{ name: 'Fail', value: 'fail', description: 'Do not look, fail at once' },
	],
	default: 'checkHistory',
	description:
		'What to do when the connection breaks before an answer comes, so that the message may or may not have arrived. To find it again, a random delivery_id is added to the metadata of each message, unless Fail is chosen.',
};

/** How patient the delivery of one item is. */
export interface ItemSettings {
	/** Total time for one request. */
	readonly timeoutMs: number;
	/** Longest wait for quota. */
	readonly maxWaitMs: number;
	readonly onUncertain: OnUncertain;
}

/** How many lanes run side by side; one setting for the whole run. */
export function maxParallelLanes(parameters: ItemParameters): number {
	return Math.floor(parameters.within(OPTIONS).number(maxParallelChatsOption, 1, MAX_PARALLEL));
}

/** Reads the options that the delivery of one item depends on. Throws InvalidInput. */
export function itemSettings(parameters: ItemParameters): ItemSettings {
	const options = parameters.within(OPTIONS);
	return {
		timeoutMs: Math.round(options.number(timeoutOption, 0.001, MAX_TIMEOUT_SECONDS) * 1000),
		maxWaitMs: Math.round(options.number(maxWaitOption, 0, MAX_TIMEOUT_SECONDS) * 1000),
		onUncertain: options.choice(onUncertainDeliveryOption, UNCERTAIN_CHOICES),
	};
}
