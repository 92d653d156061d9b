import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { refusal as refusalOf } from '../../nodes/OptimlyMessage/fields/inputRefusal';
import { shownKey } from '../../nodes/OptimlyMessage/fields/shownKey';
import { messageSend } from '../engine/parameters';
import { useSandbox } from '../engine/useSandbox';
import { appointmentFromInput, leadFromInput } from '../submission/fromInput';

const sandbox = useSandbox();

const MARKUP = /[<>&"`]/;
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/u;

/** All that is said of an item that is refused, with its title first. */
async function saidOf(parameters: INodeParameters, item: IDataObject): Promise<string[]> {
	const { output } = await sandbox.run(parameters, {
		items: [item],
		settings: { onError: 'continueRegularOutput' },
	});
	expect(sandbox.now.requests).toEqual([]);
	const [{ json }] = output;
	return [String(json.error), String(json.message), ...Object(json.problems ?? [])];
}

const preview = (parameters: INodeParameters): INodeParameters => ({
	...parameters,
	options: { previewOnly: true },
});

const EMAILS = {
	'<img src=x onerror=alert(1)> E-mail': 'ada@example.com',
	'<b onclick=1> E-Mail': 'grace@example.com',
};
const DATES = {
	email: 'ada@example.com',
	'<img src=x onerror=1> Date': 'sometime soon',
	'Date of ada.lovelace@private.example': 'whenever',
};
const LENGTHS = {
	email: 'ada@example.com',
	start: '2026-06-20T14:00',
	'<b id=1> Duration': 'a while',
	'Duration of ada.lovelace@private.example': 'a bit',
};
const ZONES = {
	email: 'ada@example.com',
	start: '2026-06-20T14:00',
	'<b> Time Zone of +49 170 1234567': 'somewhere',
};

describe('labels of what could not be told apart', () => {
	test.each<[string, INodeParameters, IDataObject, string]>([
		['two addresses', leadFromInput, EMAILS, 'E-mail'],
		['times', appointmentFromInput, DATES, 'Date'],
		['lengths', appointmentFromInput, LENGTHS, 'Duration'],
		['a zone', appointmentFromInput, ZONES, 'Time Zone'],
	])('are no markup and nobody’s: %s', async (_what, parameters, item, label) => {
		for (const mode of [parameters, preview(parameters)]) {
			const said = (await saidOf(mode, item)).join('\n');
			expect(said).toContain(label);
			expect(said).not.toMatch(/[<>]|private|1234567/);
		}
	});

	test('what a messenger calls an event is no markup either', () => {
		const words = 'is a change in a channel (<b>ada@private.example</b>), not a message';
		const field = { displayName: 'Content', name: 'content', default: '' };
		const { message } = refusalOf(
			field,
			'message',
			{ source: 'Slack', seenKeys: [] },
			{ words, candidates: [] },
		);
		expect(message).not.toMatch(/[<>]|private/);
		expect(message).toContain('is a change in a channel');
	});

	test('long ones are cut, so that every one of them is named', async () => {
		const asked = 'Time Zone, of which we will speak when we call you back about your appointment';
		const item = {
			email: 'ada@example.com',
			start: '2026-06-20T14:00',
			[`${asked} (yours)`]: 'Europe/Berlin',
			[`${asked} (ours)`]: 'Europe/London',
		};
		const [title] = await saidOf(appointmentFromInput, item);
		expect(title).toContain('and not the same');
		expect(title.split(`'${asked.slice(0, 59).trim()}…'`)).toHaveLength(3);
	});

	test('apostrophes of a label close no quotation', () => {
		const field = { displayName: 'Email', name: 'email', default: '' };
		const labels = ["Ada's mail", `${'x'.repeat(90)}'`];
		const words = `could be ${labels.map((label) => `'${label.slice(0, 80)}'`).join(' or ')}: they differ`;
		const { message } = refusalOf(
			field,
			'email address',
			{ source: 'JSON', seenKeys: labels },
			{ words, candidates: labels },
		);
		expect(message).toContain(`could be 'Ada s mail' or '${'x'.repeat(59)}…': they differ`);
	});
});

describe('a key that is somebody’s is not shown', () => {
	test.each([
		'ada.lovelace@private.example',
		'ada\ufeff@private.example',
		'ada＠private.example',
		'ada﹫private.example',
		'ada%40private.example',
		'ada%2540private.example',
		'ada&#64;private.example',
		'ada&commat;private.example',
		'ada @ private.example',
		'private (at) private.example',
	])('the address %j', (key) => {
		for (const shown of [shownKey(key), shownKey(`Mail of ${key} (work)`)])
			expect(shown).not.toMatch(/ada|private/);
		expect(shownKey(`Mail of ${key}, work`)).toMatch(/^Mail of \[value\]/);
	});

	test.each([
		'+49 170 1234567',
		'0170 1234567',
		'01701234567',
		'0049 170 1234567',
		'+49/170/1234567',
		'(555) 123-4567',
		'555-123-4567',
		'+49\u200b170\u200b1234567',
		'+49\u00a0170\u20111234567',
		'+49 170 1234567',
		'%2B491701234567',
		'4917012345678',
		'2026-0170-1234567',
	])('the number %j', (key) => {
		for (const shown of [shownKey(key), shownKey(`Call ${key}`), shownKey(`tel: ${key}`)])
			expect(shown.normalize('NFKC')).not.toMatch(/17012|1234567|123-4567|170/);
		expect(shownKey(`Call ${key} now`)).toMatch(/^Call \[value\] now$/);
	});

	test.each(['+491701234567', '01701234567', '555-123-4567'])(
		'the number %j, also in a name of several parts',
		(key) => {
			for (const sign of ['.', '_', '-', ':', '[']) {
				expect(shownKey(`tel${sign}${key}`)).toBe(`tel${sign}[value]`);
				expect(shownKey(`${key}${sign}name`)).toBe(`[value]${sign}name`);
			}
		},
	);

	test.each(['DE89 3704 0044 0532 0130 00', 'DE89370400440532013000', 'de89370400440532013000'])(
		'the account %j',
		(key) => {
			expect(shownKey(key)).toBe('[value]');
			expect(shownKey(`IBAN ${key}`)).toBe('IBAN [value]');
		},
	);

	test.each([
		'2026-11-22',
		'22.11.2026',
		'2026-11-22 14:00',
		'2026-11-22T14:00:00',
		'Season 2025-2026',
		'Question 12',
		'Questions 1, 2, 3, 4, 5, 6 and 7',
		'field_123',
		'field_1234567',
		'entry.1234567890',
		'q5_name',
		'550e8400-e29b-41d4-a716-446655440000',
		'12345678-1234-1234-1234-123456789012',
		'fields[12].value',
		'utm_source',
		'100 % sure?',
		'Wie heißen Sie?',
		'E-Mail',
	])('the label %j is', (key) => {
		expect(shownKey(key)).toBe(key);
	});

	test('long keys are cut, whatever they are made of', () => {
		for (const part of ['a', '1', '@', '1 ', '(', 'A1', '%40', '\u0301', 'DE12'])
			expect(shownKey(part.repeat(50_000)).length).toBeLessThanOrEqual(120);
	});
});

describe('a key that stands twice in Metadata Fields', () => {
	const rows = {
		metadataMode: 'fields',
		metadata: { field: [1, 2].map(() => ({ key: '={{ $json.k }}', value: 'x' })) },
	};

	test.each([
		['a number', 'Reach +49 170 1234567'],
		['markup', '<img src=x onerror=alert(1)> Reach'],
		['line breaks and directions', 'Reach\u202e\r\n\u2028\u2066more'],
		['a text', `Reach ${'x'.repeat(3_000)}`],
	])('is named in one line and without %s', async (_what, k) => {
		const [title] = await saidOf(messageSend('chat_1', rows), { k });
		expect(title).toMatch(/has the key ".*Reach.*" twice/);
		expect(title.replace(/"/g, '')).not.toMatch(MARKUP);
		expect(title).not.toMatch(UNSEEN);
		expect(title).not.toContain('1234567');
		expect(title.length).toBeLessThan(200);
	});
});
