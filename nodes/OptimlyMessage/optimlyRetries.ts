import { COMMON_RETRIES, type RetryRow } from '../shared/sending/retryPolicy';

/** Which failures of the Optimly API are tried again (docs/delivery.md is checked against this table): beyond the common ones only looks into histories, which this service has. */
export const retryPolicy: readonly RetryRow[] = [
	{
		failures: 'A look into the history that gets no answer, a 5xx or a page of another server',
		applies: ({ kind }, _method, isLook) => isLook && kind !== 'rate_limited',
		bound: 'nextLook',
		reason:
			'A server that is down is not asked by each of a thousand items: once six looks in a row got no answer, the items of an access token together look again after 1, 2, 4, 8 and then every 10 seconds, and a run of which such a look was sends nothing more. Any answer ends this.',
	},
	...COMMON_RETRIES,
];
