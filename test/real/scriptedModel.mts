// A local server that speaks the chat completions API and says what a test tells it to.
import Fastify from 'fastify';
import { z } from 'zod';

const REQUEST = z.object({
	stream: z.boolean().optional(),
	messages: z.array(z.object({ role: z.string(), content: z.unknown() })),
	tools: z
		.array(
			z.object({
				function: z.object({
					name: z.string(),
					description: z.string().optional(),
					parameters: z.unknown(),
				}),
			}),
		)
		.optional(),
});
export type ModelRequest = z.infer<typeof REQUEST>;

/** What the model answers: words, or a call of the first tool with these arguments. */
export type ModelAnswer = { say: string } | { callTool: Record<string, unknown> };

export interface ScriptedModel {
	url: string;
	requests: ModelRequest[];
	close(): Promise<void>;
}

function messageOf(request: ModelRequest, answer: ModelAnswer, id: number) {
	if ('say' in answer) return { role: 'assistant', content: answer.say };
	const call = {
		id: `call_${id}`,
		type: 'function',
		function: {
			name: request.tools?.[0]?.function.name,
			arguments: JSON.stringify(answer.callTool),
		},
	};
	return { role: 'assistant', content: null, tool_calls: [call] };
}

/** Starts a model on a free loopback port. */
export async function startModel(
	answer: (request: ModelRequest) => ModelAnswer,
): Promise<ScriptedModel> {
	const server = Fastify();
	const requests: ModelRequest[] = [];
	server.post('/v1/chat/completions', async ({ body }, reply) => {
		const request = REQUEST.parse(body);
		requests.push(request);
		const message = messageOf(request, answer(request), requests.length);
		const finish_reason = 'tool_calls' in message ? 'tool_calls' : 'stop';
		const base = { id: `completion_${requests.length}`, created: 0, model: 'scripted' };
		const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
		if (!request.stream) {
			return {
				...base,
				object: 'chat.completion',
				usage,
				choices: [{ index: 0, finish_reason, message }],
			};
		}
		const delta =
			'tool_calls' in message
				? { ...message, tool_calls: message.tool_calls?.map((call) => ({ index: 0, ...call })) }
				: message;
		const chunk = { ...base, object: 'chat.completion.chunk' };
		const chunks = [
			{ ...chunk, choices: [{ index: 0, delta, finish_reason: null }] },
			{ ...chunk, choices: [{ index: 0, delta: {}, finish_reason }], usage },
		];
		const lines = chunks.map((one) => `data: ${JSON.stringify(one)}\n\n`);
		return await reply.type('text/event-stream').send(`${lines.join('')}data: [DONE]\n\n`);
	});
	const url = await server.listen({ host: '127.0.0.1', port: 0 });
	return { url: `${url}/v1`, requests, close: async () => await server.close() };
}
