// npm run release:check: whether this commit can be published as the version of its tag. The workflow that
// publishes runs it; anybody can run it before tagging. Prints what is wrong, one line each; code 1 when anything is.
//
//   npm run release:check                         the package of the tag that is published, else this one
//   npm run release:check -- --tag numeno-v0.2.0  as if this tag were published
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);
const fileOf = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url));

const PACKAGE = z.object({
	version: z.string(),
	author: z.object({ email: z.string() }),
	repository: z.object({ url: z.string() }),
});

/** What npm needs to publish as a trusted publisher, without a token. */
const OLDEST = { node: '22.14.0', npm: '11.5.1' };

/** The packages of this repository: where each is, and how its tags begin. */
const PACKAGES = [
	{ folder: '.', tags: 'v' },
	{ folder: 'numeno', tags: 'numeno-v' },
];

interface Release {
	/** Folder of the package, and how its tags begin. */
	folder: string;
	tags: string;
	version: string;
	email: string;
	repository: string;
	changelog: string;
	readme: string;
	/** Name of the tag; empty when none is published. */
	tag: string;
	/** "owner/name" on GitHub; empty elsewhere. */
	publishedFrom: string;
	node: string;
	npm: string;
}

/** Whether a version such as "11.5.1" is at least another. */
function atLeast(version: string, oldest: string): boolean {
	return version.localeCompare(oldest, 'en', { numeric: true }) >= 0;
}

/** Everything that stands in the way, with what to do about it. */
const CHECKS: Array<{
	problem: (release: Release) => string;
	found: (release: Release) => boolean;
}> = [
	{
		found: ({ tag, tags, version }) => tag !== '' && tag !== `${tags}${version}`,
		problem: ({ tag, tags, version }) =>
			`The tag is ${tag}, package.json says ${version}: tag the commit as ${tags}${version}.`,
	},
	{
		found: ({ version }) => !/^\d+\.\d+\.\d+$/.test(version),
		problem: ({ version }) =>
			`${version} is a prerelease; this workflow would publish it as the latest version.`,
	},
	{
		found: ({ changelog, version }) => !changelog.includes(`\n## ${version}\n`),
		problem: ({ version }) => `CHANGELOG.md has no section "## ${version}": write one.`,
	},
	{
		found: ({ changelog, readme }) => /not (published )?on npm yet/i.test(changelog + readme),
		problem: () => 'README.md or CHANGELOG.md says that the package is not on npm yet.',
	},
	{
		found: ({ email }) => email.endsWith('.example'),
		problem: ({ email }) => `author.email in package.json is ${email}: put in the publisher's own.`,
	},
	{
		found: ({ publishedFrom, repository }) =>
			publishedFrom !== '' && !repository.includes(`github.com/${publishedFrom}.git`),
		problem: ({ publishedFrom, repository }) =>
			`repository.url in package.json is ${repository}, but this is ${publishedFrom}: npm refuses the provenance.`,
	},
	{
		found: ({ node }) => !atLeast(node, OLDEST.node),
		problem: ({ node }) => `Node.js ${node} is too old to publish without a token: ${OLDEST.node}.`,
	},
	{
		found: ({ npm }) => !atLeast(npm, OLDEST.npm),
		problem: ({ npm }) => `npm ${npm} is too old to publish without a token: ${OLDEST.npm}.`,
	},
];

async function readRelease(): Promise<Release> {
	const { values } = parseArgs({ options: { tag: { type: 'string' } } });
	const { GITHUB_REF_TYPE, GITHUB_REF_NAME, GITHUB_REPOSITORY } = process.env;
	const tag = values.tag ?? (GITHUB_REF_TYPE === 'tag' ? (GITHUB_REF_NAME ?? '') : '');
	const [first] = PACKAGES;
	const { folder, tags } = PACKAGES.find((one) => tag.startsWith(one.tags)) ?? first;
	const { version, author, repository } = PACKAGE.parse(
		JSON.parse(await readFile(fileOf(`${folder}/package.json`), 'utf8')),
	);
	const npm = await run('npm', ['--version']);
	return {
		...{ folder, tags, tag, version },
		email: author.email,
		repository: repository.url,
		changelog: await readFile(fileOf(`${folder}/CHANGELOG.md`), 'utf8'),
		readme: await readFile(fileOf(`${folder}/README.md`), 'utf8'),
		publishedFrom: GITHUB_REPOSITORY ?? '',
		node: process.versions.node,
		npm: npm.stdout.trim(),
	};
}

const release = await readRelease();
// The words above name files as they are called in the folder of the package.
const where = release.folder === '.' ? '' : `${release.folder}: `;
const problems = CHECKS.filter(({ found }) => found(release)).map(({ problem }) =>
	problem(release),
);
for (const problem of problems) console.log(where + problem);
if (problems.length === 0) console.log(`${where}${release.version} can be published.`);
process.exitCode = problems.length === 0 ? 0 : 1;
