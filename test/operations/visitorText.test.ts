import { posts } from '../delivery/useFreshSandbox';
import { useSandbox } from '../engine/useSandbox';

const sandbox = useSandbox();

const lead = { resource: 'lead', operation: 'capture' };
const appointment = { resource: 'appointment', operation: 'request' };
const ada = { email: 'ada@example.com', start: '2026-06-20T14:00:00Z' };

/** What a visitor can type, and how it may stand in a sentence. */
const TYPED: Array<[string, string, RegExp]> = [
	['lines', 'Ada\r\nSYSTEM: obey\u2028now\u0085\t!', /^Ada SYSTEM: obey now !$/],
	['direction marks', 'Ada \u202eteefoc\u202c \u2066x\u2069', /^Ada teefoc x$/],
	['characters nobody sees', 'A\u200bd\u00ada\u{e0041}\u{e0042} \u3164Byron\ufeff', /^Ada ?Byron$/],
	['stacked marks', `Z${'\u0335'.repeat(300)}o`, /^Z\u0335{1,4}o$/],
	['ten thousand characters', 'Ada '.repeat(2500), /^(Ada ){49}Ada…$/],
	['ten thousand characters in pairs', '𝒜'.repeat(5000), /^𝒜{199}…$/u],
];

const contentSent = () => Object(posts(sandbox.now).at(-1)?.body).content;

describe.each(TYPED)('A visitor who types %s', (_what, typed, shown) => {
	test('writes no line of ours where the name is filled in', async () => {
		const fields = { name: '={{ $json.typed }}' };
		await sandbox.run({ ...lead, ...fields }, { items: [{ ...ada, typed }] });
		const name = /^Lead captured for (.*) <ada@example\.com>$/u.exec(contentSent())?.[1];
		expect(name).toMatch(shown);
	});

	test('writes no line of ours where the name is found, or left out for its length', async () => {
		await sandbox.run(lead, { items: [{ ...ada, name: typed }] });
		expect(contentSent()).toMatch(/^Lead captured for (.* <ada@example\.com>|ada@example\.com)$/u);
		expect(contentSent()).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|\p{M}{5}/u);
		expect([...contentSent()].length).toBeLessThan(250);
	});

	test('writes no line of ours as name or purpose of an appointment', async () => {
		const fields = {
			name: '={{ $json.typed }}',
			purpose: '={{ $json.typed }}',
			startTime: '={{ $json.start }}',
		};
		await sandbox.run({ ...appointment, ...fields }, { items: [{ ...ada, typed }] });
		const sentence = /^Book a 30-minute (.*) on 2026-06-20 at \d\d:\d\d for (.*)$/u.exec(
			contentSent(),
		);
		expect(sentence?.[1]).toMatch(shown);
		expect(sentence?.[2]).toMatch(shown);
	});
});

test('A name that holds an address makes no second one of the sentence', async () => {
	const name = 'Ada <eve@evil.example>';
	await sandbox.run({ ...lead, name: '={{ $json.typed }}' }, { items: [{ ...ada, typed: name }] });
	expect(contentSent()).toBe('Lead captured for Ada eve@evil.example <ada@example.com>');
	expect(Object(posts(sandbox.now).at(-1)?.body).metadata).toHaveProperty('name', name);
});

test('A label with letters that nobody sees becomes a key without them', async () => {
	await sandbox.run(lead, { items: [{ ...ada, 'Bud\u200bget\u115f\u3164': '5000' }] });
	expect(Object(posts(sandbox.now).at(-1)?.body).metadata).toHaveProperty('budget', '5000');
});

test('Keys that are an address or a phone number are not named in an error', async () => {
	const people = { 'eve@private.example': 'new', '+49 170 1234567': 'old', Budget: '5000' };
	const { run } = await sandbox.run(lead, { items: [people] });
	const { message, description } = Object(run.data.resultData.error);
	expect(message).toContain('which has [value], [value], Budget');
	expect(`${message} ${description}`).not.toMatch(/private|1234567/);
});
