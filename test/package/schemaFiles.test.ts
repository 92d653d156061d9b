/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests are not part of the package */
import { join } from 'node:path';
import { loadOutputSchema } from 'n8n-core';
import { menuEntries } from '../operations/menuEntries';

const root = join(__dirname, '..', '..');

test.each(menuEntries)(
	'$title: n8n finds the schema of its output in the built package (after "npm run build")',
	({ resource, operation }) => {
		const [source, built] = [root, join(root, 'dist')].map((folder) =>
			loadOutputSchema({
				nodeDir: join(folder, 'nodes', 'OptimlyMessage'),
				version: 1,
				resource,
				operation,
			}),
		);
		expect(built).toBeDefined();
		expect(built).toEqual(source);
	},
);
