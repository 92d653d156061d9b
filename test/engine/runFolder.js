// One folder for everything that a run of jest writes: made before the first test file, removed after the last.
const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

module.exports = () => {
	// The worker processes inherit it.
	process.env.TEST_RUN_FOLDER ??= mkdtempSync(join(tmpdir(), 'optimly-test-'));
};

module.exports.remove = () => {
	const folder = process.env.TEST_RUN_FOLDER;
	if (folder) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
};
