/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests are not part of the package */
import { join } from 'node:path';
import { loadOutputSchema } from 'n8n-core';
import { useSandbox } from '../engine/useSandbox';
import { menuEntries } from './menuEntries';

const sandbox = useSandbox();
const nodeDir = join(__dirname, '..', '..', 'nodes', 'OptimlyMessage');

/** Where the reply itself stands. */
const FREE = new Set(['reply', 'output']);

const keys = new Set(
	menuEntries
		.flatMap((entry) =>
			Object.keys(loadOutputSchema({ nodeDir, version: 1, ...entry })?.properties ?? {}),
		)
		.filter((key) => !FREE.has(key)),
);

test('A reply field that is an output field of any operation is refused', async () => {
	expect(keys.size).toBeGreaterThan(20);
	const items = [...keys].map((replyField) => ({ replyField }));
	const { failed } = await sandbox.run(
		{
			...{ resource: 'message', operation: 'send', chatSource: 'id', chatId: 'chat_1' },
			...{ content: 'Hello', options: { replyField: '={{ $json.replyField }}' } },
		},
		{ items, settings: { onError: 'continueErrorOutput' } },
	);
	expect(sandbox.now.requests).toEqual([]);
	expect(failed.map(({ error }) => error)).toEqual(
		items.map(() => expect.stringContaining("'Reply Field' has to be a name")),
	);
});
