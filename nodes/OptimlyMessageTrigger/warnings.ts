import type { IPollFunctions } from 'n8n-workflow';
import { NOUNS, type Nouns, type TriggerSettings } from './triggerSettings';

/**
 * What the trigger cannot tell, or cannot see. Each is said once in n8n's log, by the poll that notices it, which is
 * often the one that n8n makes when the workflow is published. `count` is how many it concerns.
 */
const WARNINGS = {
	firstLookMissing: ({ one, many }: Nouns, count: number) =>
		`the first look at ${count} ${count === 1 ? one : many} is still to come. Until it succeeds, records are judged by their time: some that are a few minutes old can start the workflow, too.`,
	quotaTooSmall: ({ many }: Nouns, count: number) =>
		`the quota of the credential or the time of a poll does not reach for all ${many}: ${count} are left for later polls, which begin with them. Polls leave the last fifth of the quota to what is sent.`,
	serverWaits: ({ one, many }: Nouns, count: number) =>
		`Optimly has asked to wait for longer than a poll may take: ${count} ${count === 1 ? one : many} are left for later polls, which begin with them.`,
	cannotTell: (_nouns: Nouns, count: number) =>
		`${count} records have no time, and the first look failed: nobody can tell whether they are new. They do not start the workflow.`,
	withoutId: () =>
		'some records have no ID. They are recognised by what they say: one that is changed later comes again.',
	unusable: () => 'some entries of a list are no records. They are passed over.',
	gap: () =>
		'a list shows nothing of what it showed before. If Optimly lists only the newest, some that came in between can be missing: poll more often.',
	cutOff: ({ one }: Nouns) =>
		`Optimly does not list all messages of a ${one}: those that it leaves out cannot start the workflow.`,
	more: () =>
		'Optimly says that a list goes on, and documents no way to read on: what it leaves out cannot start the workflow.',
	roundLength: (_nouns: Nouns, count: number) =>
		`a list has exactly ${count} entries. If that is all that Optimly lists, and it lists the oldest, new ones cannot start the workflow: try with a new message.`,
} as const;

export type Warning = keyof typeof WARNINGS;

/** Writes into n8n's log what was not said before; returns all that has been said. */
export function say(
	context: IPollFunctions,
	{ watched }: TriggerSettings,
	warnings: ReadonlyMap<Warning, number>,
	said: readonly string[],
): string[] {
	const unsaid = [...warnings].filter(([name, count]) => count > 0 && !said.includes(name));
	for (const [name, count] of unsaid) {
		context.logger.warn(
			`Optimly Message Trigger "${context.getNode().name}": ${WARNINGS[name](NOUNS[watched], count)}`,
		);
	}
	return [...said, ...unsaid.map(([name]) => name)];
}
