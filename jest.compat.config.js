const base = require('./jest.config.js');

/** @type {import('jest').Config} */
module.exports = {
	...base,
	// What runs on n8n's engine. The other tests do not touch n8n, or look at the package.
	roots: ['api', 'compat', 'delivery', 'engine', 'trigger'].map((name) => `<rootDir>/test/${name}`),
	testPathIgnorePatterns: [],
	resolver: '<rootDir>/test/compat/resolver.js',
	// The engine of n8n 2.8 leaves something running that keeps jest from ending by itself.
	forceExit: true,
};
