import type { IDataObject } from 'n8n-workflow';
import { isGenericValue } from '../shared/json';
import type { Noted } from './answers';

/** Output fields that a user's reply field must not replace. */
export const TAKEN_NAMES: ReadonlySet<string> = new Set([
	'conversation_id',
	'reply_shortened',
	'response',
	'response_omitted',
]);

/** The API's answer as it came. What an earlier try of the node noted can be shorter, and says so. */
export function responseFields({
	noted_response,
	reply_shortened,
	response_omitted,
}: Noted): IDataObject {
	return {
		response: isGenericValue(noted_response) ? noted_response : null,
		...(reply_shortened === true && { reply_shortened }),
		...(response_omitted === true && { response_omitted }),
	};
}
