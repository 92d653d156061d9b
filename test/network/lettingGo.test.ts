/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests are not part of the package */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Deadline } from '../../nodes/shared/http/deadline';
import { waitUntil } from '../waitUntil';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

test('an execution with thousands of items keeps nothing of the requests that are over', async () => {
	const execution = new AbortController();
	const known: Array<WeakRef<AbortSignal>> = [];
	const request = async () => {
		const deadline = new Deadline(600_000, execution.signal);
		known.push(new WeakRef(deadline.signal));
		await deadline.race(Promise.resolve());
		deadline.release();
	};
	for (let index = 0; index < 100; index++) await request();
	await waitUntil(() => {
		collectGarbage();
		return known.every((signal) => signal.deref() === undefined);
	}, 'nothing is left of them');
	expect(execution.signal.aborted).toBe(false);
});
