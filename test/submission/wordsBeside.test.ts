import { findPerson, type Found } from '../../nodes/OptimlyMessage/found';
import words from './wordsBeside.json';

const email = 'x@example.com';

/** What a word beside a field says: a form with it, the field and what is found in it. */
const FORMS: Readonly<
	Record<keyof typeof words, readonly [(word: string) => object, keyof Found, unknown]>
> = {
	// Somebody else's address and name are nobody's here.
	others: [(word) => ({ [`${word} email`]: 'ada@example.com' }), 'email', undefined],
	othersName: [(word) => ({ email, [`${word} name`]: 'Ada Example' }), 'name', undefined],
	// The one whose lead it is.
	person: [
		(word) => ({ email, [`${word} name`]: 'Ada Example', Name: 'Max Other' }),
		'name',
		'Ada Example',
	],
	personal: [
		(word) => ({ [`${word} email`]: 'ada@example.com', Email: 'other@example.com' }),
		'email',
		'ada@example.com',
	],
	work: [(word) => ({ email, [`${word} company`]: 'Engine Works' }), 'company', 'Engine Works'],
	// The name below a thing is what it is about, and nobody's.
	thing: [(word) => ({ email, [word]: { name: 'Ada Example' } }), 'purpose', 'Ada Example'],
	// Something about a message is none.
	attribute: [(word) => ({ email, [`message ${word}`]: 'Two words' }), 'message', undefined],
};

const languages = Object.entries(words).flatMap(([what, lists]) =>
	Object.entries(lists).map(([language, list]): [string, string, readonly string[]] => [
		what,
		language,
		list.split(', '),
	]),
);

test.each(languages)('%s: the words of "%s"', (what, _language, list) => {
	const [, form] = Object.entries(FORMS).find(([name]) => name === what) ?? [];
	const [formOf, field, answer] = form ?? [];
	expect(list.map((word) => [word, formOf && field && findPerson(formOf(word))[field]])).toEqual(
		list.map((word) => [word, answer]),
	);
	// Without a form nothing would be proved.
	expect(form).toBeDefined();
});
