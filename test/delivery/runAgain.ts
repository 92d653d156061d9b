import type { INode } from 'n8n-workflow';
import type { Sandbox } from '../../sandbox';
import { posts } from './useFreshSandbox';

/** n8n's Retry On Fail, as often and as quickly as it goes. */
export const retryOnFail = (maxTries = 3): Partial<INode> => ({
	retryOnFail: true,
	maxTries,
	waitBetweenTries: 1,
});

/** The service refuses so many requests that carry the text. */
export function refuse(sandbox: Sandbox, content: string, times = 1): void {
	sandbox.addFault({
		match: { content },
		times,
		fault: { kind: 'status', status: 400, body: { detail: 'No' } },
	});
}

/** How often each text went over the wire. */
export function sentTimes(sandbox: Sandbox, texts: readonly string[]): number[] {
	return texts.map(
		(text) => posts(sandbox).filter(({ bodyText }) => bodyText.includes(text)).length,
	);
}
