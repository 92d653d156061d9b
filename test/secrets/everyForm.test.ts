import fc from 'fast-check';
import { presentable } from '../../nodes/shared/http/redact';
import { scrubber } from '../../nodes/shared/http/scrubber';
import { IN_DATA, IN_WORDS, leftOf } from './formsOfSecret';

const SECRETS = [
	'agt_Zx81-qT5_mB93kLw07VdRy26',
	'agt_a+b/c=d%e&f"g\\h~j',
	'k9Qz7wM2',
	'agt_schlüßel-Ñandú-99',
	'a1b2c3d4e5f60718293a4b5c6d7e8f90',
];

/** So many characters in a row are a part that is looked for. */
const PART = 8;

/** With this on both sides, an answer is a long one, which is searched in another way. */
const LONG = 'Nothing & no one: 100 % of <b>words</b>.\n'.repeat(1_000);

describe.each(SECRETS)('%s', (secret) => {
	test.each(IN_WORDS)('is not shown in words: %s', (_how, write) => {
		const shown = presentable(`It said ${write(secret)} to us`, scrubber([secret]), []);
		expect(shown).toMatch(/^It said .*\[hidden\].* to us$/);
		expect(leftOf(secret, write, shown)).toBeLessThan(PART);
	});

	test.each(IN_DATA)('is not handed on in data: %s', async (_how, write) => {
		for (const around of ['', LONG]) {
			const answer = { said: `${around} It said ${write(secret)} to us ${around}` };
			const { json } = scrubber([secret]);
			const said = Object(await json(answer, JSON.stringify(answer))).said;
			expect(said.startsWith(`${around} It said `) && said.endsWith(` to us ${around}`)).toBe(true);
			expect(said).toContain('[hidden]');
			expect(leftOf(secret, write, said)).toBeLessThan(PART);
		}
	});
});

describe('what is no secret stays in data', () => {
	const secrets = fc.string({ minLength: 8, maxLength: 40, unit: 'grapheme-ascii' });
	const copyOf = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
	// As it comes out of JSON: -0 is written as 0.
	const json = fc.jsonValue({ maxDepth: 4, noUnicodeString: false }).map(copyOf);

	test.each(IN_DATA)('also where it is written as one could be: %s', async (_how, write) => {
		const answer = { said: [write('no-token.of/anybody=1'), LONG.slice(0, 5_000)] };
		const before = copyOf(answer);
		expect(await scrubber(SECRETS).json(answer, JSON.stringify(answer))).toEqual(before);
	});

	test('in any JSON, short or long', async () => {
		await fc.assert(
			fc.asyncProperty(secrets, json, fc.boolean(), async (secret, value, isLong) => {
				const answer = { value, more: isLong ? LONG + LONG : '' };
				const text = JSON.stringify(answer);
				fc.pre(!/\s|\[hidden\]/.test(secret) && !text.includes(secret));
				const before = copyOf(answer);
				expect(await scrubber([secret]).json(answer, text)).toEqual(before);
			}),
		);
	});

	test('around a secret, wherever it stands in a long text', async () => {
		const at = fc.nat(LONG.length);
		await fc.assert(
			fc.asyncProperty(at, fc.constantFrom(...SECRETS), async (where, secret) => {
				const [before, after] = [LONG.slice(where) + LONG, LONG.slice(0, where)];
				const answer = { said: `${before} ${secret} ${after}` };
				expect(await scrubber([secret]).json(answer, JSON.stringify(answer))).toEqual({
					said: `${before} [hidden] ${after}`,
				});
			}),
			{ numRuns: 30 },
		);
	});
});
