/* eslint-disable @n8n/community-nodes/no-restricted-imports -- the sandbox is a local server for development, not part of the package */
import { Readable } from 'node:stream';

import { z } from 'zod';

import { kind, type FaultKind } from './faultKind';
import { retryAfterHeaders } from './reply';
import type { Wire } from './wire';

const json = { 'content-type': 'application/json' };

const status = kind(
	z
		.object({
			kind: z.literal('status'),
			status: z.number().int().min(200).max(599),
			body: z.unknown(),
			headers: z.record(z.string()).default({}),
		})
		.strict(),
	'Answers `status`, with `body` (JSON; a string goes out as it is) and `headers`.',
	({ status: code, body = { detail: `Scripted status ${code}` }, headers }, wire) => {
		const text = typeof body === 'string' ? body : JSON.stringify(body);
		wire.send(code, { ...json, ...headers }, text);
	},
);

const reset = kind(
	z.object({ kind: z.literal('reset') }).strict(),
	'Resets the connection (RST) instead of answering.',
	(_fault, wire) => {
		wire.take().reset();
	},
);

const halfBody = kind(
	z.object({ kind: z.literal('halfBody') }).strict(),
	'Announces the whole body, sends half of it, closes the connection.',
	async (_fault, wire) => {
		const { status: code, bytes } = await bytesOf(wire);
		const raw = wire.open(code, { ...json, 'content-length': bytes.length });
		raw.write(bytes.subarray(0, Math.floor(bytes.length / 2)));
		// The half must be out before the end is seen.
		await wire.wait(20);
		raw.cut();
	},
);

const slowBody = kind(
	z
		.object({
			kind: z.literal('slowBody'),
			chunkBytes: z.number().int().min(1).default(8),
			everyMs: z.number().min(1).default(50),
		})
		.strict(),
	'Processes the request and drips the answer: `chunkBytes` (8) every `everyMs` (50).',
	async ({ chunkBytes, everyMs }, wire) => {
		const reply = await wire.process();
		const bytes = Buffer.from(JSON.stringify(reply.body));
		const raw = wire.open(reply.status, {
			...json,
			...reply.headers,
			'content-length': bytes.length,
		});
		for (let sent = 0; sent < bytes.length; sent += chunkBytes) {
			raw.write(bytes.subarray(sent, sent + chunkBytes));
			await wire.wait(everyMs);
		}
		raw.end();
	},
);

const html = kind(
	z
		.object({ kind: z.literal('html'), status: z.number().int().min(200).max(599).default(200) })
		.strict(),
	'Answers an HTML page with `status` (200), as a proxy or a login page would.',
	({ status: code }, wire) => {
		const page =
			'<!doctype html><html><head><title>Please wait</title></head><body><h1>Please wait</h1></body></html>';
		wire.send(code, { 'content-type': 'text/html; charset=utf-8' }, page);
	},
);

const truncatedJson = kind(
	z.object({ kind: z.literal('truncatedJson') }).strict(),
	'Answers in good order, but the JSON ends in the middle.',
	async (_fault, wire) => {
		const { status: code, bytes } = await bytesOf(wire);
		wire.send(code, json, bytes.subarray(0, Math.floor(bytes.length / 2)).toString());
	},
);

const emptyBody = kind(
	z
		.object({
			kind: z.literal('emptyBody'),
			status: z.number().int().min(200).max(599).default(200),
		})
		.strict(),
	'Answers `status` (200) and no body.',
	({ status: code }, wire) => {
		wire.send(code, json, '');
	},
);

const redirect = kind(
	z
		.object({
			kind: z.literal('redirect'),
			status: z
				.union([z.literal(301), z.literal(302), z.literal(303), z.literal(307), z.literal(308)])
				.default(307),
			location: z.string().url(),
		})
		.strict(),
	'Redirects to `location` with `status` 301, 302, 303, 307 (default) or 308.',
	({ status: code, location }, wire) => {
		wire.send(code, { location }, '');
	},
);

const retryAfter = kind(
	z
		.object({
			kind: z.literal('retryAfter'),
			seconds: z.number().int().min(0),
			as: z.enum(['seconds', 'date']).default('seconds'),
			status: z.union([z.literal(429), z.literal(503)]).default(429),
		})
		.strict(),
	'Answers `status` 429 (default) or 503 with Retry-After of `seconds`, written `as` seconds (default) or date.',
	({ seconds, as, status: code }, wire) => {
		const headers = retryAfterHeaders.get(as)?.(seconds);
		const detail = code === 429 ? 'Rate limit exceeded' : 'Service Unavailable';
		wire.send(code, { ...json, ...headers }, JSON.stringify({ detail }));
	},
);

const delay = kind(
	z.object({ kind: z.literal('delay'), ms: z.number().min(0) }).strict(),
	'Waits `ms`, then processes and answers; with `store` it processes first.',
	async ({ ms }, wire) => {
		await wire.wait(ms);
		const { status: code, body, headers } = await wire.process();
		wire.send(code, { ...json, ...headers }, JSON.stringify(body));
	},
);

const isPromise = (value: unknown): value is PromiseLike<unknown> =>
	typeof Object(value).then === 'function';

const hold = kind(
	z.object({ kind: z.literal('hold'), until: z.custom<PromiseLike<unknown>>(isPromise) }).strict(),
	'Waits for the promise `until`, then processes and answers; only for tests, which have one.',
	async ({ until }, wire) => {
		// As long as a timer can be: it only ends with the connection.
		await Promise.race([until, wire.wait(2 ** 31 - 1)]);
		const { status: code, body, headers } = await wire.process();
		wire.send(code, { ...json, ...headers }, JSON.stringify(body));
	},
);

const hang = kind(
	z.object({ kind: z.literal('hang') }).strict(),
	'Never answers; the connection stays open until the client or the sandbox ends it.',
	(_fault, wire) => {
		wire.take();
	},
);

const hugeBody = kind(
	z
		.object({
			kind: z.literal('hugeBody'),
			bytes: z
				.number()
				.int()
				.min(1000)
				.max(64 * 1024 * 1024)
				.default(11 * 1024 * 1024),
			chunked: z.boolean().default(false),
		})
		.strict(),
	'Answers valid JSON of `bytes` (11 MiB, at most 64), with its length announced unless `chunked`.',
	({ bytes, chunked }, wire) => {
		const head = '{"message_id":"msg_huge","content":"';
		const tail = '"}';
		const length: Record<string, string> = chunked ? {} : { 'content-length': String(bytes) };
		wire.send(200, { ...json, ...length }, Readable.from(padded(head, bytes, tail)));
	},
);

const wrongShape = kind(
	z.object({ kind: z.literal('wrongShape'), body: z.unknown() }).strict(),
	'Answers 200 and valid JSON that fits no schema: `body`, or a list with a number.',
	({ body = [42] }, wire) => {
		wire.send(200, json, JSON.stringify(body));
	},
);

/** Name of a kind -> what it is and does. */
export const faultKinds: ReadonlyMap<string, FaultKind> = new Map<string, FaultKind>([
	['status', status],
	['reset', reset],
	['halfBody', halfBody],
	['slowBody', slowBody],
	['html', html],
	['truncatedJson', truncatedJson],
	['emptyBody', emptyBody],
	['redirect', redirect],
	['retryAfter', retryAfter],
	['delay', delay],
	['hold', hold],
	['hang', hang],
	['hugeBody', hugeBody],
	['wrongShape', wrongShape],
]);

export type Fault =
	| z.input<typeof status.schema>
	| z.input<typeof reset.schema>
	| z.input<typeof halfBody.schema>
	| z.input<typeof slowBody.schema>
	| z.input<typeof html.schema>
	| z.input<typeof truncatedJson.schema>
	| z.input<typeof emptyBody.schema>
	| z.input<typeof redirect.schema>
	| z.input<typeof retryAfter.schema>
	| z.input<typeof delay.schema>
	| z.input<typeof hold.schema>
	| z.input<typeof hang.schema>
	| z.input<typeof hugeBody.schema>
	| z.input<typeof wrongShape.schema>;

async function bytesOf(wire: Wire): Promise<{ status: number; bytes: Buffer }> {
	const reply = await wire.reply();
	return { status: reply.status, bytes: Buffer.from(JSON.stringify(reply.body)) };
}

function* padded(head: string, bytes: number, tail: string): Generator<Buffer> {
	yield Buffer.from(head);
	const block = Buffer.alloc(64 * 1024, 'x');
	let left = bytes - head.length - tail.length;
	for (; left > block.length; left -= block.length) yield block;
	yield block.subarray(0, left);
	yield Buffer.from(tail);
}
