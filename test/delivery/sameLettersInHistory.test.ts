import { isSameText } from '../../nodes/OptimlyMessage/api/history';

// Far more than is compared in one go, so that the letter stands at every place in what is.
const LENGTHS = Array.from({ length: 300 }, (_, at) => at);

const KIRAT_RAI = '\u{16d67}\u{16d67}';

describe('a message is found in the history in whichever form a service stores its letters', () => {
	test.each([
		['a letter and its accent', 'e\u0301', 'é'],
		['a letter with several marks', 'a\u0323\u0302', '\u1ead'],
		['a syllable of Korean in two letters', '\u1100\u1161', '\uac00'],
		['a syllable of Korean in three letters', '\u1112\u1175\u11c2', '\ud7a3'],
		['a letter of Kaithi, which takes four halves', '\u{11099}\u{110ba}', '\u{1109a}'],
		// Of Unicode 16, which Node.js 20 does not know yet.
		['a vowel of Kirat Rai', KIRAT_RAI, KIRAT_RAI.normalize()],
	])('%s', (_what, apart, together) => {
		for (const length of LENGTHS) {
			const [before, after] = ['x'.repeat(length), 'y'.repeat(300)];
			expect([length, isSameText(before + apart + after, before + together + after)]).toEqual([
				length,
				true,
			]);
		}
	});
});
