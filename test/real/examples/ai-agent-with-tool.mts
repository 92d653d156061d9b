import assert from 'node:assert/strict';
import { startModel } from '../scriptedModel.mjs';
import { nodesOf, type Play } from '../exampleStage.mjs';

const QUESTION = 'How much is the team plan?';

export const play: Play = async (stage) => {
	// First it calls the tool, then it repeats what the tool answered.
	const model = await startModel(({ messages }) => {
		const answer = messages.find(({ role }) => role === 'tool')?.content;
		return answer === undefined
			? { callTool: { question: QUESTION } }
			: { say: `Our agent says: ${String(answer)}` };
	});
	try {
		await stage.activate({
			credentials: { openAiApi: { apiKey: 'none', url: model.url } },
			// The chat is closed to the outside in the example; here it is the way in.
			parameters: { Chat: { public: true } },
		});
		const nodes = await nodesOf('ai-agent-with-tool.json');
		const path = `${String(nodes.find(({ name }) => name === 'Chat')?.webhookId)}/chat`;
		const body = { action: 'sendMessage', sessionId: 'session-2', chatInput: 'Team plan?' };
		const { output } = await stage.post(path, body);
		await stage.ended(1);
		assert.match(String(output), /Our agent says: .*price.*Sandbox agent/);
		assert.match(model.requests[0].tools?.[0]?.function.description ?? '', /one complete question/);
		const { messages } = await stage.client('session-2');
		assert.equal(messages[0].content, QUESTION);
	} finally {
		await model.close();
	}
};
