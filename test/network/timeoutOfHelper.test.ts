/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests are not part of the package */
import { createRequire } from 'node:module';
import { failureDetails } from '../delivery/leftBehind';
import { send } from '../delivery/lostAnswers';
import { itemsIn, posts, useFreshSandbox } from '../delivery/useFreshSandbox';

const sandbox = useFreshSandbox();

/** What n8n sets for every request that says nothing else. */
function defaultsOfHelper(): { timeout?: number } {
	const ownRequire = createRequire(require.resolve('n8n-core'));
	const { defaults }: { defaults: { timeout?: number } } = ownRequire('axios');
	return defaults;
}

test("a Timeout that is longer than n8n's own 300 seconds counts: the helper does not cut the request off before", async () => {
	const items = itemsIn(sandbox.now, 'a');
	// n8n sets it at the first request.
	await sandbox.run(send(), { items });
	const defaults = defaultsOfHelper();
	expect(defaults.timeout).toBe(300_000);
	// As if each second were a thousand.
	defaults.timeout = 300;
	sandbox.now.addFault({ match: { method: 'POST' }, fault: { kind: 'delay', ms: 1_000 } });
	const result = await sandbox.run(send({ timeout: 60 }), { items });
	defaults.timeout = 300_000;
	expect(failureDetails(result)).toEqual([]);
	expect(posts(sandbox.now)).toHaveLength(2);
});
