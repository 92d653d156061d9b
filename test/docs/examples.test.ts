/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests are not part of the package */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const folder = join(__dirname, '..', '..', 'examples');
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
const readme = readFileSync(join(folder, 'README.md'), 'utf8');

const node = z.object({
	id: z.string().uuid(),
	name: z.string(),
	type: z.string(),
	position: z.tuple([z.number(), z.number()]),
	parameters: z.record(z.string(), z.unknown()),
	credentials: z.record(z.string(), z.object({ id: z.string(), name: z.string() })).optional(),
});
type Node = z.infer<typeof node>;

const example = z.object({
	name: z.string(),
	nodes: z.array(node),
	connections: z.record(
		z.string(),
		z.record(z.string(), z.array(z.array(z.object({ node: z.string() })))),
	),
	settings: z.object({ executionOrder: z.literal('v1') }),
});

const textOf = (file: string) => readFileSync(join(folder, file), 'utf8');
const read = (file: string) => example.parse(JSON.parse(textOf(file)));
const isNote = ({ type }: Node) => type === 'n8n-nodes-base.stickyNote';

/** All texts in the parameters of a node. */
function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	return typeof value === 'object' && value !== null
		? Object.values(value).flatMap((one: unknown) => textsIn(one))
		: [];
}

const expressionsOf = (nodes: readonly Node[]) =>
	nodes.flatMap(({ parameters }) => textsIn(parameters)).filter((text) => text.startsWith('='));

/** A node is drawn 96 wide and high, with its name below; a trigger and an agent need no more. */
function boxOf({ position: [x, y], parameters, ...rest }: Node) {
	const size = z.object({ width: z.number(), height: z.number() }).safeParse(parameters).data;
	return isNote({ ...rest, parameters, position: [x, y] }) && size
		? { x, y, ...size }
		: { x, y, width: 96, height: 130 };
}

function overlaps(one: Node, other: Node): boolean {
	const [a, b] = [boxOf(one), boxOf(other)];
	return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

describe('examples/README.md', () => {
	test('has a section for every example, and no other', () => {
		const shown = [...readme.matchAll(/^\[([\w-]+\.json)\]\(\1\): /gm)].map(([, file]) => file);
		expect([...shown].sort()).toEqual([...files].sort());
	});

	test('says of each when to use it and what to set, and lists it in the table', () => {
		const sections = readme.split(/^## /m).slice(1);
		expect(sections).toHaveLength(files.length);
		for (const section of sections) {
			const [title] = section.split('\n');
			expect(section).toMatch(/\*\*When to use it\.\*\*[^]*\*\*What to set\.\*\*/);
			expect(readme).toContain(`| [${title}](#${title.toLowerCase().replaceAll(' ', '-')}) `);
		}
	});
});

test('examples/README.md shows a picture of every example', () => {
	const missing = files.filter(
		(file) => !readme.includes(`](pictures/${file.replace('.json', '.jpg')})`),
	);
	expect(missing).toEqual([]);
});

test('README.md leads to the examples, and their page to every one of them', () => {
	const main = readFileSync(join(folder, '..', 'README.md'), 'utf8');
	expect(main).toContain('(examples/README.md)');
	expect(files.filter((file) => !readme.includes(`(${file})`))).toEqual([]);
});

test('no two nodes of all the examples share an ID', () => {
	const ids = files.flatMap((file) => read(file).nodes.map(({ id }) => id));
	expect(new Set(ids).size).toBe(ids.length);
});

test('no two examples listen on the same path', () => {
	const paths = files
		.flatMap((file) => read(file).nodes)
		.flatMap(({ parameters }) => (typeof parameters.path === 'string' ? [parameters.path] : []));
	expect(paths.length).toBeGreaterThan(5);
	expect(new Set(paths).size).toBe(paths.length);
});

describe.each(files)('%s', (file) => {
	const { name, nodes, connections } = read(file);
	const names = nodes.map((one) => one.name);

	test('is named like its file', () => {
		const words = name.replace('Optimly example: ', '').toLowerCase().replaceAll(' ', '-');
		expect(`${words}.json`).toBe(file);
	});

	test('has a note with numbered steps, one of them about the Optimly credential', () => {
		const note = nodes
			.filter(isNote)
			.flatMap(({ parameters }) => textsIn(parameters))
			.join('\n');
		expect(note).toMatch(/^## .+[^]*^1\. /m);
		expect(note).toMatch(/^\d\. .*your Optimly credential/m);
	});

	test('holds no credential of anybody', () => {
		for (const { credentials = {} } of nodes)
			for (const { id } of Object.values(credentials)) expect(id).toBe('');
		expect(textOf(file)).not.toMatch(/agt_|Bearer |xox[bp]-|sk-[A-Za-z0-9]{8}/);
	});

	test('no node lies on another or on a note', () => {
		const pairs = nodes.flatMap((one, index) =>
			nodes.slice(index + 1).map((other) => [one, other] as const),
		);
		const bad = pairs.filter(([one, other]) => overlaps(one, other));
		expect(bad.map(([one, other]) => `${one.name} / ${other.name}`)).toEqual([]);
	});

	test('every connection and every expression names a node that is there', () => {
		const connected = Object.entries(connections).flatMap(([from, outputs]) => [
			from,
			...Object.values(outputs).flatMap((ends) => ends.flat().map((end) => end.node)),
		]);
		expect(connected.filter((one) => !names.includes(one))).toEqual([]);
		const named = expressionsOf(nodes).flatMap((text) =>
			[...text.matchAll(/\$\((['"])(.+?)\1\)/g)].map(([, , one]) => one),
		);
		expect(named.filter((one) => !names.includes(one))).toEqual([]);
	});

	test('every node but notes is connected', () => {
		const connected = new Set([
			...Object.keys(connections),
			...Object.values(connections).flatMap((outputs) =>
				Object.values(outputs).flatMap((ends) => ends.flat().map((end) => end.node)),
			),
		]);
		const alone = nodes.filter((one) => !isNote(one) && !connected.has(one.name));
		expect(alone.map((one) => one.name)).toEqual([]);
	});
});
