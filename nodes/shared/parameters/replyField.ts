import type { INodeProperties } from 'n8n-workflow';
import { InvalidInput } from './invalidInput';
import type { ItemParameters } from './itemParameters';

export const replyField: INodeProperties = {
	displayName: 'Reply Field',
	name: 'replyField',
	type: 'string',
	default: 'reply',
	placeholder: 'e.g. output',
	description:
		"Name of the output field that holds the agent's reply. Behind n8n's Chat Trigger the reply is in output, too, so nothing has to be set for its window.",
};

/**
 * Reads the name of the output field for the reply. `error` is never taken: n8n sees a failure in it (measured on
 * n8n-core 2.41.1).
 *
 * @param options the collection that the field is in
 * @param taken names that the output needs itself
 * @throws InvalidInput
 */
export function replyName(options: ItemParameters, taken: ReadonlySet<string>): string {
	const name = options.text(replyField);
	const isFree = name !== 'error' && !taken.has(name) && !name.startsWith('__');
	if (isFree && /^[A-Za-z_][\w-]*$/.test(name)) return name;
	throw new InvalidInput(
		replyField.displayName,
		'has to be a name that the output does not use itself, such as reply or output',
	);
}
