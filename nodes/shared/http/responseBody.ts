import { parseJson } from '../json';

/** Answers over this size are not read to the end: no answer of a conversation API is this large. */
export const MAX_RESPONSE_BYTES = 10 * 1024 * 1024;

/** The body of an answer: parsed JSON, or the reason why it cannot be read. */
export type ResponseBody =
	| { readonly readable: true; readonly json: unknown }
	| { readonly readable: false; readonly reason: string };

function isByteStream(body: unknown): body is AsyncIterable<unknown> {
	return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}

/** Collects the bytes of a stream; `undefined` when there are too many of them. */
async function collect(stream: AsyncIterable<unknown>): Promise<Buffer | undefined> {
	const chunks: Buffer[] = [];
	let bytes = 0;
	for await (const chunk of stream) {
		const buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
		bytes += buffer.length;
		// Leaving the loop early destroys the stream and with it the connection.
		if (bytes > MAX_RESPONSE_BYTES) return undefined;
		chunks.push(buffer);
	}
	return Buffer.concat(chunks, bytes);
}

/**
 * Reads an answer's body as JSON. n8n's helper hands on HTML, truncated JSON and an empty body as a
 * plain string without an error (measured on n8n-core 2.41.1), so the body is taken as a stream and judged here.
 *
 * @param body the stream that `helpers.httpRequest` returns with `encoding: 'stream'`
 * @throws what the stream throws when the connection breaks or is aborted in mid-answer
 */
export async function readResponseBody(body: unknown): Promise<ResponseBody> {
	if (!isByteStream(body)) return { readable: false, reason: 'The answer has no content.' };
	const bytes = await collect(body);
	if (!bytes) return { readable: false, reason: 'The answer is larger than 10 MiB.' };
	const text = bytes
		.toString('utf8')
		.replace(/^\uFEFF/, '')
		.trim();
	if (text === '') return { readable: false, reason: 'The answer is empty.' };
	if (text.startsWith('<'))
		return { readable: false, reason: 'The answer is a web page, not JSON.' };
	const parsed = parseJson(text);
	if (!parsed) return { readable: false, reason: 'The answer is not complete JSON.' };
	return { readable: true, json: parsed.json };
}
