import type { INodeProperties } from 'n8n-workflow';
import { InvalidInput } from '../../shared/parameters/invalidInput';
import type { ItemParameters } from '../../shared/parameters/itemParameters';
import { parsedJson, plainJson } from '../../shared/parameters/jsonField';
import { isRecord, type JsonRecord } from '../../shared/json';

const context: INodeProperties = {
	displayName: 'Context',
	name: 'context',
	type: 'json',
	default: '[]',
	description:
		'What the agent may look at, as a JSON list: names of Numeno resources, and objects or texts of your own. It replaces the list that was there.',
};

const phase: INodeProperties = {
	displayName: 'Phase',
	name: 'phase',
	type: 'string',
	default: '',
	placeholder: 'e.g. greet',
	description: 'What the agent is to do now; which phases there are depends on the playbook',
};

const playbook: INodeProperties = {
	displayName: 'Playbook',
	name: 'playbook',
	type: 'string',
	default: '',
	placeholder: 'e.g. neutral',
	description: 'How the agent behaves: the name of one of the playbooks of Numeno',
};

const systemMessage: INodeProperties = {
	displayName: 'System Message',
	name: 'systemMessage',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	placeholder: 'e.g. Answer in two sentences at most',
	description: 'What the agent is told about its task, in place of what the playbook says',
};

/** The parts of the conversation's state that a message can change. */
export const stateAfter: INodeProperties = {
	displayName: 'State After',
	name: 'stateAfter',
	type: 'collection',
	placeholder: 'Add part of the state',
	default: {},
	description:
		'Changes of the conversation that come with this message. What is not added here, or left empty, stays as it is.',
	options: [context, phase, playbook, systemMessage],
};

function contextOf(value: unknown): unknown[] | undefined {
	if (value === undefined || value === null) return undefined;
	if (typeof value === 'string' && value.trim() === '') return undefined;
	const list = plainJson(parsedJson(value, context.displayName), context.displayName);
	const isEntry = (entry: unknown) => typeof entry === 'string' || isRecord(entry);
	if (!Array.isArray(list) || !list.every(isEntry)) {
		throw new InvalidInput(
			context.displayName,
			'has to be a JSON list of texts and objects such as [{"plan": "pro"}]',
		);
	}
	return list;
}

/** The state for a request body: only the parts that were set; `undefined` when there is none. Throws InvalidInput. */
export function stateOf(parameters: ItemParameters): JsonRecord | undefined {
	const chosen = parameters.within(stateAfter);
	const parts = {
		playbook: chosen.optionalText(playbook),
		phase: chosen.optionalText(phase),
		systemMessage: chosen.optionalText(systemMessage),
		context: contextOf(chosen.value(context, null)),
	};
	const set = Object.entries(parts).filter(([, value]) => value !== undefined);
	return set.length > 0 ? Object.fromEntries(set) : undefined;
}
