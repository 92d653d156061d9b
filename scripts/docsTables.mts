// Makes the tables that scripts/docs.mts writes into the documents, from the code that they describe.
import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { OptimlyApi } from '../credentials/OptimlyApi.credentials.js';
import { chatFields, chatFieldsWithNew } from '../nodes/OptimlyMessage/fields/chat.js';
import { metadataFields } from '../nodes/OptimlyMessage/fields/metadata.js';
import { options } from '../nodes/OptimlyMessage/fields/options.js';
import { menus } from '../nodes/OptimlyMessage/resources/index.js';
import { retryPolicy } from '../nodes/OptimlyMessage/optimlyRetries.js';
import { optimly } from '../nodes/OptimlyMessage/optimlyService.js';
import {
	boundOf,
	SHORT_LIMIT_MS,
	SHORT_TRIES,
	type RetryBound,
	type RetryRow,
} from '../nodes/shared/sending/retryPolicy.js';
import { CHECK_TIMES } from '../nodes/shared/step/checkTime.js';
import { ERROR_KINDS, happenedWith, type ErrorKindRow } from '../nodes/shared/errors/errorWords.js';
import type { Failure } from '../nodes/shared/errors/failure.js';
import { NETWORK_KINDS } from '../nodes/shared/http/networkKinds.js';
import { unreadable } from '../nodes/shared/http/request.js';
import { STATUS_KINDS, type StatusRow } from '../nodes/shared/http/statusKinds.js';
import type { Guess } from '../live/guesses.js';
import { NUMENO_GUESSES } from '../live/numeno.js';
import { OPTIMLY_GUESSES } from '../live/optimly/index.js';
import { formMeasured, formWords } from './formTables.mjs';
import { enginesTable, reasonsTable, recordedTable } from '../test/compat/results.mjs';

/** A table: its head and its rows, cell by cell. */
export type Table = string[][];

const BOUNDS: Record<RetryBound, string> = {
	quota: 'until **Max Wait** is over',
	busy: 'until **Max Wait** is over; other conversations go on',
	short: `up to ${SHORT_TRIES} tries within ${SHORT_LIMIT_MS / 1000} s`,
	nextLook: 'with the next of at most six looks',
	never: 'no',
};

/** Statuses that the status table is asked about; 1xx never ends a request, 2xx is success. */
const STATUSES = Array.from({ length: 300 }, (_, index) => 300 + index);
const ANY_RETRY_AFTER_MS = 1000;

function statusRow(status: number, retryAfterMs?: number): StatusRow | undefined {
	return STATUS_KINDS.find(({ applies }) => applies(status, retryAfterMs, undefined));
}

/** Every failure that a sent message can end with, as far as the tables of the code tell them apart. */
function failuresOfPost(): Failure[] {
	const answered = STATUSES.flatMap((status) =>
		[undefined, ANY_RETRY_AFTER_MS].flatMap((retryAfterMs): Failure[] => {
			const row = statusRow(status, retryAfterMs);
			return row ? [{ kind: row.kind, delivered: row.delivered, status, retryAfterMs }] : [];
		}),
	);
	const unconnected = NETWORK_KINDS.map(
		({ delivered, repeatable }): Failure => ({ kind: 'connection', delivered, repeatable }),
	);
	return [
		...answered,
		...unconnected,
		unreadable({ method: 'POST', path: '/' }, 200, '').failure,
		// Made in request.ts and run.ts where they happen: an uncertain code, an item held back, bad input, a cancel.
		{ kind: 'delivery_unknown', delivered: 'unknown' },
		{ kind: 'delivery_unknown', delivered: 'no' },
		{ kind: 'invalid_input', delivered: 'no' },
		{ kind: 'cancelled', delivered: 'no' },
		{ kind: 'cancelled', delivered: 'unknown' },
	];
}

/** The distinct ones, in the order of `all`. */
function among(all: readonly string[], found: readonly string[]): string {
	const several = all.filter((text) => found.includes(text));
	return several.join(' or ') + (several.length > 1 ? ', depending on the cause' : '');
}

function errorKinds(): Table {
	const failures = failuresOfPost();
	const rows = Object.entries<ErrorKindRow>(ERROR_KINDS).map(([kind, row]) => {
		const own = failures.filter((failure) => failure.kind === kind);
		const advice = Object.entries(optimly.advice).find(([advised]) => advised === kind)?.[1];
		const again = own.map((failure) => BOUNDS[boundOf(retryPolicy, failure, 'POST')]);
		const delivered = own.map((failure) => failure.delivered);
		return [
			...[code(kind), happened(row), advice ?? row.advice],
			...[among(['no', 'unknown'], delivered), among(Object.values(BOUNDS), again)],
			row.cause ? code(row.cause) : '–',
		];
	});
	const head = ['Kind', 'What happened', 'What to do', 'Delivered', 'Sent again by the node'];
	return [[...head, "n8n's cause"], ...rows];
}

const errorKindsInShort = (): Table => [
	['`details.kind`', 'What happened'],
	...Object.entries<ErrorKindRow>(ERROR_KINDS).map(([kind, row]) => [code(kind), happened(row)]),
];

const happened = (row: ErrorKindRow): string => happenedWith(row, optimly);

/** "400, 402, 405–407" */
function ranges(numbers: number[]): string {
	const runs: Array<[first: number, last: number]> = [];
	for (const number of numbers) {
		const run = runs.at(-1);
		if (run && run[1] === number - 1) run[1] = number;
		else runs.push([number, number]);
	}
	return runs
		.map(([first, last]) => (first === last ? String(first) : `${first}–${last}`))
		.join(', ');
}

function statusLabel(row: StatusRow): string {
	const plain = STATUSES.filter((status) => statusRow(status) === row);
	const timed = STATUSES.filter((status) => statusRow(status, ANY_RETRY_AFTER_MS) === row);
	if (plain.length === 0) return `${ranges(timed)} with Retry-After`;
	const untimed = plain.filter((status) => !timed.includes(status));
	return (
		ranges(plain) + (untimed.length > 0 ? ` (${ranges(untimed)} only without Retry-After)` : '')
	);
}

function statuses(): Table {
	const rows = STATUS_KINDS.map((row) => {
		const { kind, kindOfRead, delivered, reason } = row;
		const status = STATUSES.find(
			(each) => statusRow(each) === row || statusRow(each, ANY_RETRY_AFTER_MS) === row,
		);
		const again = BOUNDS[boundOf(retryPolicy, { kind, delivered, status }, 'POST')];
		return [statusLabel(row), code(kind), code(kindOfRead ?? kind), delivered, again, reason];
	});
	return [
		['Status', 'Kind', 'Kind when only reading', 'Delivered', 'Sent again by the node', 'Why'],
		...rows,
	];
}

function networkCodes(): Table {
	const rows = NETWORK_KINDS.map(({ codes, delivered, repeatable, reason }) => {
		const failure: Failure = { kind: 'connection', delivered, repeatable };
		const again = BOUNDS[boundOf(retryPolicy, failure, 'POST')];
		return [codes.map(code).join(', '), code(failure.kind), delivered, again, reason];
	});
	const unsure: Failure = { kind: 'delivery_unknown', delivered: 'unknown' };
	return [
		['Code', 'Kind', 'Delivered', 'Sent again by the node', 'Why'],
		...rows,
		[
			'any other, and a time-out',
			code(unsure.kind),
			unsure.delivered,
			BOUNDS[boundOf(retryPolicy, unsure, 'POST')],
			'The request may have reached the server before the connection broke.',
		],
	];
}

/** Which failures are sent again. */
export function retries(policy: readonly RetryRow[]): Table {
	return [
		['Failure', 'Sent again', 'Why'],
		...policy.map(({ failures, bound, reason }) => [failures, BOUNDS[bound], reason]),
	];
}

type Choice = INodePropertyOptions | INodeProperties | INodePropertyCollection;

const choicesOf = ({ type, options: choices = [] }: INodeProperties): INodePropertyOptions[] =>
	type === 'options' ? choices.filter(isOption) : [];

function isOption(choice: Choice): choice is INodePropertyOptions {
	return 'value' in choice;
}

export function isProperty(choice: Choice): choice is INodeProperties {
	return 'displayName' in choice && 'type' in choice;
}

function defaultOf(field: INodeProperties): string {
	if (field.required)
		return field.default === '' ? 'required' : `required; ${code(String(field.default))}`;
	if (field.type === 'collection' || field.type === 'fixedCollection') return '–';
	const chosen = choicesOf(field).find(({ value }) => value === field.default);
	if (chosen) return chosen.name;
	if (typeof field.default === 'boolean') return field.default ? 'on' : 'off';
	return field.default === '' ? '–' : code(String(field.default));
}

const switched = (wanted: unknown[] | undefined) => (wanted?.includes(true) ? 'on' : 'off');

/** "with Chat: New Chat" for a field that another field of the same operation shows or hides. */
function conditionOf(field: INodeProperties, all: readonly INodeProperties[]): string {
	return Object.entries(field.displayOptions?.show ?? {})
		.flatMap(([name, wanted]) => {
			const other = all.find((candidate) => candidate.name === name);
			const names = choicesOf(other ?? field).filter(({ value }) => wanted?.includes(value));
			return other
				? [
						` (with ${other.displayName}: ${names.map((one) => one.name).join(', ') || switched(wanted)})`,
					]
				: [];
		})
		.join('');
}

function meaningOf(field: INodeProperties): string {
	const choices = choicesOf(field).map(({ name, description }) =>
		description ? `**${name}**: ${description}` : `**${name}**`,
	);
	const about = [
		field.description ?? (field.placeholder?.startsWith('e.g.') ? field.placeholder : ''),
	];
	const ended = [...about, ...choices].filter(Boolean).map((text) => text.replace(/[.!?]?$/, '.'));
	return ended.join(' ') || '–';
}

/** One row per field; the fields of a collection follow it, under its name. */
function fieldRows(all: readonly INodeProperties[], parent = ''): Table {
	return all.flatMap((field) => {
		const label = `${parent}${field.displayName}`;
		const row = [`${label}${conditionOf(field, all)}`, defaultOf(field), meaningOf(field)];
		const inner = field.type === 'collection' ? (field.options ?? []).filter(isProperty) : [];
		return inner.length > 0 ? fieldRows(inner, `${label} → `) : [row];
	});
}

/** A table of fields; those of a collection have a row each. */
export const fieldTable = (all: readonly INodeProperties[]): Table => [
	['Field', 'Default', 'What it is'],
	...fieldRows(all),
];

/** Names of the fields that choose a chat. */
const CHAT_FIELDS: ReadonlySet<string> = new Set(chatFields.map(({ name }) => name));

/** The table of an operation's fields; those that choose a chat have a table of their own. */
function operationTable(all: readonly INodeProperties[]): Table {
	const names = new Set(all.map(({ name }) => name));
	if (![...CHAT_FIELDS].every((name) => names.has(name))) return fieldTable(all);
	const [head, ...rows] = fieldTable(all.filter(({ name }) => !CHAT_FIELDS.has(name)));
	const chat = ['Chat, Chat ID, Client ID', '–', 'See [which chat](#which-chat).'];
	return [head, chat, ...rows];
}

/** One table for each operation that the menus offer, called "fields message:send". */
function operationTables(): Array<[string, () => Table]> {
	const operationMenus = menus.fields.filter(({ name }) => name === 'operation');
	return operationMenus.flatMap((menu) =>
		(menu.displayOptions?.show?.resource ?? []).flatMap((resource) =>
			choicesOf(menu).map(({ value }): [string, () => Table] => [
				`fields ${String(resource)}:${String(value)}`,
				() => operationTable(menus.find(resource, value)?.fields ?? []),
			]),
		),
	);
}

/** Name of a table, as the pages ask for it -> makes it. */
/** What the documents leave open, and how `npm run check:live` decides it. */
function guessTable<E>(guesses: ReadonlyArray<Guess<E>>): Table {
	return [
		[
			'What is taken for granted',
			'Source',
			'What rests on it',
			'How the check decides it',
			'If it differs',
		],
		...guesses.map(({ guess, source, rests, check, follows }) => [
			guess,
			source,
			rests,
			check,
			follows,
		]),
	];
}

export const TABLES: ReadonlyMap<string, () => Table> = new Map<string, () => Table>([
	['guesses', () => guessTable(OPTIMLY_GUESSES)],
	['guesses-of-numeno', () => guessTable(NUMENO_GUESSES)],
	['credential', () => fieldTable(new OptimlyApi().properties)],
	['which-chat', () => fieldTable(chatFieldsWithNew)],
	...operationTables(),
	['metadata', () => fieldTable(metadataFields)],
	[
		'options',
		() => [
			['Option', 'Default', 'What it is'],
			...fieldRows((options.options ?? []).filter(isProperty)),
		],
	],
	['error-kinds-in-short', errorKindsInShort],
	['error-kinds', errorKinds],
	['statuses', statuses],
	['network-codes', networkCodes],
	['retries', () => retries(retryPolicy)],
	[
		'check-times',
		() => [
			['What is known', 'Read for at most', 'Why'],
			...CHECK_TIMES.map(({ when, seconds, reason }) => [when, `${seconds} s`, reason]),
		],
	],
	['form-words', formWords],
	['form-measured', formMeasured],
	['compat-results', recordedTable],
	['compat-engines', enginesTable],
	['compat-reasons', reasonsTable],
]);

function code(text: string): string {
	return `\`${text}\``;
}
