/** What a form answer or a CRM property can be handed on as. */
export type Scalar = string | number | boolean;

/** A field that is looked for in the input. */
export type FoundField =
	| 'name'
	| 'email'
	| 'phone'
	| 'company'
	| 'message'
	| 'startTime'
	| 'endTime'
	| 'durationMinutes'
	| 'timezone'
	| 'purpose'
	| 'preferredChannel';

/** Something that is there and cannot be taken: the item is refused when the field is needed. */
export interface FoundProblem {
	readonly field: FoundField;
	/** What is wrong, as the end of a sentence that begins with the field: "could be 'E-mail' or 'Mail'". No content of the input but labels. */
	readonly words: string;
	/** Labels or key paths of what could have been meant. */
	readonly candidates: readonly string[];
}

/** What somebody submitted in a form, a CRM or a calendar. Fields that were not found are missing. */
export interface Found {
	/** Who sent it, as far as it shows: "Tally", "HubSpot event", …, or "JSON". */
	readonly source: string;
	readonly name?: string;
	/** One well-formed address that stood in the input as it is here. */
	readonly email?: string;
	readonly phone?: string;
	readonly company?: string;
	readonly message?: string;
	/** ISO 8601: "2026-09-03", "2026-09-03T14:30" or with an offset; without one it is meant in `timezone`. */
	readonly startTime?: string;
	/** ISO 8601 like `startTime`. */
	readonly endTime?: string;
	/** From a stated length, or between start and end. */
	readonly durationMinutes?: number;
	/** Nothing states the length plainly, and yet one may be asked for: no usual length takes its place. */
	readonly lengthUnclear?: true;
	/** IANA name. */
	readonly timezone?: string;
	/** What the appointment is about. */
	readonly purpose?: string;
	readonly preferredChannel?: string;
	/** All other answers: flat, at most 60 entries and 12 000 characters; prototype-safe keys. */
	readonly rest: Readonly<Record<string, Scalar>>;
	/** Where each field was found, and in brackets what decided: "Work email (label)"; " + " between several places. */
	readonly mappedFields: Readonly<Partial<Record<FoundField, string>>>;
	/** What is there but could not be told apart or understood. Its field is missing above. */
	readonly problems: readonly FoundProblem[];
	/** What was asked, answered or not: for the error that says what was there instead. */
	readonly seenKeys: readonly string[];
	/** The number that the service gave the submission, and the key it stood in: an idempotency key. */
	readonly submissionId?: { readonly field: string; readonly value: string };
}

/** What somebody wrote in a chat, a messenger or an e-mail, and who. */
export interface FoundMessage {
	/** Who sent it: "Chat Trigger", "Telegram", …, or "JSON". */
	readonly source: string;
	/** What was written; the names of attachments follow it in brackets. */
	readonly text?: string;
	/** Who wrote it, as the service knows them: a session, a number, an address. */
	readonly clientId?: string;
	readonly clientName?: string;
	/** The number that the service gave the message, and the key it stood in: an idempotency key. */
	readonly messageId?: { readonly field: string; readonly value: string };
	/** Whether the item is that of n8n's Chat Trigger (its window waits for `output`). */
	readonly chatTrigger: boolean;
	/** Names or kinds of what came with the text. */
	readonly attachments: readonly string[];
	/** Why there is no text or no sender although something is there, in words for the user. */
	readonly problems: ReadonlyArray<{
		readonly field: 'text' | 'clientId';
		readonly words: string;
		readonly candidates: readonly string[];
	}>;
}
