/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests are not part of the package */
import { getEventListeners } from 'node:events';
import type { IExecuteFunctions, INodeParameters, INodeType } from 'n8n-workflow';
import { NO_QUOTA } from '../engine/parameters';
import { underTest } from '../underTest';
import { waitUntil } from '../waitUntil';
import { failureDetails } from './leftBehind';
import { itemsIn, useFreshSandbox } from './useFreshSandbox';

/** Node.js warns of a leak when a signal has more than ten listeners: fifty items that wait have one. */

const sandbox = useFreshSandbox();

const send = (options: INodeParameters = {}) =>
	underTest.send('={{ $json.chat }}', {
		content: '={{ $json.text }}',
		options: { maxParallelChats: 64, ...options },
	});

const fifty = (chat: (index: number) => string) =>
	itemsIn(sandbox.now, ...Array.from({ length: 50 }, (_, index) => chat(index)));

/** The node; `mostListeners` is how many it had at a time on the signal of the execution, beside n8n's own. */
class Listening implements INodeType {
	description = underTest.node.description;
	mostListeners = 0;
	private signal: AbortSignal | undefined;
	private ofN8n = 0;

	look(): void {
		const all = this.signal ? getEventListeners(this.signal, 'abort').length : 0;
		this.mostListeners = Math.max(this.mostListeners, all - this.ofN8n);
	}

	execute = ((listening: Listening) =>
		async function (this: IExecuteFunctions) {
			listening.signal = this.getExecutionCancelSignal();
			if (!listening.signal) throw new Error('The execution has no signal');
			listening.ofN8n = getEventListeners(listening.signal, 'abort').length;
			return [await underTest.runWith(this, underTest.service)];
		})(this);
}

/** Looks until so many requests have arrived, a while longer, and then cancels. */
async function canceledAfter(requests: number, node: Listening): Promise<void> {
	let looks = 0;
	await waitUntil(() => {
		node.look();
		if (sandbox.now.requests.length >= requests) looks += 1;
		return looks > 40;
	}, `${requests} requests have arrived`);
}

test.each([
	['for their answers', 50, (index: number) => `chat_${index}`, {}],
	[
		'for the quota',
		1,
		(index: number) => `chat_${index}`,
		{ changeLimits: true, requestsPerMinute: 1 },
	],
	['for the turn of their chat', 1, () => 'chat', {}],
	['for one after another', 1, (index: number) => `chat_${index}`, {}, { maxParallelChats: 1 }],
] as const)(
	'fifty items that wait %s have one listener, and all of them end with the cancel',
	async (_what, requests, chat, limits, options: INodeParameters = {}) => {
		sandbox.now.addFault({ match: { method: 'POST' }, times: 99, fault: { kind: 'hang' } });
		const node = new Listening();
		const start = Date.now();
		const result = await sandbox.run(send(options), {
			items: fifty(chat),
			nodeType: node,
			credential: sandbox.credential({ ...NO_QUOTA, ...limits }),
			cancelWhen: canceledAfter(requests, node),
		});
		expect(failureDetails(result)).toMatchObject([{ kind: 'cancelled' }]);
		expect(Date.now() - start).toBeLessThan(20_000);
		expect(node.mostListeners).toBe(1);
	},
);
