import { Breaks, withBreaks } from '../breaks';
import { containersIn, parseJson } from '../json';
import { parseLongJson } from './longJson';
import { JsonGauge } from './jsonGauge';

const MIB = 1024 * 1024;

/** Answers over this size are not read to the end: no answer of a conversation API is this large. */
export const MAX_RESPONSE_BYTES = 10 * MIB;

/** How much of the body of a refusal is read: its status says what happened, its body only why. */
export const MAX_REFUSAL_BYTES = 64 * 1024;

/** The body of an answer: parsed JSON, or the reason why it cannot be read. */
export type ResponseBody =
	| {
			readonly readable: true;
			readonly json: unknown;
			/** The JSON as it came. */
			readonly text: string;
	  }
	| { readonly readable: false; readonly reason: string; readonly looksLike: LooksLike };

/** What a body that cannot be read is, by its first character; `json` is one that breaks off or is too large. */
export type LooksLike = 'json' | 'page' | 'text' | 'nothing';

function looksLike(text: string): LooksLike {
	if (text === '') return 'nothing';
	if (text.startsWith('<')) return 'page';
	return /^[[{"]/.test(text) ? 'json' : 'text';
}

/** Longer JSON takes milliseconds to parse. */
const LONG = 128 * 1024;

/** Escapes of the characters of `__proto__`. */
const ESCAPED_PROTOTYPE = /\\u00(?:5f|6f|7[024])/i;

/**
 * The JSON of an answer without keys `__proto__`, at every depth: nodes further on copy what they get, and where such
 * a key is copied, all objects change.
 */
async function parseAnswer(
	text: string,
	breaks: Breaks,
): Promise<{ readonly json: unknown } | undefined> {
	const mayHold = await mayHoldPrototype(text, breaks);
	const parsed = text.length > LONG ? await parseLong(text, breaks) : parseJson(text);
	await breaks.take();
	if (parsed && mayHold) await withBreaks(containersIn(parsed.json), withoutPrototype, breaks);
	return parsed;
}

async function mayHoldPrototype(text: string, breaks: Breaks): Promise<boolean> {
	for (let at = 0; at < text.length; at += LONG) {
		// What begins in a portion can end in the next one.
		const portion = text.slice(at, at + LONG + '__proto__'.length);
		if (portion.includes('__proto__') || ESCAPED_PROTOTYPE.test(portion)) return true;
		await breaks.take();
	}
	return false;
}

/** In portions; in one, in which nothing else stands, what cannot be divided. */
async function parseLong(text: string, breaks: Breaks): Promise<ReturnType<typeof parseJson>> {
	const parsed = await parseLongJson(text, breaks);
	if (parsed) return parsed;
	await breaks.now();
	return parseJson(text);
}

/** It is a field of its own, as JSON makes it. */
const withoutPrototype = (container: object) => Reflect.deleteProperty(container, '__proto__');

/** The text of UTF-8. A byte order mark counts as white space. */
async function plain(bytes: Buffer, breaks: Breaks): Promise<string> {
	const pieces: string[] = [];
	for (let at = 0, end: number; at < bytes.length; at = end) {
		end = at + LONG;
		// No character has more than three bytes that continue it.
		for (let more = 0; more < 4 && isContinuation(bytes[end]); more++) end += 1;
		pieces.push(bytes.toString('utf8', at, end));
		await breaks.take();
	}
	return pieces.join('').trim();
}

const isContinuation = (byte: number | undefined) => byte !== undefined && byte >> 6 === 0b10;

function isByteStream(body: unknown): body is AsyncIterable<unknown> {
	return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}

/** Collects the bytes of a stream; where it cannot, its beginning, and the reason. */
async function collect(
	stream: AsyncIterable<unknown>,
	maxBytes: number,
): Promise<{ readonly bytes: Buffer; readonly reason?: string }> {
	const chunks: Buffer[] = [];
	const gauge = new JsonGauge();
	let bytes = 0;
	for await (const chunk of stream) {
		const buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
		bytes += buffer.length;
		// Leaving the loop early destroys the stream and with it the connection.
		const isTooLarge = bytes > maxBytes;
		if (isTooLarge || !gauge.takes(buffer)) {
			const reason = isTooLarge
				? `The answer is larger than ${sizeInWords(maxBytes)}.`
				: 'The answer has more levels or values than any answer of this API.';
			return { bytes: chunks[0] ?? buffer, reason };
		}
		chunks.push(buffer);
	}
	return { bytes: Buffer.concat(chunks, bytes) };
}

const sizeInWords = (bytes: number) =>
	bytes >= MIB ? `${bytes / MIB} MiB` : `${bytes / 1024} KiB`;

/**
 * Reads an answer's body as JSON. n8n's helper hands on HTML, truncated JSON and an empty body as a plain string
 * without an error (measured on n8n-core 2.41.1), so the body is taken as a stream and judged here.
 *
 * @param body the stream that `helpers.httpRequest` returns with `encoding: 'stream'`
 * @param maxBytes a larger body is not read to its end
 * @throws what the stream throws when the connection breaks or is aborted in mid-answer
 */
export async function readResponseBody(
	body: unknown,
	maxBytes = MAX_RESPONSE_BYTES,
): Promise<ResponseBody> {
	if (!isByteStream(body))
		return { readable: false, reason: 'The answer has no content.', looksLike: 'nothing' };
	const { bytes, reason } = await collect(body, maxBytes);
	const breaks = new Breaks();
	const text = await plain(bytes, breaks);
	await breaks.take();
	const parsed = reason === undefined ? await parseAnswer(text, breaks) : undefined;
	if (parsed) return { readable: true, json: parsed.json, text };
	const is = looksLike(text);
	return { readable: false, reason: reason ?? REASONS[is], looksLike: is };
}

/** Why a body is not read that came whole. */
const REASONS: Readonly<Record<LooksLike, string>> = {
	nothing: 'The answer is empty.',
	page: 'The answer is a web page, not JSON.',
	json: 'The answer is not complete JSON.',
	text: 'The answer is not JSON.',
};
