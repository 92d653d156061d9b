/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests are not part of the package */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { menus } from '../../nodes/OptimlyMessage/resources';

const readme = readFileSync(join(__dirname, '..', '..', 'README.md'), 'utf8');

test('README.md can be read in one go: at most 20 kB, no line over 200 characters outside code', () => {
	expect(Buffer.byteLength(readme)).toBeLessThanOrEqual(20_000);
	const prose = readme.replace(/```[^]*?```/g, '');
	expect(prose.split('\n').filter((line) => line.length > 200)).toEqual([]);
});

test('README.md lists every operation', () => {
	const [, table = ''] = /<!-- operations -->\n([^]*?)\n\n[^|\n]/.exec(readme) ?? [];
	const listed = [...table.matchAll(/^\| (\w+) +\| \[([^\]]+)\]/gm)].map(
		([, resource, operation]) => `${resource}: ${operation}`,
	);
	const offered = menus.fields
		.filter(({ name }) => name === 'operation')
		.flatMap(({ displayOptions, options = [] }) =>
			options.flatMap((option) => {
				const resource = displayOptions?.show?.resource?.[0];
				return 'value' in option ? (menus.find(resource, option.value)?.title ?? []) : [];
			}),
		);
	expect(listed.sort()).toEqual(offered.sort());
});
