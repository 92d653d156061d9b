// A chat that the node found or opened stands in no field of the workflow: only the error can say where the item was going.
import type { INodeParameters } from 'n8n-workflow';
import { failureDetails } from '../delivery/leftBehind';
import { NEW_MESSAGE } from '../delivery/lostAnswers';
import { leadInNewChat, messageSend } from '../engine/parameters';
import { useSandbox } from '../engine/useSandbox';
import { elseToClient, toClient } from './operationParameters';

const sandbox = useSandbox();

test.each<[string, INodeParameters, number]>([
	["the client's chat", messageSend('', toClient('client-1')), 1],
	['the chat that was opened for the lead', leadInNewChat('client-1'), 1],
	[
		'the chat that takes the place of one that is gone',
		messageSend('chat_gone', elseToClient('client-1')),
		2,
	],
])('a message is refused: the error names %s', async (_which, parameters, nth) => {
	const fault = { kind: 'status', status: 400 } as const;
	sandbox.now.addFault({ match: { method: 'POST', path: NEW_MESSAGE }, nth, fault });
	const result = await sandbox.run(parameters);
	const [{ chat_id }] = sandbox.now.store.chats;
	expect(failureDetails(result)).toMatchObject([{ kind: 'invalid_request', chat_id }]);
});
