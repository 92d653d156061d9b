import { ItemParameters } from '../../nodes/shared/parameters/itemParameters';
import { readItemSettings } from '../../nodes/shared/run/runOptions';
import { refusal } from './refusal';

const withValue = (field: string, value: string) =>
	new ItemParameters(
		Object({
			getNodeParameter: (path: string, _item: number, fallback: unknown) =>
				path.endsWith(field) ? value : fallback,
		}),
		0,
	);

describe('the idempotency key', () => {
	const key = (value: string) =>
		readItemSettings(withValue('idempotencyKey', value), { isTool: false, isAwaited: false })
			.idempotencyKey;

	test.each(['undefined', 'null', 'NaN', '[object Object]'])(
		'is not "%s", which every submission would have',
		(value) => {
			expect(refusal(() => key(value))).toContain('the expression found no value');
		},
	);

	test.each([
		...['undefined', 'null', 'NaN', '[object Object]'].flatMap((word) => [
			`${word} 1`,
			`1 ${word}`,
		]),
		...['evt_1', 'ndefine', 'undefine', 'ndefined', 'a', 'nul', 'ull', 'Na', 'aN', 'object Object'],
	])('can be "%s"', (value) => {
		expect(key(value)).toBe(value);
	});
});
