import { pathsOf, useSandbox } from '../../test/engine/useSandbox';
import { userMessage } from './parameters';

const sandbox = useSandbox();

test('an ID goes into the path encoded', async () => {
	sandbox.now.numeno.createConversation({ id: 'a&b ?c', name: 'a' });
	const { run } = await sandbox.run(userMessage('a&b ?c'));
	expect(run.status).toBe('success');
	expect(pathsOf(sandbox.now)).toEqual(['POST /chat/v1/conversations/a%26b%20%3Fc/messages']);
});
