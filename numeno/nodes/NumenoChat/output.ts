import type { IDataObject } from 'n8n-workflow';
import { isGenericValue } from '../shared/json';
import type { NumenoAnswer } from './answers';

/** Output fields that a user's reply field must not replace. */
export const TAKEN_NAMES: ReadonlySet<string> = new Set([
	'already_delivered',
	'conversation_id',
	'idempotency_key_field',
	'response',
]);

/** The API's answer as it came. */
export function responseField({ response }: NumenoAnswer): IDataObject {
	return { response: isGenericValue(response) ? response : null };
}
