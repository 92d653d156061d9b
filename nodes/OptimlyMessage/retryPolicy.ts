import { COMMON_RETRIES } from '../shared/sending/commonRetries';
import type { RetryRow } from '../shared/sending/retryPolicy';

/** Which failures of the Optimly API are tried again (docs/delivery.md is checked against this table): nothing beyond the common ones is documented. */
export const retryPolicy: readonly RetryRow[] = COMMON_RETRIES;
