/* eslint-disable @n8n/community-nodes/no-restricted-globals -- tests are not part of the package */
import { failureDetails } from '../delivery/leftBehind';
import { CONTINUES, send } from '../delivery/lostAnswers';
import { itemsIn, useFreshSandbox } from '../delivery/useFreshSandbox';

const sandbox = useFreshSandbox();

/** What an administrator sets; n8n reads it at the first request of the process. */
const SETTING = 'N8N_SSRF_PROTECTION_ENABLED';

beforeAll(() => {
	process.env[SETTING] = 'true';
});
afterAll(() => {
	delete process.env[SETTING];
});

test("an address that n8n's administrator forbids: nothing was sent, nobody looks for it, and no try is made again", async () => {
	const items = itemsIn(sandbox.now, 'a', 'a');
	const result = await sandbox.run(send(), { items, settings: CONTINUES });
	expect(sandbox.now.requests).toEqual([]);
	expect(failureDetails(result)).toMatchObject([
		{ kind: 'connection', delivered: 'no', attempts: 1 },
		{ kind: 'connection', delivered: 'no', attempts: 1 },
	]);
	expect(result.done[0].error).toContain('does not allow requests to that address');
});
