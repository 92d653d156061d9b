import { ERROR_KINDS, happenedWith, type ErrorKindRow, type ServiceWords } from './errorKinds';
import type { Failure } from './failure';

/** The words of an error: one sentence on what happened, one on what to do. */
export interface Words {
	readonly happened: string;
	readonly advice: string;
}

/** The error's words: the table's, the service's advice, and what exactly was wrong this time. */
export function wordsFor(failure: Failure, service: ServiceWords): Words {
	const row: ErrorKindRow = ERROR_KINDS[failure.kind];
	const status = failure.status === undefined ? '' : ` (${failure.status})`;
	const { apiDetail, reason } = failure;
	const exactly =
		apiDetail && reason ? `${apiDetail.replace(/[.\s]+$/, '')}. ${reason}` : (apiDetail ?? reason);
	return {
		happened:
			failure.happened ?? `${happenedWith(row, service)}${status}${exactly ? `: ${exactly}` : ''}`,
		advice: failure.advice ?? service.advice[failure.kind] ?? row.advice,
	};
}
