import type { INodeParameters } from 'n8n-workflow';
import { failureDetails } from '../delivery/leftBehind';
import { CONTINUES } from '../delivery/lostAnswers';
import { posts, useFreshSandbox } from '../delivery/useFreshSandbox';
import { chatCreate, messageSend } from '../engine/parameters';

const sandbox = useFreshSandbox();

const options = { maxWait: 0.2, maxParallelChats: 1 };
const send = messageSend('a', { content: '={{ $json.text }}', options });
const open = chatCreate('={{ $json.text }}', { options });
const ask = {
	resource: 'agent',
	operation: 'ask',
	chatSource: 'id',
	chatId: 'a',
	content: '={{ $json.text }}',
	options,
};

/** Each field of the credential alone, and what counts in it. */
const LIMITS: Array<[field: string, operation: string, parameters: INodeParameters]> = [
	['requestsPerMinute', 'a message', send],
	['requestsPerHour', 'a message', send],
	['newChatsPerMinute', 'a new chat', open],
	['newChatsPerHour', 'a new chat', open],
	['agentCallsPerMinute', 'a question', ask],
];

test.each(LIMITS)(
	'%s is kept by itself: of three, the third of %s waits',
	async (field, _what, parameters) => {
		sandbox.now.createChat({ chat_id: 'a', client_id: 'a', ai_enabled: false });
		const result = await sandbox.run(parameters, {
			items: ['one', 'two', 'three'].map((text) => ({ text })),
			credential: sandbox.credential({ [field]: 2 }),
			settings: CONTINUES,
		});
		expect(posts(sandbox.now)).toHaveLength(2);
		expect(failureDetails(result)).toMatchObject([
			{ kind: 'rate_limited', delivered: 'no', attempts: 0 },
		]);
	},
);
