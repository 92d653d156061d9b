import type { INodeProperties } from 'n8n-workflow';
import type { Check } from '../parameters/checks';
import type { ItemParameters } from '../parameters/itemParameters';
import { UNCERTAIN_CHOICES, type ItemSettings } from '../step/itemSettings';

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
	displayName: 'Timeout (Seconds)',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MAX_TIMEOUT_SECONDS },
	default: 120,
	description:
		'How long one request may take from start to end. An agent can need a while to reply.',
};

export const maxWaitOption: INodeProperties = {
	displayName: 'Max Wait (Seconds)',
	name: 'maxWait',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: MAX_TIMEOUT_SECONDS },
	default: 300,
	description:
		'How long an item may wait for quota, for its turn in a chat that others write into, or for the time that the server asks to wait. It counts from when the item is next in its chat; an item that would wait longer fails at once.',
};

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
		'What to do when the connection breaks before the answer, so that the message may have arrived. To find it again, each message carries a delivery_id in its metadata, unless Fail is chosen and no Idempotency Key is set.',
};

/** As long as the longest that others take (Stripe: 255 characters). */
const MAX_KEY_LENGTH = 255;

export const idempotencyKeyOption: INodeProperties = {
	displayName: 'Idempotency Key',
	name: 'idempotencyKey',
	type: 'string',
	default: '',
	placeholder: 'e.g. {{ $json.body.eventId }}',
	description:
		"A value that only this submission has, such as the form service's event ID. What was delivered with a key is not delivered again, in any execution. The content must stay the same too: text with {{ $now }} is refused the next time.",
};

const checkKey: Check = (text) =>
	text.length > MAX_KEY_LENGTH
		? `is longer than ${MAX_KEY_LENGTH} characters`
		: /^(undefined|null|NaN|\[object Object\])$/.test(text)
			? `is "${text}": the expression found no value`
			: undefined;

/** The key that the user set; an expression that finds nothing is a mistake, not a wish to send without one. */
function keyIn(options: ItemParameters): string | undefined {
	const isSet = options.value(idempotencyKeyOption, null) !== null;
	return isSet ? options.text(idempotencyKeyOption, checkKey) : undefined;
}

/** How many lanes run side by side; one setting for the whole run. */
export function maxParallelLanes(parameters: ItemParameters): number {
	return Math.floor(parameters.within(OPTIONS).number(maxParallelChatsOption, 1, MAX_PARALLEL));
}

/**
 * Reads the options that the delivery of one item depends on. Throws InvalidInput.
 *
 * @param isTool whether an agent runs the node: each try is then a run of its own without a journal, and nothing is
 * sent a second time
 * @param isAwaited whether a chat window or an agent waits for what comes of it
 */
export function readItemSettings(
	parameters: ItemParameters,
	{ isTool, isAwaited }: { readonly isTool: boolean; readonly isAwaited: boolean },
): ItemSettings {
	const options = parameters.within(OPTIONS);
	const onUncertain = options.choice(onUncertainDeliveryOption, UNCERTAIN_CHOICES);
	return {
		timeoutMs: Math.round(options.number(timeoutOption, 0.001, MAX_TIMEOUT_SECONDS) * 1000),
		maxWaitMs: Math.round(options.number(maxWaitOption, 0, MAX_TIMEOUT_SECONDS) * 1000),
		onUncertain: isTool && onUncertain === 'checkHistoryAndResend' ? 'checkHistory' : onUncertain,
		isAwaited,
		idempotencyKey: keyIn(options),
	};
}
