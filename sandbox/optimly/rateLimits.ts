import type { Settings } from '../settings';

const minute = 60_000;
const hour = 60 * minute;

const agentCalls = ['askAgentV1', 'askAgentV2', 'askAgentV3'];
const chatOpenings = ['createChat', 'createChatLegacy'];

/** A quota: at most `count` of the named operations in any `windowMs`, counted per token or per chat. */
export interface Limit {
	/** Operation ids that share the quota; undefined = every operation that needs a token. */
	operations?: readonly string[];
	count: number;
	windowMs: number;
	per: 'token' | 'chat';
	source: string;
}

/** The three sets contradict each other; which one the live service applies is unknown. */
export const limitSets: ReadonlyMap<string, readonly Limit[]> = new Map([
	[
		'token',
		[
			{ count: 100, windowMs: minute, per: 'token', source: 'overview page' },
			{ count: 1000, windowMs: hour, per: 'token', source: 'overview page' },
		],
	],
	[
		'messages',
		[
			{
				operations: ['createMessage'],
				count: 100,
				windowMs: minute,
				per: 'token',
				source: 'message page',
			},
			{
				operations: ['createMessage'],
				count: 1000,
				windowMs: hour,
				per: 'token',
				source: 'message page',
			},
			{ operations: chatOpenings, count: 50, windowMs: hour, per: 'token', source: 'message page' },
		],
	],
	[
		'endpoints',
		// A token belongs to one agent, so "per agent" on those pages is per token.
		[
			{
				operations: agentCalls,
				count: 60,
				windowMs: minute,
				per: 'token',
				source: 'operation page',
			},
			{
				operations: chatOpenings,
				count: 30,
				windowMs: minute,
				per: 'token',
				source: 'operation pages',
			},
			{
				operations: ['createMessage'],
				count: 120,
				windowMs: minute,
				per: 'chat',
				source: 'operation page',
			},
			{
				operations: ['listMessages'],
				count: 300,
				windowMs: minute,
				per: 'token',
				source: 'operation page',
			},
		],
	],
]);

/** Sliding windows over the limits of the chosen set. A refused request does not count. */
export class RateLimits {
	private readonly windows = new Map<string, number[]>();

	/**
	 * Takes one request or refuses it.
	 *
	 * @param at milliseconds of any clock that only moves forward
	 * @returns undefined when taken, else the milliseconds until the quota has room again
	 */
	admit(
		rules: Settings['rateLimits'],
		request: { operationId: string; chatId?: string; at: number },
	): number | undefined {
		if (rules === false) return undefined;
		const { set, quotaFactor = 1, windowFactor = 1 } = rules;
		const open: number[][] = [];
		let waitMs = 0;
		for (const [index, limit] of (limitSets.get(set) ?? []).entries()) {
			if (limit.operations && !limit.operations.includes(request.operationId)) continue;
			const windowMs = limit.windowMs * windowFactor;
			const taken = this.window(`${set}.${index}.${limit.per === 'chat' ? request.chatId : ''}`);
			while (taken.length > 0 && taken[0] <= request.at - windowMs) taken.shift();
			// At least one, or a small factor would close the service for good.
			const count = Math.max(1, Math.floor(limit.count * quotaFactor));
			if (taken.length >= count)
				waitMs = Math.max(waitMs, taken[taken.length - count] + windowMs - request.at);
			open.push(taken);
		}
		if (waitMs > 0) return waitMs;
		for (const taken of open) taken.push(request.at);
		return undefined;
	}

	clear(): void {
		this.windows.clear();
	}

	private window(key: string): number[] {
		const known = this.windows.get(key);
		if (known) return known;
		const fresh: number[] = [];
		this.windows.set(key, fresh);
		return fresh;
	}
}
