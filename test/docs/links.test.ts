/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests are not part of the package */
import {
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import packageJson from '../../package.json';
import playgroundPackage from '../../playground/package.json';

const root = join(__dirname, '..', '..');

/** Folders whose content is made by tools. */
const MADE = new Set(['node_modules', 'dist', 'coverage']);

/** All files of the project below a folder, hidden folders left out. */
function filesIn(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		if (entry.name.startsWith('.') || MADE.has(entry.name)) return [];
		const path = join(folder, entry.name);
		return entry.isDirectory() ? filesIn(path) : [path];
	});
}

const textOf = (path: string) => readFileSync(path, 'utf8');
const pages = filesIn(root).filter((path) => path.endsWith('.md'));

/** A page without its code blocks: what stands there is no link and no heading. */
const proseOf = (path: string) => textOf(path).replace(/^```[^]*?^```/gm, '');

/** How a page names a target: a link or a picture, the same as a definition, and in HTML. */
const TARGETS = [
	/\]\(<?([^)\s>]+)>?(?: "[^"]*")?\)/g,
	/^\[[^\]]+\]: <?(\S+?)>?$/gm,
	/(?:src|href)="([^"]*)"/g,
];

const targetsOf = (path: string): string[] =>
	TARGETS.flatMap((target) => [...proseOf(path).matchAll(target)].map(([, found]) => found));

const isElsewhere = (target: string) => /^[a-z]+:/.test(target);

/** Targets of the page's links and pictures, without those to other sites. */
const linksOf = (path: string): string[] =>
	targetsOf(path).filter((target) => !isElsewhere(target));

/** The anchors that GitHub gives to the page's headings. */
function anchorsOf(path: string): Set<string> {
	const headings = [...proseOf(path).matchAll(/^#+ +(.+)$/gm)].map(([, heading]) => heading);
	return new Set(
		headings.map((heading) =>
			heading
				.toLowerCase()
				.replace(/[^\p{L}\p{N} _-]/gu, '')
				.replace(/ /g, '-'),
		),
	);
}

function brokenLinks(page: string): string[] {
	return linksOf(page).filter((link) => {
		const [path, anchor] = link.split('#', 2);
		const target = path === '' ? page : resolve(dirname(page), path);
		if (!existsSync(target)) return true;
		return anchor !== undefined && !(statSync(target).isFile() && anchorsOf(target).has(anchor));
	});
}

/** Texts in backticks. */
const inlineCode = (page: string) =>
	[...proseOf(page).matchAll(/`([^`\n]+)`/g)].map(([, code]) => code);

const contributing = join(root, 'CONTRIBUTING.md');

test.each(pages.map((path) => relative(root, path)))('%s: every link leads somewhere', (page) => {
	expect(brokenLinks(join(root, page))).toEqual([]);
});

test('a link, a picture, an anchor that lead nowhere are found', () => {
	const folder = mkdtempSync(join(tmpdir(), 'optimly-links-'));
	const page = join(folder, 'page.md');
	const good = '# Head line\n[a](page.md) [b](#head-line) [c](page.md#head-line "title")\n';
	writeFileSync(page, `${good}![p](gone.jpg) [d](#gone) <img src="gone.png">\n[e]: gone.md\n`);
	expect(brokenLinks(page)).toEqual(['gone.jpg', '#gone', 'gone.md', 'gone.png']);
	rmSync(folder, { recursive: true });
});

test('every picture says what it shows, and is a .jpg: the build copies png and svg into the package', () => {
	const pictures = pages.flatMap((page) => [
		...proseOf(page).matchAll(/!\[([^\]]*)\]\(([^)\s]+)/g),
	]);
	for (const [, shows, target] of pictures) {
		expect(shows).toMatch(/\w+ \w+/);
		expect(isElsewhere(target) ? 'https:' : target).toMatch(/^https:|\.jpg$/);
	}
});

test('links to other sites are complete https addresses', () => {
	const elsewhere = pages.flatMap(targetsOf).filter(isElsewhere);
	expect(elsewhere.length).toBeGreaterThan(8);
	expect(elsewhere.filter((target) => new URL(target).protocol !== 'https:')).toEqual([]);
});

test('the pages link to each other', () => {
	const all = pages.flatMap(linksOf);
	expect(all.length).toBeGreaterThan(20);
	expect(all).toEqual(
		expect.arrayContaining([
			'docs/errors.md',
			'docs/delivery.md',
			'docs/form-mapping.md',
			'CONTRIBUTING.md',
			'SECURITY.md',
		]),
	);
});

describe('CONTRIBUTING.md', () => {
	const code = inlineCode(contributing);

	test('every path that it names exists', () => {
		const paths = code.filter(
			(text) => /^[\w.][\w./-]*$/.test(text) && /\/|\.(m?ts|mjs|json|md)$/.test(text),
		);
		expect(paths.length).toBeGreaterThan(20);
		// What a build makes is not there before it ran.
		const fixed = paths.filter((path) => !MADE.has(path.split('/')[0]));
		expect(fixed.filter((path) => !existsSync(join(root, path)))).toEqual([]);
	});

	test('its map shows every folder', () => {
		const folders = readdirSync(root, { withFileTypes: true })
			.filter(
				(entry) => entry.isDirectory() && !entry.name.startsWith('.') && !MADE.has(entry.name),
			)
			.map(({ name }) => `${name}/`);
		const shown = new Set(code);
		expect(folders.filter((folder) => !shown.has(folder))).toEqual([]);
	});

	test('every function that it names is in the code', () => {
		const named = code.flatMap((text) => /^(?:[\w]+\.)?(\w+)\(\)$/.exec(text)?.[1] ?? []);
		expect(named.length).toBeGreaterThan(10);
		const sources = [join(root, 'nodes'), join(root, 'credentials')]
			.flatMap(filesIn)
			.map(textOf)
			.join('\n');
		const isDefined = (name: string) =>
			new RegExp(
				`(?:function|const) ${name}\\b|\\b${name}(<[^(]*>)?\\(.*[{;]$|\\b${name} = |^\\s*${name}:? `,
				'm',
			).test(sources);
		expect(named.filter((name) => !isDefined(name))).toEqual([]);
	});

	test('every function of the walk is in the file that stands beside it', () => {
		const walk = proseOf(contributing)
			.split('\n## ')
			.find((part) => part.startsWith('One request'));
		// "`run()` in `path`", and "both in `path`" for the two before it.
		const pairs = [...(walk ?? '').matchAll(/`(\w+)\(\)`[^`.]*? in `([\w./-]+)`/g)];
		expect(pairs.length).toBeGreaterThan(15);
		const astray = pairs.filter(([, name, path]) => {
			const defined = new RegExp(
				`(?:function|const) ${name}\\b|^\\t(?:async )?${name}(?:<[^(]*>)?[(:]`,
				'm',
			);
			return !defined.test(textOf(join(root, path)));
		});
		expect(astray.map(([, name, path]) => `${name} in ${path}`)).toEqual([]);
	});

	test('every npm script that it or README.md names exists', () => {
		const text = textOf(contributing) + textOf(join(root, 'README.md'));
		const scripts = [...text.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, name]) => name);
		expect(scripts.length).toBeGreaterThan(3);
		expect(scripts.filter((name) => !(name in packageJson.scripts))).toEqual([]);
	});
});

test('README.md and CHANGELOG.md name the versions of the code', () => {
	const readme = textOf(join(root, 'README.md'));
	expect(readme).toContain(`n8n ${playgroundPackage.dependencies.n8n}`);
	expect(readme).toContain(`n8n-core ${packageJson.devDependencies['n8n-core']}`);
	expect(packageJson.engines.node).toBe('>=20.15');
	expect(readme).toContain('20.15 or newer');
	expect(textOf(join(root, 'CHANGELOG.md'))).toContain(`## ${packageJson.version}`);
});
