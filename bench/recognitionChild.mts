// The process in which the recognition is measured: reads large inputs with the built package and prints what each
// took as JSON. Node.js 24 runs this file as it is.
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [packageFolder, runs] = [process.argv[2], Number(process.argv[3])];
const { findPerson } = createRequire(import.meta.url)(
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

/** What the size and shape of an item can do to the time; `aim` in milliseconds. */
const INPUTS: ReadonlyArray<{ what: string; aim: number; make: () => unknown }> = [
	{
		what: 'A form of 500 questions',
		aim: 20,
		make: () =>
			Object.fromEntries([...times(500, (i) => [label(i), `answer ${i}`]), ...Object.entries(OWN)]),
	},
	{
		what: '100 kB of keys made of the words that are looked for',
		aim: 100,
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
		aim: 100,
		make: () => ({ ...OWN, message: '@ to write '.repeat(9_500) }),
	},
	{
		what: '100 kB of text that is nearly HTML',
		aim: 100,
		make: () => ({ ...OWN, message: '<p><a <b '.repeat(11_500) }),
	},
	{
		what: '100 kB of text that is nearly a form',
		aim: 100,
		make: () => ({ ...OWN, message: 'a: b\n'.repeat(20_500) }),
	},
	{ what: '10 MiB in one text', aim: 50, make: () => ({ ...OWN, message: 'x '.repeat(5 * MB) }) },
	{
		what: '10 MiB in 1 000 texts',
		aim: 50,
		make: () =>
			Object.fromEntries(
				times(1_000, (i) => [`text ${i}`, 'lorem ipsum @ dolor: sit <b> amet\n'.repeat(310)]),
			),
	},
	{
		what: '10 MiB in a list of 100 000 records',
		aim: 50,
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
		aim: 50,
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
	{ what: '10 MiB of opening brackets', aim: 50, make: () => ({ body: '['.repeat(10 * MB) }) },
	{
		what: '10 MiB of a file as a text',
		aim: 50,
		make: () => ({ ...OWN, file: `data:image/png;base64,${'A'.repeat(10 * MB)}` }),
	},
	{
		what: '10 MiB in ten keys',
		aim: 50,
		make: () => Object.fromEntries(times(10, (i) => [`${'k'.repeat(MB)}${i}`, 'v'])),
	},
];

/** Processor time so far, so that what else runs on the machine does not count: nothing waits for anything here. */
function busyMs(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
}

function taken(make: () => unknown): { median: number; worst: number } {
	const all = times(runs, () => {
		const input = make();
		const before = busyMs();
		findPerson(input);
		return busyMs() - before;
	}).sort((a, b) => a - b);
	return { median: all[all.length >> 1], worst: all[all.length - 1] };
}

// The lists of words are read at the first item; after some, the code is as fast as it gets.
for (const [index] of times(20, label).entries()) findPerson({ ...OWN, [label(index)]: 'x' });
console.log(JSON.stringify(INPUTS.map(({ what, aim, make }) => ({ what, aim, ...taken(make) }))));
