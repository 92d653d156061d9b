const swc = {
	jsc: { parser: { syntax: 'typescript', decorators: true }, target: 'es2022' },
	module: { type: 'commonjs' },
};

/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	// Only test/: the build copies package.json into dist, which jest would report as a name collision.
	roots: ['<rootDir>/test'],
	// Not the .test.mts files: Node's own test runner has those (scripts/nodeTests.mts).
	testMatch: ['**/*.test.ts'],
	// Run by scripts of their own: npm run test:compat and test:long.
	testPathIgnorePatterns: ['<rootDir>/test/compat/', '<rootDir>/test/long/'],
	// The tests wait for answers more than they compute.
	maxWorkers: '100%',
	// Several times what the slowest takes, as a busy machine is no failure; and longer than waitUntil
	// (test/waitUntil.ts) waits, so that its sentence is what a failure shows.
	testTimeout: 30_000,
	setupFiles: ['<rootDir>/test/engine/environment.js'],
	transform: { '^.+\\.[tj]s$': ['@swc/jest', swc] },
	// Written with .js, because tsx would take OptimlyMessage.node.json for OptimlyMessage.node.
	moduleNameMapper: { '^(\\.{1,2}/.*\\.node)\\.js$': '$1' },
	// Published as an ES module only, which jest on Node 20 cannot load as it is.
	transformIgnorePatterns: ['/node_modules/(?!@apidevtools/json-schema-ref-parser/)'],
};
