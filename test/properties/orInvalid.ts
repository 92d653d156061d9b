/* eslint-disable @n8n/community-nodes/require-node-api-error -- tests are not part of the package */
import { InvalidInput } from '../../nodes/shared/parameters/invalidInput';

/** What the work returns, or the InvalidInput that it throws; anything else that it throws fails the test. */
export function orInvalid<Result>(
	work: () => Result,
): { result: Result } | { refused: InvalidInput } {
	try {
		return { result: work() };
	} catch (error) {
		if (error instanceof InvalidInput) return { refused: error };
		throw error;
	}
}
