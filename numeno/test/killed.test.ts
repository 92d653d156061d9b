import type { INodeParameters } from 'n8n-workflow';
import { failureDetails } from '../../test/delivery/leftBehind';
import { itemsIn, posts, useFreshSandbox } from '../../test/delivery/useFreshSandbox';
import { useProcessedStore } from '../../test/engine/processedStore';
import {
	before,
	keyed,
	killed,
	recorded,
	saving,
	sending,
	type Moment,
} from '../../test/long/killedRun';
import { conversationCreate, userMessage } from './parameters';

/**
 * A process of n8n that is killed with SIGKILL. Numeno has no way to read back what was stored, so n8n's store of
 * processed things is the only judge: what is recorded there is not sent again, and said to be unknown.
 */

const sandbox = useFreshSandbox();
const store = useProcessedStore();

describe.each<[string, INodeParameters]>([
	['Conversation: Create', conversationCreate('Once')],
	['Message: Create', userMessage('a', { content: 'Once' })],
])('%s', (_title, parameters) => {
	test.each<[string, Moment, number]>([
		['before it is recorded', before(1), 1],
		['when it is recorded', recorded(1), 0],
		['while it sends, before it has arrived', sending(1, false), 1],
		['while it sends, when it has arrived', sending(1, true), 1],
		['when all is delivered, before n8n saves it', saving, 1],
	])('killed %s: never sent twice', async (_when, moment, requests) => {
		itemsIn(sandbox.now, 'a');
		const send = keyed(parameters);
		await killed({ sandbox, store }, send, moment);
		const result = await sandbox.run(send, { executionId: 'again' });
		expect(posts(sandbox.now)).toHaveLength(requests);
		if (moment.at === 'recording') expect(result.run.status).toBe('success');
		else
			expect(failureDetails(result)).toMatchObject([
				{ kind: 'delivery_unknown', delivered: 'unknown', attempts: 0 },
			]);
	});
});
