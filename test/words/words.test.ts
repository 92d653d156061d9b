import type { INodeProperties } from 'n8n-workflow';
import { BANNED_WORDS, breaking, isBanned, RULES } from './rules';
import { errorsWithoutDescription, sourceTexts } from './sourceTexts';
import { fields, labels, options, texts, type Shown, type Text } from './texts';

/** What is a chat elsewhere is a conversation in Numeno's own words; all else is held to the same rules. */
const inOurWords = (one: Text): Text =>
	/numeno/i.test(one.where)
		? { ...one, text: one.text.replace(/conversation/g, 'chat').replace(/Conversation/g, 'Chat') }
		: one;

const all: readonly Text[] = [...texts, ...sourceTexts()].map(inOurWords);

/** Names in single quotes that are no labels of ours. */
const QUOTED_ELSEWHERE = new Map([
	['Get a contact', "an operation of n8n's HubSpot node"],
	['user', 'a value of Sender'],
	['assistant', 'a value of Sender'],
	['Fields Below', 'an entry of the menu that the error names'],
]);

/** Fields that need no description, with the reason. */
const NO_DESCRIPTION: Array<{ reason: string; applies: (field: INodeProperties) => boolean }> = [
	{ reason: 'a notice is one', applies: ({ type }) => type === 'notice' },
	{
		reason: 'the two menus of every node; their entries have descriptions',
		applies: ({ name }) => name === 'resource' || name === 'operation',
	},
	{ reason: 'a box of fields that have their own', applies: ({ type }) => type === 'collection' },
];

/** Text fields that need no placeholder, with the reason. */
const NO_PLACEHOLDER: Array<{ reason: string; applies: (field: INodeProperties) => boolean }> = [
	{
		reason: 'an example of a secret looks like a secret',
		applies: ({ typeOptions }) => typeOptions?.password === true,
	},
	{ reason: 'it is never empty', applies: ({ type }) => type === 'json' },
];

/** Menus whose entries need no description, with the reason. */
const PLAIN_MENUS = new Map([
	['resource', "n8n's own menus of resources have none; the operations say what is done"],
	['headerName', 'the entries are what is sent'],
]);

/** Words of a text that say something, in lower case. */
const wordsOf = (text: string): string[] =>
	(text.toLowerCase().match(/[a-z]{3,}/g) ?? []).filter(
		(word) => !/^(the|and|for|that|this|with|its|whether|which|what|how|when)$/.test(word),
	);

const where = (shown: ReadonlyArray<Shown<unknown>>) => shown.map((one) => one.where);

test('the walk finds the words: those of fields in boxes, menus, errors, tests, hints and the trigger', () => {
	expect(fields.length).toBeGreaterThan(90);
	expect(texts.length).toBeGreaterThan(400);
	const found = new Set(all.map(({ text }) => text));
	for (const text of [
		'Metadata JSON',
		'e.g. Hello, I need help with billing',
		'Ignore Own Messages',
		'Lead Collected',
		'The execution was canceled',
		'2 items waited for the quota.',
		'is nested more than … levels deep',
	]) {
		expect(found).toContain(text);
	}
});

test.each(RULES)('$rule', (rule) => {
	expect(rule.reason).toMatch(/\S/);
	expect(all.some(({ role }) => rule.roles.includes(role))).toBe(true);
	expect(breaking(rule, all)).toEqual([]);
});

test.each(RULES)('the check of "$rule" finds a text that breaks it', (rule) => {
	expect(rule.holds(rule.broken)).toBe(false);
});

test.each(BANNED_WORDS)('$words is found, and has a reason', ({ words, reason }) => {
	expect(reason).toMatch(/\.$/);
	expect(words.filter((word) => !isBanned(`Read the ${word} first`))).toEqual([]);
});

test('switches begin with "Whether"', () => {
	const switches = fields.filter(({ it }) => it.type === 'boolean');
	expect(switches.length).toBeGreaterThan(4);
	expect(where(switches.filter(({ it }) => !it.description?.startsWith('Whether ')))).toEqual([]);
});

test('every field has a description, or a reason to have none', () => {
	const bare = fields.filter(({ it }) => !it.description);
	expect(
		where(bare.filter(({ it }) => !NO_DESCRIPTION.some(({ applies }) => applies(it)))),
	).toEqual([]);
});

test('a description says more than the label', () => {
	const described = [...fields, ...options].map((one) => ({
		...one,
		label: 'displayName' in one.it ? one.it.displayName : one.it.name,
		description: one.it.description,
	}));
	const empty = described.filter(({ label, description }) => {
		const known = new Set(wordsOf(label));
		return description !== undefined && !wordsOf(description).some((word) => !known.has(word));
	});
	expect(where(empty)).toEqual([]);
});

test('every text field shows an example, or has a reason to show none', () => {
	const typed = fields.filter(({ it }) => it.type === 'string' || it.type === 'json');
	const without = typed.filter(({ it }) => !it.placeholder);
	expect(
		where(without.filter(({ it }) => !NO_PLACEHOLDER.some(({ applies }) => applies(it)))),
	).toEqual([]);
});

// n8n's "e.g." for an example; a field that may stay empty says what is taken then.
test('examples begin with "e.g.", fields that may stay empty say so, buttons begin with "Add"', () => {
	const examples = texts.filter(({ role }) => role === 'placeholder');
	const buttons = texts.filter(({ role }) => role === 'button');
	expect(examples.filter(({ text }) => !/^(e\.g\. |Leave empty to use )\S/.test(text))).toEqual([]);
	expect(buttons.filter(({ text }) => !/^Add \S/.test(text))).toEqual([]);
	expect([examples.length > 30, buttons.length > 5]).toEqual([true, true]);
});

test('every entry of a menu is explained, or needs no explanation', () => {
	const bare = options.filter(({ it }) => !it.description);
	const menus = [...PLAIN_MENUS.keys()].map((name) => ` › ${name} › `);
	expect(where(bare.filter((one) => !menus.some((menu) => one.where.includes(menu))))).toEqual([]);
});

test('every operation has an action sentence', () => {
	const operations = options.filter((one) => one.where.includes(' operation › '));
	expect(operations).toHaveLength(11);
	expect(where(operations.filter(({ it }) => !it.action))).toEqual([]);
});

test('a field with the same name has the same label everywhere', () => {
	const byName = new Map<string, Set<string>>();
	// The two that are named alike by contract and differ in what they hold.
	const different = new Set(['content', 'message', 'metadata', 'options']);
	for (const { it } of fields) {
		byName.set(it.name, (byName.get(it.name) ?? new Set()).add(it.displayName));
	}
	const several = [...byName].filter(([name, found]) => found.size > 1 && !different.has(name));
	expect(several.map(([name, found]) => [name, ...found])).toEqual([]);
});

test('a number says its unit', () => {
	const numbers = fields.filter(({ it }) => it.type === 'number');
	expect(numbers.length).toBeGreaterThan(6);
	const unit = /\b(seconds|minutes?|hour|many|Max number)\b/i;
	expect(
		where(numbers.filter(({ it }) => !unit.test(`${it.displayName} ${it.description}`))),
	).toEqual([]);
});

test('a name in single quotes is the label of a field', () => {
	const quoted = all.flatMap(({ where: place, text }) =>
		[...text.matchAll(/(?<![\w…])'([A-Za-z][^'…]*?)'(?!\w)/g)].map(([, name]) => ({ place, name })),
	);
	expect(quoted.length).toBeGreaterThan(10);
	expect(quoted.filter(({ name }) => !labels.has(name) && !QUOTED_ELSEWHERE.has(name))).toEqual([]);
});

test('an error of n8n that the code makes has a description, which says what to do', () => {
	expect(errorsWithoutDescription()).toEqual([]);
});
