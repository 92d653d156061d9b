import type { z } from 'zod';

/**
 * Parses input by a schema.
 *
 * @throws Error in one line that names each wrong field
 */
export function check<Schema extends z.ZodTypeAny>(
	schema: Schema,
	input: unknown,
): z.output<Schema> {
	const result = schema.safeParse(input);
	if (result.success) return result.data;
	const wrong = result.error.issues.map(
		({ path, message }) => `${path.join('.') || 'input'}: ${message}`,
	);
	throw new Error(wrong.join('; '));
}
