// Workflows that a step begins with: what it does not want to click together itself.
import type { Workflow } from '../../playground/n8n-rest.mjs';

export const START = 'Start';
export const OPTIMLY = 'Optimly Message';
export const NEXT = 'Edit Fields';
export const AGENT = 'AI Agent';
export const FORM = 'Contact Form';
export const CHAT = 'When chat message received';

interface Credential {
	id: string;
	name: string;
}

const manualTrigger = {
	...{ id: 'start', name: START, type: 'n8n-nodes-base.manualTrigger', typeVersion: 1 },
	position: [0, 0],
	parameters: {},
};

const mainTo = (node: string) => ({ main: [[{ node, type: 'main', index: 0 }]] });

/** Manual Trigger -> Optimly Message -> Edit Fields. */
export function optimlyWorkflow(
	name: string,
	parameters: Record<string, unknown>,
	optimlyApi: Credential,
): Workflow {
	return {
		name,
		nodes: [
			manualTrigger,
			{
				...{ id: 'optimly', name: OPTIMLY, type: 'n8n-nodes-optimly.optimlyMessage' },
				...{ typeVersion: 1, position: [240, 0], parameters },
				credentials: { optimlyApi },
			},
			{
				...{ id: 'next', name: NEXT, type: 'n8n-nodes-base.set', typeVersion: 3.4 },
				...{ position: [480, 0], parameters: {} },
			},
		],
		connections: { [START]: mainTo(OPTIMLY), [OPTIMLY]: mainTo(NEXT) },
		settings: { executionOrder: 'v1' },
	};
}

/** Manual Trigger -> AI Agent with a chat model and no tool yet. */
export function agentWorkflow(name: string, question: string, openAiApi: Credential): Workflow {
	return {
		name,
		nodes: [
			manualTrigger,
			{
				...{ id: 'agent', name: AGENT, type: '@n8n/n8n-nodes-langchain.agent' },
				...{ typeVersion: 3, position: [240, 0] },
				parameters: { promptType: 'define', text: question, options: {} },
			},
			{
				...{ id: 'model', name: 'Chat Model', type: '@n8n/n8n-nodes-langchain.lmChatOpenAi' },
				...{ typeVersion: 1.2, position: [140, 240] },
				parameters: { model: { __rl: true, mode: 'id', value: 'scripted' }, options: {} },
				credentials: { openAiApi },
			},
		],
		connections: {
			[START]: mainTo(AGENT),
			'Chat Model': {
				ai_languageModel: [[{ node: AGENT, type: 'ai_languageModel', index: 0 }]],
			},
		},
		settings: { executionOrder: 'v1' },
	};
}

/** A form with text fields of these labels, and nothing behind it. */
export const formWorkflow = (name: string, labels: string[]): Workflow => ({
	name,
	nodes: [
		{
			...{ id: 'form', name: FORM, type: 'n8n-nodes-base.formTrigger', typeVersion: 2.2 },
			...{ position: [0, 0], webhookId: crypto.randomUUID() },
			parameters: {
				formTitle: 'Contact us',
				formFields: { values: labels.map((fieldLabel) => ({ fieldLabel })) },
				options: {},
			},
		},
	],
	connections: {},
	settings: { executionOrder: 'v1' },
});

/** The trigger of a messenger with an item that came, and nothing behind it. */
export const messengerWorkflow = (trigger: {
	title: string;
	type: string;
	version: number;
	item: unknown;
}): Workflow => ({
	name: `First reply behind the ${trigger.title}`,
	nodes: [
		{
			...{ id: 'messenger', name: trigger.title, type: trigger.type },
			...{ typeVersion: trigger.version, position: [0, 0], webhookId: crypto.randomUUID() },
			parameters: { updates: ['message'] },
		},
	],
	connections: {},
	settings: { executionOrder: 'v1' },
	pinData: { [trigger.title]: [{ json: trigger.item }] },
});

/** A chat window, and nothing behind it. */
export const chatWorkflow = (name: string, streams: boolean): Workflow => ({
	name,
	nodes: [
		{
			...{ id: 'chat', name: CHAT, type: '@n8n/n8n-nodes-langchain.chatTrigger' },
			...{ typeVersion: 1.3, position: [0, 0], webhookId: crypto.randomUUID() },
			parameters: { options: { responseMode: streams ? 'streaming' : 'lastNode' } },
		},
	],
	connections: {},
	settings: { executionOrder: 'v1' },
});
