import type { IDataObject } from 'n8n-workflow';

/** The output's names as words: "start_time" as "start time". */
const worded = (name: string): string => name.replace(/_/g, ' ');

function listed(words: readonly string[]): string {
	const last = words[words.length - 1];
	return words.length < 2 ? (last ?? '') : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/**
 * What the editor says about fields that the user left empty: "Found name, email and company in the input; 2 other
 * answers went into the metadata." `undefined` when nothing was found there.
 */
export function foundHint(mapped: IDataObject, answers: object): string | undefined {
	const found = Object.keys(mapped).map(worded);
	if (found.length === 0) return undefined;
	const others = Object.keys(answers).length;
	const rest =
		others === 0
			? ''
			: `; ${others} other ${others === 1 ? 'answer' : 'answers'} went into the metadata`;
	return `Found ${listed(found)} in the input${rest}.`;
}
