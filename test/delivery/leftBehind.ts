import type { IDataObject } from 'n8n-workflow';
import type { EngineResult } from '../engine/engine';

/** `details` of what failed: of the error items in the Continue modes, else of the error that stopped the run. */
export function failureDetails({ run, done, failed }: EngineResult): IDataObject[] {
	const stopped = run.data.resultData.error;
	if (stopped) return [Object(stopped).context.details];
	return [...failed, ...done.filter(({ error }) => error !== undefined)].map(({ details }) =>
		Object(details),
	);
}

/** What the node remembers in the stored execution: key of the entry -> entry. */
export function journalIn({ stored }: EngineResult): Map<string, IDataObject> {
	const context = Object(JSON.parse(stored)).executionData?.contextData?.['node:Chat'];
	return new Map(Object.entries(Object(context?.deliveries)));
}

/** The execution hints of the node's last run. */
export function hintsOf({ run }: EngineResult): string[] {
	return (run.data.resultData.runData.Chat?.at(-1)?.hints ?? []).map(({ message }) => message);
}
