import { z } from 'zod';

import { check } from './check';
import type { Wire } from './wire';

/** What happens to one request. */
export type Play = (wire: Wire) => void | Promise<void>;

/** One kind of fault. */
export interface FaultKind {
	/** One line for the README and the inspection route. */
	about: string;
	/** Checks the parameters; throws what is wrong with them. */
	prepare: (fault: unknown) => Play;
}

/** Keeps schema and behaviour of a kind together, with the parameter's type from the schema. */
export function kind<Schema extends z.ZodTypeAny>(
	schema: Schema,
	about: string,
	play: (fault: z.output<Schema>, wire: Wire) => void | Promise<void>,
): FaultKind & { schema: Schema } {
	return {
		schema,
		about,
		prepare: (input) => {
			const fault = check(schema, input);
			return (wire) => play(fault, wire);
		},
	};
}
