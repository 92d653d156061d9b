import type { Kind } from './words/kinds';

/** Kinds that may stand beside a name without making it something else's. */
export const BESIDE_NAME: ReadonlySet<Kind | 'unknown'> = new Set<Kind | 'unknown'>([
	...([
		'name',
		'firstName',
		'lastName',
		'middleName',
		'secondLastName',
		'secondName',
		'nickname',
		'own',
	] as const),
	...([
		'person',
		'message',
		'perhaps',
		'filler',
		'work',
		'personal',
		'second',
		'email',
		'phone',
		'mobile',
	] as const),
	...(['honorific', 'nameSuffix'] as const),
]);

/** Kinds that do not matter around "your name": it is asked of the one who answers all the same. */
export const AROUND_OWN: ReadonlySet<Kind | 'unknown'> = new Set<Kind | 'unknown'>([
	...(['unknown', 'start', 'end', 'when', 'weakMessage', 'time'] as const),
]);

/** Kinds that may stand beside a company. */
export const BESIDE_COMPANY: ReadonlySet<Kind | 'unknown'> = new Set<Kind | 'unknown'>([
	...([
		'company',
		'name',
		'own',
		'filler',
		'person',
		'work',
		'second',
		'perhaps',
		'matter',
	] as const),
]);

/** What has a name of its own. */
export const THINGS = [
	'thing',
	'matter',
	'container',
	'company',
	'service',
	'message',
	'when',
	'channel',
	'attribute',
] as const satisfies readonly Kind[];
