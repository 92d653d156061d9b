import type {
	ICredentialType,
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	INodeTypeDescription,
} from 'n8n-workflow';
import { OptimlyApi } from '../../credentials/OptimlyApi.credentials';
import { OptimlyMessage } from '../../nodes/OptimlyMessage/OptimlyMessage.node.js';
import { optimly } from '../../nodes/OptimlyMessage/optimlyService';
import { OptimlyMessageTrigger } from '../../nodes/OptimlyMessageTrigger/OptimlyMessageTrigger.node.js';
import { hintsFor } from '../../nodes/shared/run/hints';
import type { ItemEvent } from '../../nodes/shared/step/itemProgress';
import { ERROR_KINDS, happenedWith, type ErrorKindRow } from '../../nodes/shared/errors/errorWords';
import { NumenoApi } from '../../numeno/credentials/NumenoApi.credentials';
import { NumenoChat } from '../../numeno/nodes/NumenoChat/NumenoChat.node.js';
import { numeno } from '../../numeno/nodes/NumenoChat/numenoService';

/** Where in the editor a text is shown. */
export type Role =
	| 'node'
	| 'label'
	| 'option'
	| 'description'
	| 'action'
	| 'placeholder'
	| 'button'
	| 'hint'
	| 'notice'
	/** What happened. */
	| 'error'
	/** What to do about it. */
	| 'advice'
	/** The answer of the credential's test: what happened, then what to do. */
	| 'credential test'
	| 'execution hint'
	/** A literal of the source that none of the walks above reaches. */
	| 'source';

/** One text that a user reads. */
export interface Text {
	readonly where: string;
	readonly role: Role;
	readonly text: string;
}

/** A field or a menu entry, with the path to it. */
export interface Shown<T> {
	readonly where: string;
	readonly it: T;
}

type Entry = INodePropertyOptions | INodeProperties | INodePropertyCollection;

const isProperty = (entry: Entry): entry is INodeProperties => 'type' in entry;
const isGroup = (entry: Entry): entry is INodePropertyCollection => 'values' in entry;
const isOption = (entry: Entry): entry is INodePropertyOptions => 'value' in entry;

const credentials: readonly ICredentialType[] = [new OptimlyApi(), new NumenoApi()];
const nodes: readonly INodeTypeDescription[] = [
	new OptimlyMessage().description,
	new OptimlyMessageTrigger().description,
	new NumenoChat().description,
];
const services = [optimly, numeno];

/** Every entry of every field, however deep, with the path to it. */
function walk(all: readonly INodeProperties[], path: string): Array<Shown<Entry>> {
	return all.flatMap((it) => {
		const operation = it.displayOptions?.show?.operation?.join('|');
		const resource = it.displayOptions?.show?.resource?.join('|');
		const scope = [resource, operation].filter(Boolean).join(':');
		const where = `${path} › ${scope ? `(${scope}) ` : ''}${it.name}`;
		return [{ where, it }, ...(it.options ?? []).flatMap((entry) => walkEntry(entry, where))];
	});
}

function walkEntry(entry: Entry, path: string): Array<Shown<Entry>> {
	if (isProperty(entry)) return walk([entry], path);
	const where = `${path} › ${entry.name}`;
	return [{ where, it: entry }, ...(isGroup(entry) ? walk(entry.values, where) : [])];
}

const entries = [
	...credentials.flatMap(({ displayName, properties }) => walk(properties, displayName)),
	...nodes.flatMap(({ displayName, properties }) => walk(properties, displayName)),
];

/** All fields: of the credential, the node and the trigger, those in collections included. */
export const fields = entries.flatMap(
	({ where, it }): Array<Shown<INodeProperties>> => (isProperty(it) ? [{ where, it }] : []),
);

/** All groups of fields in a fixed collection. */
const groups = entries.flatMap(
	({ where, it }): Array<Shown<INodePropertyCollection>> => (isGroup(it) ? [{ where, it }] : []),
);

/** All entries of all menus. */
export const options = entries.flatMap(
	({ where, it }): Array<Shown<INodePropertyOptions>> => (isOption(it) ? [{ where, it }] : []),
);

const text = (where: string, role: Role, words: string | undefined): Text[] =>
	words ? [{ where, role, text: words }] : [];

function textsOfField({ where, it }: Shown<INodeProperties>): Text[] {
	const isContainer = it.type === 'collection' || it.type === 'fixedCollection';
	return [
		...text(where, it.type === 'notice' ? 'notice' : 'label', it.displayName),
		...text(where, 'description', it.description),
		...text(where, 'hint', it.hint),
		...text(where, isContainer ? 'button' : 'placeholder', it.placeholder),
		...text(where, 'button', it.typeOptions?.multipleValueButtonText),
	];
}

const ofNodes = nodes.flatMap(({ displayName, description }) => [
	...text(displayName, 'node', displayName),
	...text(displayName, 'description', description),
]);

const ofOptions = options.flatMap(({ where, it }) => [
	...text(where, 'option', it.name),
	...text(where, 'description', it.description),
	...text(where, 'action', it.action),
]);

const ofErrors = Object.entries<ErrorKindRow>(ERROR_KINDS).flatMap(([kind, row]) => [
	...services.flatMap((service) => text(kind, 'error', happenedWith(row, service))),
	...text(kind, 'advice', row.advice),
]);

const ofServices = services.flatMap(({ name, advice }) =>
	Object.entries(advice).flatMap(([kind, words]) => text(`${kind} of ${name}`, 'advice', words)),
);

const ofCredentialTests = credentials.flatMap(({ displayName, test }) =>
	(test?.rules ?? []).flatMap(({ properties }) =>
		text(
			`test of ${displayName}, ${String(properties.value)}`,
			'credential test',
			properties.message,
		),
	),
);

const EVENTS: readonly ItemEvent[] = [
	'repeated',
	'remembered',
	'recovered',
	'noReply',
	'paced',
	'chatBusy',
	'keyInUse',
];
const ofHints = EVENTS.flatMap((note) =>
	[[note], [note, note]].flatMap((notes) =>
		hintsFor(notes).flatMap(({ message }) => text(note, 'execution hint', message)),
	),
);

/** All texts that are made of tables and descriptions. */
export const texts: readonly Text[] = [
	...ofNodes,
	...fields.flatMap(textsOfField),
	...groups.flatMap(({ where, it }) => text(where, 'label', it.displayName)),
	...ofOptions,
	...ofErrors,
	...ofServices,
	...ofCredentialTests,
	...ofHints,
];

/** Labels of all fields and groups, as errors and descriptions quote them. */
export const labels: ReadonlySet<string> = new Set(
	[...fields, ...groups].map(({ it }) => it.displayName),
);
