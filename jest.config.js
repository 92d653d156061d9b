const swc = {
	jsc: { parser: { syntax: 'typescript', decorators: true }, target: 'es2022' },
	module: { type: 'commonjs' },
};

/** What all projects have in common. */
const base = {
	testEnvironment: 'node',
	// Not the .test.mts files: Node's own test runner has those (scripts/nodeTests.mts).
	testMatch: ['**/*.test.ts'],
	// Only folders of tests: the build copies package.json into dist, which jest would report as a name collision.
	roots: ['<rootDir>/test'],
	globalSetup: '<rootDir>/test/engine/runFolder.js',
	globalTeardown: '<rootDir>/test/engine/runFolderRemoved.js',
	setupFiles: ['<rootDir>/test/engine/environment.js'],
	transform: { '^.+\\.[tj]s$': ['@swc/jest', swc] },
	// Written with .js, because tsx would take OptimlyMessage.node.json for OptimlyMessage.node.
	moduleNameMapper: { '^(\\.{1,2}/.*\\.node)\\.js$': '$1' },
	// Published as an ES module only, which jest on Node 20 cannot load as it is.
	transformIgnorePatterns: ['/node_modules/(?!@apidevtools/json-schema-ref-parser/)'],
	// Which package the shared tests are about, see test/underTest/index.ts.
	globals: { packageUnderTest: 'optimly' },
};

const inTest = (folders) => folders.map((name) => `<rootDir>/test/${name}`);

/** Files of test/ that hold for any package: they run for Numeno, too. */
const SHARED = [
	'contract/requests',
	'delivery/(awkwardWorkflows|brokenWires|cancel|faultMatrix|idempotencyKey|journal|pacer|retry|saidOfDelivered|sameOutputAgain)',
	'errors/(apiDetail|errorBranch|hostileAnswers|responses|stopOnError)',
	'items/(canceledRun|items|manyItems|order)',
	'operations/(modelTexts|tool)',
	'parameters/(badInput|fieldNames)',
	'properties/(journal|lanes|quota).property',
	'secrets/(hostileIds|secrets)',
];

const COMPAT = {
	...base,
	displayName: 'compat',
	// What runs on n8n's engine, and the single functions beside it. The other tests do not touch n8n, or look at the package.
	roots: inTest([
		...['compat', 'credential', 'delivery', 'errors', 'items', 'operations', 'parameters'],
		...['secrets', 'trigger'],
	]),
	resolver: '<rootDir>/test/compat/resolver.js',
};

/** Each script of package.json selects its own; jest alone is about Optimly. */
const PROJECTS = [
	{
		...base,
		displayName: 'optimly',
		testPathIgnorePatterns: ['<rootDir>/test/compat/', '<rootDir>/test/long/'],
	},
	{
		...base,
		displayName: 'numeno',
		roots: ['<rootDir>/test', '<rootDir>/numeno/test'],
		testMatch: [
			'<rootDir>/numeno/test/**/*.test.ts',
			...SHARED.map((file) => `<rootDir>/test/${file}.test.ts`),
		],
		globals: { packageUnderTest: 'numeno' },
	},
	{ ...base, displayName: 'long', roots: inTest(['long']) },
	// Not without the engine that it is about: scripts/compat.mts names it.
	...(process.env.N8N_ENGINE_FOLDER === undefined ? [] : [COMPAT]),
];

/** @type {import('jest').Config} */
module.exports = {
	projects: process.argv.includes('--selectProjects') ? PROJECTS : PROJECTS.slice(0, 1),
	// The tests wait for answers more than they compute.
	maxWorkers: '100%',
	// Whatever a file's modules hold is not given back at its end: without this, a worker ends at V8's limit.
	workerIdleMemoryLimit: '1GB',
	// Several times what the slowest takes, as a busy machine is no failure; and longer than waitUntil
	// (test/waitUntil.ts) waits, so that its sentence is what a failure shows.
	testTimeout: 90_000,
};
