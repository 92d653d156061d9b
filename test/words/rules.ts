import { titleCase } from 'title-case';
import type { Role, Text } from './texts';

/** What a text has to be like. */
export interface Rule {
	readonly rule: string;
	readonly reason: string;
	readonly roles: readonly Role[];
	/** Whether the text keeps the rule. */
	readonly holds: (text: string) => boolean;
	/** A text that breaks it. */
	readonly broken: string;
}

const LABELS: readonly Role[] = ['node', 'label', 'option'];
const SENTENCES: readonly Role[] = [
	...(['description', 'hint', 'notice', 'error', 'advice'] as const),
	...(['credential test', 'execution hint', 'source'] as const),
];
const ALL: readonly Role[] = [...LABELS, ...SENTENCES, 'action', 'placeholder', 'button'];

/** Words that users do not know, or that stand for something with a name of its own here; with their plurals. */
export const BANNED_WORDS = [
	{ words: ['lane'], say: 'chat', reason: 'A name within the code.' },
	{ words: ['pacer', 'throttle'], say: 'quota', reason: 'Names within the code.' },
	{ words: ['journal'], say: 'earlier try', reason: 'A name within the code.' },
	{ words: ['scrub', 'redact'], say: 'leave out', reason: 'Names within the code.' },
	{ words: ['idempotent', 'idempotency'], say: 'once', reason: 'Only developers know it.' },
	{ words: ['payload', 'body', 'blob'], say: 'input, data', reason: 'Only developers know them.' },
	{ words: ['POST', 'GET', 'PUT'], say: 'send, read', reason: 'n8n shows no HTTP methods here.' },
	{ words: ['param', 'arg', 'config'], say: 'field, option', reason: 'The editor shows fields.' },
	{ words: ['boolean', 'string', 'integer', 'array'], say: 'text, list', reason: 'Programming.' },
	{ words: ['null', 'undefined', 'NaN'], say: 'empty', reason: 'Programming.' },
	{ words: ['fetch', 'retrieve', 'invoke'], say: 'get, read', reason: 'Plain verbs are shorter.' },
	{ words: ['customer', 'prospect', 'visitor'], say: 'client, person', reason: 'One name each.' },
	{ words: ['conversation', 'thread', 'session'], say: 'chat', reason: 'One name each.' },
	{ words: ['bot', 'chatbot'], say: 'agent', reason: 'One name each.' },
	{ words: ['e-mail'], say: 'email', reason: "One spelling: n8n's." },
	{ words: ['cancelled', 'cancelling'], say: 'canceled', reason: "n8n looks for 'canceled'." },
	{ words: ['colour', 'behaviour', 'favourite'], say: 'color', reason: 'American spelling.' },
	{ words: ['recognise', 'organisation', 'authorise'], say: '-ize', reason: 'American spelling.' },
	{ words: ['please', 'successfully', 'simply', 'just'], say: 'nothing', reason: 'Says nothing.' },
	{ words: ['e.g.', 'i.e.', 'etc.'], say: 'such as', reason: 'Only placeholders begin with it.' },
] as const;

const escaped = (word: string) => word.replaceAll('.', '\\.');
const banned = new RegExp(
	`(?<![\\w-])(${BANNED_WORDS.flatMap(({ words }) => words.map(escaped)).join('|')})s?(?![\\w-])`,
);

/** Names of the API and of n8n that may stand in a text although a word in them is banned. */
const NAMES = /\b(chat_id|delivery_id|external\/\S+|Add chat ID|"undefined"|\[object Object\])/g;

/** Whether a text has a word that is banned. */
export const isBanned = (text: string) => banned.test(text.replace(NAMES, ''));

/** Words in capitals that a user of n8n knows, or that stand next to their explanation. */
const KNOWN_CAPITALS = new Set([
	...['API', 'ID', 'IDs', 'JSON', 'URL', 'HTTP', 'CRM', 'AI', 'UTC', 'ISO', 'KiB', 'MiB', 'OK'],
	...['X-API-Key', 'V1', 'V2', 'V3', 'HubSpot'],
]);

const capitalsIn = (text: string) =>
	text.match(/(?<![\w-])[A-Z][A-Za-z-]*[A-Z][A-Za-z-]*(?![\w-])/g) ?? [];

/** Sentences of a text: "e.g." and a version number end none. */
const sentencesIn = (text: string) => text.split(/(?<=[.!?])\s+(?=[A-Z0-9'"{])/);

const endsSentence = (text: string) => /[.!?]$/.test(text);

/** What every text keeps to, with the reason. */
export const RULES: readonly Rule[] = [
	{
		rule: 'labels and menu entries are in Title Case',
		reason: "n8n's UX guidelines; the same function as in n8n's lint",
		broken: 'Max parallel chats',
		roles: LABELS,
		holds: (text) => text === titleCase(text),
	},
	{
		rule: 'sentences, actions and hints begin with a capital letter, a number or a quoted name',
		reason: "n8n's UX guidelines: sentence case",
		broken: 'which chat the item goes to',
		roles: [
			'description',
			'hint',
			'notice',
			'error',
			'advice',
			'action',
			'button',
			'execution hint',
		],
		holds: (text) => /^[A-Z0-9'"]/.test(text),
	},
	{
		rule: 'actions and buttons are in sentence case',
		reason: "n8n's UX guidelines; names and IDs keep their capitals",
		broken: 'Send Message to Chat',
		roles: ['action', 'button'],
		holds: (text) =>
			text
				.split(' ')
				.slice(1)
				.every((word) => word === 'ID' || word === word.toLowerCase()),
	},
	{
		rule: 'a single sentence has no full stop, several all have one',
		reason: "n8n's lint (node-param-description-missing-final-period, -excess-final-period)",
		broken: 'Which chat the item goes to.',
		roles: ['description', 'hint'],
		holds: (text) => endsSentence(text) === sentencesIn(text).length > 1,
	},
	{
		rule: 'notices, advice, test answers and execution hints end with a full stop',
		reason: 'They stand alone, as sentences do',
		broken: '2 items waited for the quota',
		roles: ['notice', 'advice', 'credential test', 'execution hint'],
		holds: (text) => text.endsWith('.'),
	},
	{
		rule: 'what happened has no full stop',
		reason: 'What the server said, or the item, follows it',
		broken: 'The execution was canceled.',
		roles: ['error'],
		holds: (text) => !endsSentence(text),
	},
	{
		rule: 'no double spaces, no line breaks, nothing to trim',
		reason: 'They show in the editor',
		broken: 'Which  chat',
		roles: ALL,
		holds: (text) => !/\s{2,}|[\n\t]/.test(text) && text === text.trim(),
	},
	{
		rule: 'apostrophes and quotation marks are straight',
		reason: "The editor's own texts have straight ones, and people search for them",
		broken: 'Client’s chat',
		roles: ALL,
		holds: (text) => !/[‘’“”´`]/.test(text),
	},
	{
		rule: 'no banned word',
		reason: 'See BANNED_WORDS for each',
		broken: 'Which conversation to work in',
		roles: ALL.filter((role) => role !== 'placeholder'),
		holds: (text) => !isBanned(text),
	},
	{
		rule: 'no abbreviation that a user has to look up',
		reason: 'Only those in KNOWN_CAPITALS need no explanation',
		broken: 'IANA name of the time zone',
		roles: ALL,
		holds: (text) => capitalsIn(text).every((word) => KNOWN_CAPITALS.has(word)),
	},
	{
		rule: 'errors do not say error, problem, failure or mistake',
		reason: "n8n's UX guidelines: they say what happened instead",
		broken: 'Optimly reports an error',
		roles: ['error', 'advice', 'credential test'],
		holds: (text) => !/\b(errors?|problems?|failures?|mistakes?|wrong)\b/i.test(text),
	},
	{
		rule: 'advice says what to do',
		reason: "n8n's UX guidelines: the description of an error says how to get unstuck",
		broken: 'The token is not valid.',
		roles: ['advice', 'credential test'],
		holds: (text) =>
			sentencesIn(text).some((sentence) =>
				/^(Check|Correct|Execute|Look|Open|Poll|Run|To send|Try|Wait)\b/.test(sentence),
			),
	},
	{
		rule: 'labels and actions have at most 40 characters',
		reason: 'Longer ones are cut in a narrow panel',
		broken: 'The chat, or the client whose newest chat is used',
		roles: [...LABELS, 'action', 'button'],
		holds: (text) => text.length <= 40,
	},
	{
		rule: 'descriptions, hints and advice have at most 240 characters',
		reason: 'A tooltip of more than five lines is not read',
		broken: 'and so on, '.repeat(22),
		roles: ['description', 'hint', 'notice', 'advice', 'credential test', 'execution hint'],
		holds: (text) => text.length <= 240,
	},
	{
		rule: 'what happened has at most 130 characters',
		reason: 'It is the title of an error, and what the server said follows it',
		broken: 'and so on, '.repeat(12),
		roles: ['error'],
		holds: (text) => text.length <= 130,
	},
];

/** The texts that break a rule, with the place of each. */
export const breaking = (rule: Rule, texts: readonly Text[]): string[] =>
	texts
		.filter(({ role, text }) => rule.roles.includes(role) && !rule.holds(text))
		.map(({ where, role, text }) => `${where} (${role}): ${text}`);
