import { orInvalid } from '../properties/orInvalid';

/** What is said of input that is refused: what is wrong, and what to do where that is said. */
export function refusal(work: () => unknown): string {
	const outcome = orInvalid(work);
	if (!('refused' in outcome)) throw new Error('It was accepted');
	const { message, advice } = outcome.refused;
	return advice ? `${message}. ${advice}` : message;
}
