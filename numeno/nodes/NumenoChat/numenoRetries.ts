import { COMMON_RETRIES, type RetryRow } from '../shared/sending/retryPolicy';

/** Which failures of the Numeno Chat API are tried again. */
export const retryPolicy: readonly RetryRow[] = [
	{
		failures: '409 Resource already in use',
		applies: ({ status }) => status === 409,
		bound: 'busy',
		reason:
			'A reply is being generated in this conversation, so the server did not take the request. Retry-After counts where there is one.',
	},
	...COMMON_RETRIES,
];
