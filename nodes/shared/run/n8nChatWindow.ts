import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { isRecord } from '../json';

/** The field in which n8n's chat window looks for the reply in the output of the last node. */
const WINDOW_FIELD = 'output';

/** Whether an input item is that of n8n's Chat Trigger (n8n-nodes-langchain 2.41.1: session, text and action). */
function isOfChatTrigger(json: unknown): boolean {
	return isRecord(json) && typeof json.chatInput === 'string' && typeof json.sessionId === 'string';
}

/**
 * The chat window of n8n that waits for the reply of this execution. In streaming mode it shows only what nodes send
 * in chunks, nothing of their output (measured on n8n-core 2.41.1); otherwise it takes the output of the last node.
 */
export class N8nChatWindow {
	private readonly streams: boolean;

	/**
	 * @param isTool whether an agent runs the node: the window shows what the agent makes of the reply
	 */
	constructor(
		private readonly context: Pick<IExecuteFunctions, 'isStreaming' | 'sendChunk'>,
		private readonly isTool: boolean,
	) {
		this.streams = !isTool && context.isStreaming?.() === true;
	}

	/** Whether the window, or an agent that runs the node, waits for what comes of this item. */
	waitsFor({ json }: INodeExecutionData): boolean {
		return this.isTool || this.streams || isOfChatTrigger(json);
	}

	/**
	 * Shows the reply of an item in the window that waits for it.
	 *
	 * @param input JSON of the input item
	 * @param replyField name of the output field that holds the reply; `undefined`: there is none
	 * @returns the output, behind a Chat Trigger with the reply where its window looks for it
	 */
	async show(
		itemIndex: number,
		input: unknown,
		output: IDataObject | IDataObject[],
		replyField: string | undefined,
	): Promise<IDataObject | IDataObject[]> {
		if (replyField === undefined || Array.isArray(output)) return output;
		const reply = output[replyField];
		if (this.isTool || typeof reply !== 'string' || reply === '') return output;
		if (this.streams) await this.stream(itemIndex, reply);
		return isOfChatTrigger(input) ? { ...output, [WINDOW_FIELD]: reply } : output;
	}

	private async stream(itemIndex: number, reply: string): Promise<void> {
		try {
			await this.context.sendChunk('begin', itemIndex);
			await this.context.sendChunk('item', itemIndex, reply);
			await this.context.sendChunk('end', itemIndex);
		} catch {
			// Somebody closed the window. The message was delivered all the same, and the reply is in the output.
		}
	}
}
