import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeParameters,
	INodeType,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { messageSend } from '../engine/parameters';
import { NODE, type EngineRun } from '../engine/engine';
import { useSandbox } from '../engine/useSandbox';

const sandbox = useSandbox();

const FILE = Buffer.from('a file of the visitor').toString('base64');

/** Gives each item a file, as the step of a form or an email does. */
class Attacher implements INodeType {
	description = {
		displayName: 'Attach',
		usableAsTool: true as const,
		name: 'attach',
		group: ['transform' as const],
		version: 1,
		description: 'A file for each item',
		defaults: { name: 'Attach' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const binary = { file: { data: FILE, mimeType: 'text/plain', fileName: 'offer.txt' } };
		const items = this.getInputData();
		return [items.map(({ json }, item) => ({ json, binary, pairedItem: { item } }))];
	}
}

/** Items → Attach → the node. */
const attached: EngineRun['change'] = ({ nodes, connections }) => {
	const [items] = nodes;
	const to = (node: string) => ({
		main: [[{ node, type: NodeConnectionTypes.Main, index: 0 }]],
	});
	return {
		nodes: [...nodes, { ...items, id: 'Attach', name: 'Attach', type: 'test.attach' }],
		connections: { ...connections, Items: to('Attach'), Attach: to(NODE) },
	};
};

const run = async (parameters: INodeParameters, more: Partial<EngineRun> = {}) => {
	sandbox.now.createChat({ chat_id: 'chat_1', client_id: 'client-1' });
	return await sandbox.run(parameters, {
		items: [{ text: 'One' }, { text: 'Two' }],
		change: attached,
		nodeTypes: new Map([['test.attach', new Attacher()]]),
		...more,
	});
};

const wire = () => sandbox.now.requests.map(({ bodyText, path }) => path + bodyText).join();

test('is not handed on, and not sent; pairing leads back to the item that has it', async () => {
	const { output } = await run(messageSend('chat_1', { content: '={{ $json.text }}' }));
	expect(output).toHaveLength(2);
	for (const [item, { binary, pairedItem }] of output.entries()) {
		expect(binary).toBeUndefined();
		expect(pairedItem).toEqual({ item });
	}
	expect(wire()).not.toContain(FILE);
});

test('of an item that failed is not on the error branch, where the fields of its input are', async () => {
	const { run: ended } = await run(messageSend('chat_dead', { content: 'Hi' }), {
		settings: { onError: 'continueErrorOutput' },
	});
	const [, failed] = ended.data.resultData.runData[NODE]?.[0]?.data?.main ?? [];
	expect(failed?.map(({ json, binary, pairedItem }) => [json.text, binary, pairedItem])).toEqual([
		['One', undefined, { item: 0 }],
		['Two', undefined, { item: 1 }],
	]);
});
