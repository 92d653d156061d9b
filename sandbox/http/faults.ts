import { z } from 'zod';

import { check } from './check';
import type { Play } from './faultKind';
import { faultKinds, type Fault } from './faultKinds';
import type { LoggedRequest } from './requestLog';

const matchSchema = z
	.object({
		method: z.string().optional(),
		/** The exact path; or a regular expression, as such or as its source beginning with "^". */
		path: z.union([z.string(), z.instanceof(RegExp)]).optional(),
		chatId: z.string().optional(),
		/** A part of the request body's text. */
		content: z.string().optional(),
	})
	.strict();

const ruleSchema = z
	.object({
		match: matchSchema.default({}),
		/** The fault begins at the nth matching request that no earlier rule took, counted from 1. */
		nth: z.number().int().min(1).default(1),
		/** So many matching requests in a row meet it. */
		times: z.number().int().min(1).default(1),
		/** Whether the request is processed before the fault: a message is then stored, though nobody hears so. */
		store: z.boolean().default(false),
		fault: z.object({ kind: z.string() }).passthrough(),
	})
	.strict();

/** A scripted fault: which requests meet it, and what happens to them. */
export type FaultRule = Omit<z.input<typeof ruleSchema>, 'fault'> & { fault: Fault };

interface ActiveRule extends z.output<typeof ruleSchema> {
	play: Play;
	seen: number;
}

/** What a request meets. */
export interface Hit {
	kind: string;
	store: boolean;
	play: Play;
}

/** The faults of one sandbox, in the order in which they were added. */
export class Faults {
	private rules: ActiveRule[] = [];

	/**
	 * @param rule checked here, whether it comes from a test or over HTTP
	 * @throws Error naming the field that is wrong
	 */
	add(rule: unknown): void {
		const parsed = check(ruleSchema, rule);
		const kind = faultKinds.get(parsed.fault.kind);
		if (!kind) {
			throw new Error(
				`Unknown fault kind "${parsed.fault.kind}". Known: ${[...faultKinds.keys()].join(', ')}`,
			);
		}
		this.rules.push({ ...parsed, play: kind.prepare(parsed.fault), seen: 0 });
	}

	/**
	 * The fault that this request meets, if any. A request that met one is not counted by the rules after
	 * it, so that rules for the same requests fire one after another in the order of adding.
	 */
	take(request: LoggedRequest): Hit | undefined {
		for (const rule of this.rules) {
			if (!matches(rule.match, request)) continue;
			rule.seen += 1;
			if (rule.seen < rule.nth) continue;
			if (rule.seen === rule.nth + rule.times - 1) {
				this.rules = this.rules.filter((other) => other !== rule);
			}
			return { kind: rule.fault.kind, store: rule.store, play: rule.play };
		}
		return undefined;
	}

	/** The rules that can still fire. */
	list(): Array<Omit<ActiveRule, 'play'>> {
		return this.rules.map(({ match, nth, times, store, fault, seen }) => ({
			match,
			nth,
			times,
			store,
			fault,
			seen,
		}));
	}

	clear(): void {
		this.rules = [];
	}
}

function matches(match: z.output<typeof matchSchema>, request: LoggedRequest): boolean {
	return (
		(match.method === undefined || match.method.toUpperCase() === request.method) &&
		(match.path === undefined || pathMatches(match.path, request.path)) &&
		(match.chatId === undefined || match.chatId === request.chatId) &&
		(match.content === undefined || request.bodyText.includes(match.content))
	);
}

function pathMatches(wanted: string | RegExp, path: string): boolean {
	if (wanted instanceof RegExp) return path.search(wanted) >= 0;
	return wanted.startsWith('^') ? new RegExp(wanted).test(path) : wanted === path;
}
