import { isPlainList, isPlainRecord, recordIn, type Plain, type PlainRecord } from './plainInput';

/** Wrappers within wrappers: a webhook, whose body is a text, which is a list of one. */
const MAX_WRAPPERS = 6;

/** What n8n's Webhook adds to the body; `headers` were dropped before. Nothing but the body is read. */
const WEBHOOK_KEYS = ['webhookUrl', 'executionMode', 'query', 'params'];

const isWebhookItem = (input: PlainRecord): boolean =>
	'body' in input && (Object.keys(input).length === 1 || WEBHOOK_KEYS.some((key) => key in input));

const isEmpty = (value: Plain | undefined): boolean =>
	value === undefined ||
	value === null ||
	value === '' ||
	(isPlainList(value) && value.length === 0) ||
	(isPlainRecord(value) && Object.keys(value).length === 0);

const holdsAddress = (query: Plain | undefined): boolean =>
	Object.values(recordIn(query)).some((value) => typeof value === 'string' && value.includes('@'));

/**
 * The part of an item that somebody submitted: the body of a webhook (its query when it has no
 * body and the query names an address), the only entry of a list, what a single key wraps.
 */
export function submissionPart(input: Plain | undefined, left = MAX_WRAPPERS): Plain {
	if (input === undefined || left === 0) return {};
	if (isPlainList(input)) return input.length === 1 ? submissionPart(input[0], left - 1) : input;
	if (!isPlainRecord(input)) return input;
	if (!isWebhookItem(input)) return input;
	const isCalledWithGet = isEmpty(input.body) && holdsAddress(input.query);
	return submissionPart(isCalledWithGet ? input.query : input.body, left - 1);
}
