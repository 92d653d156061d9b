import type { Failure } from '../errors/failure';
import type { ItemSettings } from './itemSettings';

/** What leaves open whether a step arrived, and who wants to know. */
interface Doubt {
	readonly failure: Failure;
	readonly settings: ItemSettings;
}

interface CheckTimeRow {
	readonly when: string;
	readonly applies: (doubt: Doubt) => boolean;
	readonly seconds: number;
	readonly reason: string;
}

/** For how long the history is looked at; the first row that fits counts, and never more than Max Wait. */
export const CHECK_TIMES: readonly CheckTimeRow[] = [
	{
		when: 'What is absent will be sent again (Check History and Resend, or a retry by hand), or an earlier try left it open',
		applies: ({ settings, failure }) =>
			settings.onUncertain === 'checkHistoryAndResend' || failure.leftOpenEarlier === true,
		seconds: 60,
		reason: 'Time is the proof that it will not arrive any more.',
	},
	{
		when: 'A chat window or an AI agent waits for this execution',
		applies: ({ settings }) => settings.isAwaited,
		seconds: 15,
		reason: 'Somebody is looking at it, and nothing will be sent again.',
	},
	{
		when: 'The API answered with an error of its own, as JSON',
		applies: ({ failure }) => failure.status !== undefined && failure.jsonAnswer === true,
		seconds: 20,
		reason: 'It is done with the request: what it stored shows within seconds.',
	},
	{
		when: 'No answer, or that of a proxy or gateway',
		applies: () => true,
		seconds: 60,
		reason: 'Behind it the request may still be under way.',
	},
];

/** For how long the history is to be looked at, in milliseconds. */
export function checkTimeMs(doubt: Doubt): number {
	const row = CHECK_TIMES.find(({ applies }) => applies(doubt));
	return 1000 * (row?.seconds ?? 0);
}
