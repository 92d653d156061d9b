/** A UUID, as `crypto.randomUUID` writes it. */
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * Whether a value has the form of the delivery ids that this package makes. Other programs may use the same key for
 * numbers of their own (a parcel, a webhook), but hardly for a UUID.
 */
export const isDeliveryId = (value: unknown): boolean =>
	typeof value === 'string' && UUID.test(value);
