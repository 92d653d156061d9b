// The tables of numeno/README.md, from the code of that package.
import { NumenoApi } from '../numeno/credentials/NumenoApi.credentials.js';
import { options } from '../numeno/nodes/NumenoChat/fields/options.js';
import { REPLY_PLACES } from '../numeno/nodes/NumenoChat/reply.js';
import { menus } from '../numeno/nodes/NumenoChat/resources/index.js';
import { retryPolicy } from '../numeno/nodes/NumenoChat/numenoRetries.js';
import { fieldTable, isProperty, retries, type Table } from './docsTables.mjs';

const operation = (resource: string): Table =>
	fieldTable(menus.find(resource, 'create')?.fields ?? []);

/** Name of a table, as the page asks for it -> makes it. */
export const NUMENO_TABLES: ReadonlyMap<string, () => Table> = new Map<string, () => Table>([
	['numeno credential', () => fieldTable(new NumenoApi().properties)],
	['numeno conversation:create', () => operation('conversation')],
	['numeno message:create', () => operation('message')],
	['numeno options', () => fieldTable((options.options ?? []).filter(isProperty))],
	[
		'numeno reply',
		() => [
			['Where the reply is looked for', 'Why'],
			...REPLY_PLACES.map(({ where, reason }) => [where, reason]),
		],
	],
	['numeno retries', () => retries(retryPolicy)],
]);
