import type { Sandbox } from '../../sandbox';

export interface Answer {
	status: number;
	headers: Headers;
	text: string;
	/** Parsed body; undefined when it is no JSON. */
	body: unknown;
}

export interface Sent {
	body?: unknown;
	/** Sent as it is, in place of `body`. */
	text?: string;
	headers?: Record<string, string>;
	/** Leave out the Bearer header. */
	anonymous?: boolean;
	signal?: AbortSignal;
}

/** One real request to a sandbox, with its token; redirects are not followed. */
export async function send(
	sandbox: Pick<Sandbox, 'url' | 'token'>,
	method: string,
	path: string,
	{ body, text, headers, anonymous, signal }: Sent = {},
): Promise<Answer> {
	const response = await fetch(sandbox.url + path, {
		method,
		headers: {
			'content-type': 'application/json',
			...(anonymous ? {} : { authorization: `Bearer ${sandbox.token}` }),
			...headers,
		},
		body: text ?? (body === undefined ? undefined : JSON.stringify(body)),
		redirect: 'manual',
		signal,
	});
	const answered = await response.text();
	return {
		status: response.status,
		headers: response.headers,
		text: answered,
		body: parsed(answered),
	};
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** Path of the route that adds a message. */
export const newMessage = '/external/message/new-message';
