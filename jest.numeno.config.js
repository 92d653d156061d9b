const base = require('./jest.config.js');

/** Files of test/ that hold for any package: `npm test` runs them for Optimly. */
const SHARED = [
	'api/(modelTexts|tool)',
	'contract/requests',
	'delivery/(awkwardWorkflows|cancel|faultMatrix|journal|pacer|retry)',
	'engine/(apiDetail|badInput|cancel|errorBranch|items|manyItems|order|responses)',
	'engine/(secrets|stopOnError)',
	'properties/(journal|lanes|quota).property',
	'unit/fields',
];

/** @type {import('jest').Config} */
module.exports = {
	...base,
	roots: ['<rootDir>/test', '<rootDir>/numeno/test'],
	testMatch: [
		'<rootDir>/numeno/test/**/*.test.ts',
		...SHARED.map((file) => `<rootDir>/test/${file}.test.ts`),
	],
	moduleNameMapper: {
		...base.moduleNameMapper,
		// What the shared tests ask of a package: here the answers of this one.
		'^(\\.{1,2}/)+(test/)?(underTest|own[A-Z]\\w+)$': '<rootDir>/numeno/test/$3.ts',
	},
};
