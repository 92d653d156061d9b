// The process in which the recognition is measured: reads large inputs with the built package and prints what each
// took as JSON. Node.js 24 runs this file as it is.
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [packageFolder, runs] = [process.argv[2], Number(process.argv[3])];
const { findPersonInSteps } = createRequire(import.meta.url)(
	join(packageFolder, 'dist', 'nodes', 'OptimlyMessage', 'found', 'index.js'),
);

const QUESTIONS =
	'Budget Timeline Vehicle Preferred colour Shipping method Referral source Team size How many people will attend the workshop in total Roof type'.split(
		' ',
	);
const PARTS = ['name', 'email', 'your', 'company', 'phone', 'telefon', 'nach', 'kunden'];
const OWN = { 'Your name': 'Ada Example', Email: 'ada@example.com' };
const MB = 1024 * 1024;

let random = 7;
const below = (limit: number) => {
	random = (Math.imul(random, 1_103_515_245) + 12_345) >>> 0;
	return (random >>> 8) % limit;
};
const times = <Value,>(count: number, make: (index: number) => Value): Value[] =>
	Array.from({ length: count }, (_, index) => make(index));
const label = (index: number) =>
	[...times(2 + below(9), () => QUESTIONS[below(QUESTIONS.length)]), index].join(' ');

/** Labels that never come again, so that nothing is remembered of them. */
let asked = 0;
const form = (question: string, answer: (index: number) => string) => () => ({
	...Object.fromEntries(times(600, (i) => [`${question} ${(asked += 1)}`, answer(i)])),
	...OWN,
});

/** What the size and shape of an item can do to the time. */
const INPUTS: ReadonlyArray<{ what: string; make: () => unknown }> = [
	{ what: '600 dates that are none', make: form('When', (i) => '月火水木金'.repeat(23) + i) },
	{ what: '600 companies', make: form('Company', () => `${'q'.repeat(190)} GmbH`) },
	{
		what: '600 messages with long labels',
		make: form(`Message ${'is so '.repeat(36)}`, () => 'I would like to know.'),
	},
	{
		what: 'A form of 500 questions',
		make: () =>
			Object.fromEntries([...times(500, (i) => [label(i), `answer ${i}`]), ...Object.entries(OWN)]),
	},
	{
		what: '100 kB of keys made of the words that are looked for',
		make: () => ({
			...Object.fromEntries(
				times(280, (i) => [
					`${times(10, () => PARTS[below(PARTS.length)]).join('')}${i}`,
					`${'x@y'.repeat(20)} to at https ${'1234 '.repeat(10)}${'a'.repeat(160)}`,
				]),
			),
			...OWN,
		}),
	},
	{
		what: '100 kB of text that is nearly addresses',
		make: () => ({ ...OWN, message: '@ to write '.repeat(9_500) }),
	},
	{
		what: '100 kB of text that is nearly HTML',
		make: () => ({ ...OWN, message: '<p><a <b '.repeat(11_500) }),
	},
	{
		what: '100 kB of text that is nearly a form',
		make: () => ({ ...OWN, message: 'a: b\n'.repeat(20_500) }),
	},
	{ what: '10 MiB in one text', make: () => ({ ...OWN, message: 'x '.repeat(5 * MB) }) },
	{
		what: '10 MiB in 1 000 texts',
		make: () =>
			Object.fromEntries(
				times(1_000, (i) => [`text ${i}`, 'lorem ipsum @ dolor: sit <b> amet\n'.repeat(310)]),
			),
	},
	{
		what: '10 MiB in a list of 100 000 records',
		make: () => ({
			rows: times(100_000, (i) => ({
				name: `Person ${i}`,
				email: `p${i}@example.com`,
				note: `hello there, how are you ${i}`,
			})),
		}),
	},
	{
		what: '10 MiB of JSON as a text',
		make: () => ({
			body: JSON.stringify(
				times(100_000, (i) => ({
					name: `Person ${i}`,
					email: `p${i}@example.com`,
					note: `hello there ${i}`,
				})),
			),
		}),
	},
	{ what: '10 MiB of opening brackets', make: () => ({ body: '['.repeat(10 * MB) }) },
	{
		what: '10 MiB of a file as a text',
		make: () => ({ ...OWN, file: `data:image/png;base64,${'A'.repeat(10 * MB)}` }),
	},
	{
		what: '10 MiB in ten keys',
		make: () => Object.fromEntries(times(10, (i) => [`${'k'.repeat(MB)}${i}`, 'v'])),
	},
];

/** Processor time so far, so that what else runs on the machine does not count: nothing waits for anything here. */
function busyMs(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
}

/** Processor time in milliseconds of all steps of one reading together, and of the longest. */
function taken(input: unknown): { all: number; longest: number } {
	const steps = findPersonInSteps(input);
	for (let [all, longest] = [0, 0]; ; ) {
		const before = busyMs();
		const { done } = steps.next();
		const step = busyMs() - before;
		all += step;
		longest = Math.max(longest, step);
		if (done) return { all, longest };
	}
}

function measured(make: () => unknown): { median: number; worst: number; longestStep: number } {
	const each = times(runs, () => taken(make())).sort((a, b) => a.all - b.all);
	return {
		median: each[each.length >> 1].all,
		worst: each[each.length - 1].all,
		longestStep: Math.max(...each.map(({ longest }) => longest)),
	};
}

// The lists of words are read at the first item; after some, the code is as fast as it gets.
for (const [index] of times(20, label).entries()) taken({ ...OWN, [label(index)]: 'x' });
console.log(JSON.stringify(INPUTS.map(({ what, make }) => ({ what, ...measured(make) }))));
