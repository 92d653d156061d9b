import { RequestFailure, type Failure } from '../errors/failure';
import { InvalidInput } from '../parameters/invalidInput';

/**
 * What an error that stopped an item says about it.
 *
 * @param requests how many requests were made for the item before
 */
export function failureOf(error: unknown, requests: number): Failure {
	if (error instanceof RequestFailure) return error.failure;
	if (error instanceof InvalidInput) {
		const { message, advice } = error;
		return { kind: 'invalid_input', delivered: 'no', happened: message, advice };
	}
	const reason = error instanceof Error ? error.message : String(error);
	// n8n could not work out a parameter, or this node has a defect: what was sent before stays unknown.
	return requests === 0
		? { kind: 'invalid_input', delivered: 'no', reason }
		: { kind: 'delivery_unknown', delivered: 'unknown', reason };
}
