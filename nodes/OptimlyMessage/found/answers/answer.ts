import type { Scalar } from '../found';
import type { Role } from '../roles';

/** One question with its answer, or one key with its value; what it means is not decided yet. */
export interface Answer {
	/** What it was asked with, what people read before what machines read. */
	readonly labels: readonly string[];
	/** Where it stood, for the user: the label of the question or the path of the key. */
	readonly shown: string;
	/** Keys above it that may say whose it is; those that only hold answers are left out. */
	readonly parents: readonly string[];
	/** Path of the record that it is in: what stands together belongs together. */
	readonly group: string;
	readonly value: Scalar | undefined;
	/** What the service says about the kind of question: "INPUT_EMAIL", "textarea", "given-name". */
	readonly types: readonly string[];
	/** Whether it is an entry of a list of questions. */
	readonly question: boolean;
	/** Whose record it is in, as the record says itself ("role": "organizer"). */
	readonly role?: Role;
	/** Beside the answers, not one of them: the form's name, a campaign. */
	readonly context: boolean;
	/** Came with the request or was true before: only handed on, never taken. */
	readonly aside: boolean;
	/** Several chosen ones, joined. */
	readonly several: boolean;
	/** From a line of a longer text ("Name: Ada"). */
	readonly line: boolean;
}
