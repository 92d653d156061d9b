import type { Answer } from './answers/answer';
import type { Reading } from './label';
import type { PersonField } from './personField';

/** An answer with what it can be, before its value is looked at. */
export interface ReadAnswer {
	readonly answer: Answer;
	/** How well it fits each field; only fields that it can be. */
	readonly fits: ReadonlyMap<PersonField, number>;
	/** What decided, as `mapped_fields` says it. */
	readonly by: ReadonlyMap<PersonField, string>;
	/** Of the label that decided, else of the first; none without a label. */
	readonly reading: Reading | undefined;
	/** All readings, in the order of the labels. */
	readonly readings: readonly Reading[];
	/** It is about another person: nothing of it is taken. */
	readonly vetoed: boolean;
	/** One of several given answers was chosen. */
	readonly choice: boolean;
	/** The service says that it is a long text. */
	readonly long: boolean;
}
