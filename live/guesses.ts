/** What was seen of a guess. */
export type Verdict =
	| { readonly is: 'holds'; readonly seen?: string }
	| {
			readonly is: 'differs';
			readonly seen: string;
			readonly sandbox?: Readonly<Record<string, unknown>>;
	  }
	| { readonly is: 'unknown'; readonly seen: string };

/** Something that the documents do not settle, and that docs, sandbox and code take for granted. */
export interface Guess<Evidence> {
	/** Short name, for the report. */
	readonly id: string;
	readonly guess: string;
	/** Where it comes from. */
	readonly source: string;
	/** What of the package rests on it. */
	readonly rests: string;
	/** How the check decides it. */
	readonly check: string;
	/** What to set, or what to know, when it differs. */
	readonly follows: string;
	readonly judge: (evidence: Evidence) => Verdict;
}

/** One line of the report. */
export interface Finding {
	readonly id: string;
	readonly guess: string;
	readonly verdict: Verdict;
	readonly follows: string;
}

export const holds = (seen?: string): Verdict => ({ is: 'holds', ...(seen && { seen }) });
export const differs = (seen: string, sandbox?: Readonly<Record<string, unknown>>): Verdict => ({
	is: 'differs',
	seen,
	...(sandbox && { sandbox }),
});
export const unknown = (seen: string): Verdict => ({ is: 'unknown', seen });

/** Holds or differs, when there is something to judge by. */
export const decided = (is: boolean | undefined, seen: string, sandbox?: object): Verdict =>
	is === undefined ? unknown(seen) : is ? holds() : differs(seen, { ...sandbox });

/** A service that can be checked. */
export interface LiveCheck<Evidence> {
	readonly name: string;
	/** Environment variables with its address and its secret. */
	readonly variables: { readonly baseUrl: string; readonly secret: string };
	/** What the check will write, and what that costs. */
	readonly costs: (options: Options) => string;
	readonly guesses: ReadonlyArray<Guess<Evidence>>;
	/** Why the server is not this service; writes nothing. `undefined`: it seems to be. */
	refuses(baseUrl: string, secret: string): Promise<string | undefined>;
	/** Asks and writes all that the guesses need. */
	gather(baseUrl: string, secret: string, options: Options): Promise<Evidence>;
}

export interface Options {
	/** Ask until the limit answers. */
	readonly limits: boolean;
	/** Hand a chat over to this address. */
	readonly handoff?: string;
}

/** Judges every guess. A guess that nothing was seen of, because a step before failed, is unknown. */
export function findings<E>(guesses: ReadonlyArray<Guess<E>>, evidence: E): Finding[] {
	return guesses.map(({ id, guess, follows, judge }) => ({
		id,
		guess,
		follows,
		verdict: judge(evidence),
	}));
}
