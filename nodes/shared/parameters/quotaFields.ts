import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

/** How many requests of a kind may be made within any window of the given length. */
export interface Quota {
	/** What is counted: "request", "agentCall", "newChat". */
	readonly kind: string;
	/** 0 = no limit. */
	readonly limit: number;
	readonly windowMs: number;
}

/** A quota as a credential asks for it: its field, what it counts, and the limit where the user states none. */
export interface QuotaField extends Omit<Quota, 'limit'> {
	readonly field: string;
	/** Label of the field. */
	readonly label: string;
	readonly description: string;
	readonly documented: number;
}

/** The fields in which the user states the quotas of a credential. */
export const quotaProperties = (
	fields: readonly QuotaField[],
	displayOptions?: IDisplayOptions,
): INodeProperties[] =>
	fields.map(({ field, label, description, documented }) => ({
		displayName: label,
		name: field,
		type: 'number',
		...(displayOptions && { displayOptions }),
		typeOptions: { minValue: 0, numberPrecision: 0 },
		default: documented,
		description,
	}));
