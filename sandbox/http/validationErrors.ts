import type { ValidationResult } from 'openapi-backend';

type ErrorObject = NonNullable<ValidationResult['errors']>[number];

/** One row of the `detail` list of a 422, as FastAPI (Pydantic 2) writes it. */
export interface ValidationDetail {
	type: string;
	loc: Array<string | number>;
	msg: string;
	input?: unknown;
	ctx?: Record<string, unknown>;
}

type Describe = (error: ErrorObject) => Omit<ValidationDetail, 'loc' | 'input'>;

const invalid: Describe = (error) => ({
	type: 'value_error',
	msg: error.message ?? 'Invalid value',
});

const typeNames = new Map<string, { type: string; msg: string }>([
	['string', { type: 'string_type', msg: 'Input should be a valid string' }],
	['boolean', { type: 'bool_type', msg: 'Input should be a valid boolean' }],
	['object', { type: 'dict_type', msg: 'Input should be a valid dictionary' }],
]);

const byKeyword = new Map<string, Describe>([
	['required', () => ({ type: 'missing', msg: 'Field required' })],
	['type', (error) => typeNames.get(String(error.params.type)) ?? invalid(error)],
	[
		'enum',
		({ params }) => {
			const expected = (params.allowedValues as unknown[]).map((value) => `'${String(value)}'`);
			const text = expected.join(' or ');
			return { type: 'literal_error', msg: `Input should be ${text}`, ctx: { expected: text } };
		},
	],
	[
		'format',
		({ params }) => ({ type: 'value_error', msg: `value is not a valid ${String(params.format)}` }),
	],
	[
		'parse',
		({ message }) => ({ type: 'json_invalid', msg: 'JSON decode error', ctx: { error: message } }),
	],
]);

/**
 * Turns what the validator found into FastAPI's list. `input` repeats what was sent, as FastAPI does:
 * for a missing field the object that lacks it, else the refused value.
 *
 * @param errors Ajv's errors on `{requestBody, path, query}`, from a validator that is `verbose`.
 */
export function validationDetails(errors: ErrorObject[]): ValidationDetail[] {
	const unparsable = errors.find(({ keyword }) => keyword === 'parse');
	return (unparsable ? [unparsable] : errors).map((error) => {
		const { type, msg, ctx } = (byKeyword.get(error.keyword) ?? invalid)(error);
		return { type, loc: location(error), msg, input: inputOf(error), ...(ctx ? { ctx } : {}) };
	});
}

/** Only what stands in the body: for a body that is absent, the validator's data is the whole request. */
function inputOf({ keyword, instancePath, data }: ErrorObject): unknown {
	if (keyword === 'parse') return {};
	return instancePath === '' ? null : (data ?? null);
}

function location({ instancePath, keyword, params }: ErrorObject): Array<string | number> {
	const [place, ...inside] = instancePath.split('/').slice(1);
	const loc: Array<string | number> = [
		place === undefined || place === 'requestBody' ? 'body' : place,
	];
	for (const key of inside) {
		const name = key.replaceAll('~1', '/').replaceAll('~0', '~');
		loc.push(/^\d+$/.test(name) ? Number(name) : name);
	}
	if (keyword === 'required' && params.missingProperty !== 'requestBody') {
		loc.push(String(params.missingProperty));
	}
	return loc;
}
