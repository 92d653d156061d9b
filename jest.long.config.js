const base = require('./jest.config.js');

/** @type {import('jest').Config} */
module.exports = {
	...base,
	roots: ['<rootDir>/test/long'],
	testPathIgnorePatterns: [],
	testTimeout: 300_000,
};
