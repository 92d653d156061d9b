import { seenIn } from '../../nodes/OptimlyMessage/fields/inputRefusal';
import { shownKey } from '../../nodes/OptimlyMessage/fields/shownKey';

test('a question as long as a letter is named by its first sixty characters', () => {
	const question = 'Which of our offers have you heard of? '.repeat(30);
	expect(shownKey(question)).toBe('Which of our offers have you heard of? Which of our offers…');
});

test.each([
	[[], 'nothing'],
	[['Name', 'Phone'], 'Name, Phone'],
	[['a', 'b', 'c', 'd', 'e'], 'a, b, c, d, e'],
	[['a', 'b', 'c', 'd', 'e', 'f'], 'a, b, c, d, e and 1 more'],
])('of the keys %j an error says: %s', (seenKeys, words) => {
	expect(seenIn({ seenKeys })).toBe(words);
});
