import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';
import type { ItemParameters } from '../../shared/parameters/itemParameters';
import { metadataFromJson, metadataFromRows } from './metadataValues';
import type { JsonRecord } from '../../shared/json';
import { addToMetadata, options } from './options';

const metadataMode: INodeProperties = {
	displayName: 'Metadata',
	name: 'metadataMode',
	type: 'options',
	options: [
		{ name: 'Fields', value: 'fields', description: 'Fill in keys and values one by one' },
		{ name: 'JSON', value: 'json', description: 'Give an object, as text or from an expression' },
		{ name: 'None', value: 'none', description: 'Send nothing but what the operation needs' },
	],
	default: 'none',
	description:
		'Data of your own to store with the message or, when a chat is opened, with the chat. Optimly shows it next to the chat.',
};

const metadataRows: INodeProperties = {
	displayName: 'Metadata Fields',
	name: 'metadata',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add field',
	displayOptions: { show: { metadataMode: ['fields'] } },
	default: {},
	description: 'One entry for each piece of data to store',
	options: [
		{
			displayName: 'Field',
			name: 'field',
			values: [
				{
					displayName: 'Key',
					name: 'key',
					type: 'string',
					default: '',
					placeholder: 'e.g. source',
					description: 'Name under which the value is stored',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					placeholder: 'e.g. website',
					description: 'What is stored under this name',
				},
			],
		},
	],
};

const metadataJson: INodeProperties = {
	displayName: 'Metadata JSON',
	name: 'metadataJson',
	type: 'json',
	displayOptions: { show: { metadataMode: ['json'] } },
	default: '{}',
	placeholder: 'e.g. {"source": "website"}',
	description: 'A JSON object: typed text, or an expression that returns an object',
};

/** Fields of every operation that sends something. */
export const metadataFields: INodeProperties[] = updateDisplayOptions(
	{ hide: { operation: ['getAll'] } },
	[metadataMode, metadataRows, metadataJson],
);

/** The metadata that the user asked for, given or added by an option; empty when none. Throws InvalidInput. */
export function userMetadata(parameters: ItemParameters): JsonRecord {
	return { ...addedMetadata(parameters), ...givenMetadata(parameters) };
}

/** What the option 'Add to Metadata' adds. */
function addedMetadata(parameters: ItemParameters): JsonRecord {
	const chosen = parameters.within(options).value(addToMetadata);
	const adds = (name: string) => Array.isArray(chosen) && chosen.includes(name);
	return {
		...(adds('source') && { source: 'n8n' }),
		...(adds('timestamp') && { timestamp: new Date().toISOString() }),
	};
}

function givenMetadata(parameters: ItemParameters): JsonRecord {
	const mode = parameters.choice(metadataMode, ['none', 'fields', 'json']);
	if (mode === 'none') return {};
	return mode === 'json'
		? metadataFromJson(parameters.value(metadataJson), metadataJson.displayName)
		: metadataFromRows(parameters.rows(metadataRows, 'field'), metadataRows.displayName);
}

/**
 * `{metadata}` for a request body, or nothing when it would be empty.
 *
 * @param users metadata that the user gave, sent as it is
 * @param own keys that the operation adds: they win over the user's, empty ones are left out
 */
export function metadataPart(users: JsonRecord, own: JsonRecord = {}): { metadata?: JsonRecord } {
	const filled = Object.entries(own).filter(([, value]) => value !== undefined && value !== '');
	const metadata = { ...users, ...Object.fromEntries(filled) };
	return Object.keys(metadata).length > 0 ? { metadata } : {};
}
