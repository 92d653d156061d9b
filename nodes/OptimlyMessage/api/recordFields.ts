import type { IDataObject } from 'n8n-workflow';
import { isGenericValue, type JsonRecord } from '../../shared/json';
import { readTime } from '../time/recordTime';

/**
 * The API's own fields. A top-level `error` key would make n8n run a successful node again (measured on
 * n8n-core 2.41.1), so it is handed on as `api_error` when it says something, and dropped when not.
 */
export function ownFields(body: JsonRecord): IDataObject {
	const fields: IDataObject = {};
	for (const [key, value] of Object.entries(body)) {
		// It could change a prototype.
		if (key === '__proto__' || !isGenericValue(value)) continue;
		// Our own note that nobody waits for a reply any more (see replyAfterAnswer), or the API's that there is none.
		if (key === 'agent_response' && value === null) continue;
		if (key !== 'error') fields[key] = value;
		else if (value) fields.api_error = value;
	}
	return fields;
}

/** The time of a record as `created_at`, in ISO 8601 where the API gives an epoch. */
export function timeField(record: JsonRecord): IDataObject {
	const given = record.created_at ?? record.timestamp;
	const time = typeof given === 'number' ? readTime(given) : undefined;
	return {
		created_at:
			time === undefined
				? typeof given === 'string'
					? given
					: null
				: new Date(time).toISOString(),
	};
}
