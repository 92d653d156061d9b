import fc from 'fast-check';
import { newMessage } from '../../nodes/OptimlyMessage/api/calls';
import { readMessageList } from '../../nodes/OptimlyMessage/api/answers';
import { isSameText } from '../../nodes/OptimlyMessage/api/history';
import { readResponseBody } from '../../nodes/shared/http/responseBody';

/** Letters that join what is before them, in several ways, and what stands between words. */
const SIGNS = [
	...[
		'a',
		'e',
		'é',
		'e\u0301',
		'\u0323',
		'\u0301',
		'\u0344',
		'\u0f73',
		' ',
		'\r\n',
		'\t',
		'\u2000',
	],
	...['\u1100', '\u1161', '\u11a8', '한', '\uac00', '\u09c7', '\u09be', '\u30ab', '\u3099', 'ガ'],
	...[
		'\u212a',
		'\u037e',
		'\ufeff',
		'😀',
		'\u{16d63}',
		'\u{16d67}',
		'\u{16d68}',
		'\ud800',
		'\udc00',
	],
];

/** Long enough for several pieces, without a row of marks that is endless. */
const words = fc
	.array(fc.constantFrom(...SIGNS), { minLength: 1, maxLength: 40 })
	.chain((signs) =>
		fc
			.array(fc.constantFrom(...signs, ...signs, 'x', ' '), { maxLength: 900 })
			.map((rest) => [...signs, ...rest].join('')),
	);

const whole = (text: string) => text.normalize().replace(/\s+/g, ' ').trim();

/** Whether a message with this text is taken for the one that was sent. */
async function isTakenForIt(sent: string, stored: unknown): Promise<boolean> {
	const { lookup } = newMessage({ chat_id: 'a', sender: 'user', content: sent });
	const listed = { message_id: 'm', sender: 'user', content: stored, metadata: { page: 1 } };
	return (await lookup?.evidence({ deliveryId: 'mine', known: [] })([listed])) !== 'absent';
}

test('a text in another form is the same, in whatever pieces it is compared', async () => {
	await fc.assert(
		fc.asyncProperty(words, async (text) => {
			for (const form of [text, text.normalize('NFD'), text.normalize(), ` ${whole(text)}\n`]) {
				expect(isSameText(form, text)).toBe(true);
				expect(await isTakenForIt(text, form)).toBe(true);
			}
		}),
		{ numRuns: 300 },
	);
});

test('what differs when it is compared in one piece differs in pieces', async () => {
	await fc.assert(
		fc.asyncProperty(words, fc.nat(), fc.constantFrom(...SIGNS), async (text, where, sign) => {
			const at = where % (text.length + 1);
			const other = text.slice(0, at) + sign + text.slice(at);
			const isSame = whole(other) === whole(text);
			expect(isSameText(other, text)).toBe(isSame);
			expect(await isTakenForIt(text, other)).toBe(isSame);
		}),
		{ numRuns: 300 },
	);
});

test.each([
	['longer', 'a b', false],
	['shorter', 'a', false],
	['no text', 7, false],
	['nothing', null, false],
])('a content that is %s is not the one that was sent', async (_what, stored, expected) => {
	expect(await isTakenForIt('a  bc', stored)).toBe(expected);
});

test.each([[{ toString: 1, valueOf: 1 }], [['3']], ['1'.repeat(40)]])(
	'what is no number says nothing of the length of a list: %j',
	async (total) => {
		const list = await readMessageList({ messages: [], total });
		expect(list).toEqual({ records: [], shows: 'unknown' });
	},
);

test('bytes are the same text in portions, whatever they are', async () => {
	const PORTION = 128 * 1024;
	const bytes = fc.uint8Array({ minLength: 1, maxLength: 12 });
	await fc.assert(
		fc.asyncProperty(bytes, fc.nat({ max: 12 }), async (odd, before) => {
			const body = Buffer.concat([
				Buffer.from(`["${'x'.repeat(PORTION - 2 - before)}`),
				Buffer.from(odd.map((byte) => (byte < 0x80 ? 0x80 | byte : byte))),
				Buffer.from('€😀"]'),
			]);
			const stream = (async function* () {
				yield await Promise.resolve(body);
			})();
			expect(await readResponseBody(stream)).toHaveProperty('text', body.toString('utf8'));
		}),
		{ numRuns: 200 },
	);
});
