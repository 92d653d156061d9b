import type {
	IExecuteFunctions,
	INode,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	NodeConnectionType,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { NODE, type EngineRun } from '../engine/engine';
import { underTest } from '../underTest';

const { node } = underTest;

export const TOOL_TYPE = `${underTest.nodeType}Tool`;

/** The node as n8n offers it to agents: a copy with another name, and a tool as its output. */
export class NodeAsTool implements INodeType {
	description: INodeTypeDescription = {
		...node.description,
		name: `${node.description.name}Tool`,
		inputs: [],
		outputs: [NodeConnectionTypes.AiTool],
	};

	execute = node.execute;

	methods = node.methods;
}

/** What n8n hands to an agent for a connected tool. */
export interface Tool {
	name: string;
	description: string;
	schema: { parse: (args: unknown) => unknown; shape: Record<string, { description?: string }> };
	invoke: (args: unknown) => Promise<unknown>;
}

function isTool(value: unknown): value is Tool {
	return typeof Object(value).invoke === 'function' && typeof Object(value).name === 'string';
}

/**
 * Stands in for n8n's AI Agent, without a language model: gets its tools from n8n as the agent does, and does
 * with the first what a test says.
 */
function scriptedAgent(use: (tool: Tool) => Promise<unknown>): INodeType {
	class ScriptedAgent implements INodeType {
		description: INodeTypeDescription = {
			displayName: 'Agent',
			name: 'agent',
			usableAsTool: true,
			group: ['transform'],
			version: 1,
			description: 'Calls a tool',
			defaults: { name: 'Agent' },
			inputs: [NodeConnectionTypes.Main, { type: NodeConnectionTypes.AiTool }],
			outputs: [NodeConnectionTypes.Main],
			properties: [],
		};

		async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
			const tools = await this.getInputConnectionData(NodeConnectionTypes.AiTool, 0);
			const [tool] = Array.isArray(tools) ? tools.filter(isTool) : [];
			if (!tool) throw new Error('n8n gave the agent no tool');
			const answer = await use(tool);
			return [[{ json: { answer: String(answer) }, pairedItem: 0 }]];
		}
	}
	return new ScriptedAgent();
}

/** What to change in a run so that the node is a tool of an agent: items → Agent → Done, the node at the agent. */
export function asTool(
	use: (tool: Tool) => Promise<unknown>,
	settings: Partial<INode> = {},
): Partial<EngineRun> {
	const to = (node: string, type: NodeConnectionType = NodeConnectionTypes.Main) => ({
		[type]: [[{ node, type, index: 0 }]],
	});
	return {
		nodeTypes: new Map<string, INodeType>([
			['test.agent', scriptedAgent(use)],
			[TOOL_TYPE, new NodeAsTool()],
		]),
		change: ({ nodes }) => ({
			nodes: [
				...nodes.map((one) => (one.name === NODE ? { ...one, type: TOOL_TYPE, ...settings } : one)),
				{
					id: 'Agent',
					name: 'Agent',
					type: 'test.agent',
					typeVersion: 1,
					position: [200, 200],
					parameters: {},
				},
			],
			connections: {
				Items: to('Agent'),
				[NODE]: to('Agent', NodeConnectionTypes.AiTool),
				Agent: to('Done'),
			},
		}),
	};
}

/** A parameter that the model fills in, as the editor writes it. */
export const fromModel = (key: string, about: string): string =>
	`={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${key}', \`${about}\`, 'string') }}`;
