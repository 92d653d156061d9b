// The node as a tool of n8n's AI Agent, attached in the editor.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { startModel, type ScriptedModel } from '../../real/scriptedModel.mjs';
import { sandboxCredential } from '../stage.mjs';
import { step } from '../step.mjs';
import { AGENT, agentWorkflow } from '../workflows.mjs';

/** The name that n8n gives a tool which is added by way of an agent. */
const TOOL = 'Send message to chat in Optimly Message';
const QUESTION = 'What does the Pro plan cost?';

let model: ScriptedModel;

before(async () => {
	// It asks the tool first, and repeats what that answered.
	model = await startModel(({ messages, tools }) => {
		const answer = messages.find(({ role }) => role === 'tool')?.content;
		if (answer !== undefined) return { say: `Optimly says: ${JSON.stringify(answer)}` };
		assert.match(JSON.stringify(tools), /"Message"/, 'the model was not offered the field');
		return { callTool: { Message: QUESTION } };
	});
});

after(async () => await model?.close());

step('08', 'the node is a tool of an AI Agent', async ({ editor, n8n, shoot }) => {
	await sandboxCredential(n8n);
	const data = { apiKey: 'none', url: model.url };
	const credential = { name: 'Scripted model', type: 'openAiApi', data };
	const openAi = { id: await n8n.rest.saveCredential(credential), name: credential.name };
	const { id } = await n8n.rest.save(agentWorkflow('AI Agent', 'Ask Optimly', openAi));
	await editor.openWorkflow(id);

	await editor.canvas.addTo(editor.canvas.input(AGENT, 'ai_tool'), 'Tools');
	await editor.panel.find('optimly', 'Optimly Message Tool');
	await shoot('among-the-tools');
	await editor.panel.choose('Optimly Message Tool');
	await editor.node.waitUntilOpen();
	await editor.node.choose('chatSource', "Client's Current Chat");
	await editor.node.fill('clientId', 'visitor-of-the-agent');
	assert.match(await editor.node.letModelDefine('content'), /automatically by the model/);
	await shoot('model-defines-the-message');
	await editor.node.close();

	await editor.canvas.execute(AGENT);
	await editor.dismissMessages();
	await editor.canvas.fit();
	await shoot('agent-ran');

	await editor.logs.open();
	await editor.logs.waitForSteps(['Start', AGENT, 'Chat Model', TOOL, 'Chat Model']);
	await editor.logs.choose(AGENT);
	await editor.logs.waitForOutput(/Optimly says: .*Sandbox agent/);
	await editor.logs.choose(TOOL);
	await shoot('tool-call-in-the-log');
	await editor.logs.waitForInput(QUESTION);
	await editor.logs.waitForOutput(/Sandbox agent/);
	await editor.logs.close();
});
