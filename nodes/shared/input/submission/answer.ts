import type { LabelMeaning } from './labels';
import type { Plain } from './plainInput';

/** What a form answer or a CRM property can be handed on as. */
export type Scalar = string | number | boolean;

/** A field that `readSubmission` fills. */
export type SubmissionField =
	| 'name'
	| 'email'
	| 'phone'
	| 'company'
	| 'message'
	| 'startTime'
	| 'endTime'
	| 'timezone';

/** What a source says about an answer. */
export interface AnswerHints {
	/** The type of the question (an e-mail question), when its label may say something else. */
	readonly typed?: 'email' | 'phone' | 'name';
	/** What the answer is, known from the source and not from a label. */
	readonly certain?: LabelMeaning;
	/** Beside the answers, not one of them: the form's name, a campaign. */
	readonly context?: boolean;
	/** Only handed on, never taken for a field. */
	readonly restOnly?: boolean;
}

/** One question and what was answered, as a source gives it; the value can be nested. */
export interface Answer extends AnswerHints {
	/** What the person or the CRM's user saw, or the key when there is no label. */
	readonly label: string;
	/** Where it was in the input: the label of a question, or the path of a key. */
	readonly key: string;
	readonly value: Plain | undefined;
}

/** An answer whose value is a scalar; `undefined` when the question was not answered. */
export interface FlatAnswer extends AnswerHints {
	readonly label: string;
	readonly key: string;
	readonly value: Scalar | undefined;
}
