/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- tests are not part of the package */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

test('the tables of README.md and docs/ are those of the code', () => {
	const script = join(root, 'scripts', 'docs.mts');
	const { stdout, stderr, status } = spawnSync(
		process.execPath,
		['--import', 'tsx', script, '--check'],
		{ cwd: root, encoding: 'utf8' },
	);
	expect({ stdout, stderr, status }).toEqual({ stdout: '', stderr: '', status: 0 });
}, 60_000);
