/* eslint-disable @n8n/community-nodes/no-restricted-globals -- tests are not part of the package */
import { findMessageInSteps, findPersonInSteps } from '../../nodes/OptimlyMessage/found';
import type { Steps } from '../../nodes/shared/breaks';

/**
 * What a form's visitor can write to stop the whole of n8n, when a pattern is tried at every character again, or all that
 * one text costs is paid for hundreds of keys. Each took from half a second to for ever. The bound is a guard and no
 * measure, twenty times what is promised and of processor time, so that a slow or busy machine is no failure.
 */
const MOST_MS = 1_000;

const Email = 'ada@example.com';
const times = (count: number, entry: (at: number) => [string, unknown]) =>
	Object.fromEntries(Array.from({ length: count }, (_none, at) => entry(at)));
const keys = (key: string, value: string = 'v') => times(600, (at) => [`${key}${at}`, value]);
/** One label in 600 keys, none of which is long. */
const fields = (label: string, value: (at: number) => string) =>
	times(600, (at) => [
		label + at.toString(5).replace(/\d/g, (digit) => ' .-,:'.charAt(Number(digit))),
		value(at),
	]);

/** Marks in no order, which normalising sorts. */
const MARKS = '\u0301\u0323';

const INPUTS: ReadonlyArray<[what: string, input: Readonly<Record<string, unknown>>]> = [
	['a line of spaces below a label', { Email, message: `a:\n${' '.repeat(19_000)}b` }],
	['a line of tabs below a label', { Email, message: `a:\n${'\t'.repeat(19_000)}b` }],
	['a line of stars below a label', { Email, message: `a:\n${' *'.repeat(9_000)}b` }],
	['values with their names', { Email, Details: `a: b${', a: b'.repeat(2_000)};` }],
	[
		'values with their names and spaces',
		{ Email, Details: `a: b${`, ${' '.repeat(20)}a: b`.repeat(500)};` },
	],
	['spaces in texts', times(12, (at) => [`Text ${at}`, `a${' '.repeat(19_900)}b`])],
	['a length with spaces', { Email, Duration: `5${' '.repeat(19_900)}x` }],
	['lengths with marks', { Email, ...fields('Duration', () => `5${MARKS.repeat(9_900)}`) }],
	['times with marks', { Email, ...fields('start', () => `a${MARKS.repeat(9_900)}`) }],
	['keys of ligatures', keys('\ufdfa'.repeat(290))],
	['keys of Hangul', keys('한'.repeat(290))],
	['keys of capitals', keys('aB'.repeat(145))],
	['keys of letters and digits', keys('a1'.repeat(145))],
	['keys of single letters', keys('a '.repeat(148))],
	['keys of signs', keys('!'.repeat(990))],
	['keys of digits', keys(`c${'1'.repeat(980)}!`, '+49 30 1234567')],
	['keys with an apostrophe', keys(`${'жщ'.repeat(145)}'`)],
	['keys in brackets', keys('[7]x'.repeat(73))],
	['companies', fields('company', () => `${'q'.repeat(190)} GmbH`)],
	['long labels beside a name', fields('message', (at) => `It ${'is so '.repeat(36)}${at}.`)],
	['clocks with spaces', fields('start', (at) => `7h 07${' \t'.repeat(45)}x${at}`)],
	[
		'ranges with tabs',
		times(600, (at) => [`appointment date ${at}`, `between 1${'\t'.repeat(90)} and ${at}`]),
	],
	['words of a date', fields('when', (at) => '月火水木金'.repeat(23) + at)],
	['what is no JSON in the end', times(52, (at) => [`t${at}`, `[${'{"k":1},'.repeat(24_000)}`])],
	['what is no JSON, escaped', times(52, (at) => [`t${at}`, `["${'&amp;'.repeat(39_000)}`])],
	['lists in lists', times(52, (at) => [`t${at}`, '['.repeat(199_000)])],
];

/** The same with other labels, as labels that were read once are remembered. */
const relabelled = (input: Readonly<Record<string, unknown>>) =>
	Object.fromEntries(Object.entries(input).map(([key, value]) => [`${key} -`, value]));

/** Processor time in milliseconds of the longest step, after each of which everybody else can have a turn. */
function longestStep(steps: Steps<unknown>): number {
	for (let longest = 0; ; ) {
		const before = process.cpuUsage();
		const { done } = steps.next();
		longest = Math.max(longest, process.cpuUsage(before).user / 1_000);
		if (done) return longest;
	}
}

const WAYS: ReadonlyArray<(input: unknown) => Steps<unknown>> = [
	findPersonInSteps,
	(input) => findMessageInSteps(input, false),
];

// The best of three: what is made at the first time only, patterns above all, is not meant, nor is a collection of garbage.
test.each(INPUTS)('%s: read at once', (_what, input) => {
	const again = relabelled(input);
	for (const read of WAYS) {
		const took = [input, again, relabelled(again)].map((given) => longestStep(read(given)));
		expect(Math.min(...took)).toBeLessThan(MOST_MS);
	}
});

// Labels that nobody asked for before, so that nothing is remembered of them.
test.each(['company', 'start', 'message', 'Parent of the child', 'Duration'])(
	'a form of 600 questions about "%s" is read in many steps',
	(label) => {
		const form = { Email, ...fields(`${label} of form`, (at) => `In ${at} words, or in more`) };
		let count = 0;
		for (const steps = findPersonInSteps(form); !steps.next().done; ) count += 1;
		expect(count).toBeGreaterThan(600);
	},
);
