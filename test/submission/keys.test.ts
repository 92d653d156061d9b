import {
	holdsAnswers,
	isHolder,
	isQualifier,
	isRepeated,
	MACHINE_KEY,
	segmentsOf,
} from '../../nodes/OptimlyMessage/found/answers/keys';
import { roleIn, saysOther } from '../../nodes/OptimlyMessage/found/roles';
import { withRecords } from '../../nodes/OptimlyMessage/found/bracketKeys';
import { cutText } from '../../nodes/OptimlyMessage/found/text';
import { clausesOf } from '../../nodes/OptimlyMessage/found/clauses';
import { compactPhrase, wordsOf } from '../../nodes/OptimlyMessage/found/words/wordsOf';

test.each<[string, readonly string[]]>([
	['email', ['email']],
	['form_fields[email]', ['form_fields', 'email']],
	['a[0][name]', ['a', 'name']],
	['a[1][2]', ['a']],
	['a[b1]', ['a', 'b1']],
	['[0]', ['[0]']],
	['[]', ['[]']],
])('the parts of the key %s', (key, parts) => {
	expect(segmentsOf(key)).toEqual(parts);
});

test.each(['work', 'home', 'mobile', 'cell', 'other', 'main', 'primary', 'personal', 'private'])(
	'%s only says which of several',
	(label) => {
		expect([isQualifier(label), isQualifier(label.toUpperCase())]).toEqual([true, true]);
		expect([isQualifier(`my ${label}`), isQualifier(`${label} one`)]).toEqual([false, false]);
	},
);

test.each(
	'business,fax,office,default,secondary,email,e mail,email2,e mail3,phone,phone4'.split(','),
)('%s only says which of several, too', (label) => {
	expect([isQualifier(label), isQualifier(`${label}x`)]).toEqual([true, false]);
});

test('a key of a machine: of Pipedrive and of HubSpot', () => {
	const keys = ['a'.repeat(40), '0'.repeat(40), 'hs_lead', 'hubspot_owner'];
	const none = [
		'a'.repeat(39),
		'a'.repeat(41),
		'g'.repeat(40),
		'ths_lead',
		'my_hubspot_owner',
		'hs',
	];
	expect(keys.map((key) => MACHINE_KEY.test(key))).toEqual(keys.map(() => true));
	expect(none.map((key) => MACHINE_KEY.test(key))).toEqual(none.map(() => false));
});

test('what holds answers: a record or a list of records under a key that says so', () => {
	expect(holdsAnswers('answers', { a: 1 })).toBe(true);
	expect(holdsAnswers('Form-Data', { a: 1 })).toBe(true);
	expect(holdsAnswers('answers', [{ a: 1 }])).toBe(true);
	expect(holdsAnswers('answers', ['a', { a: 1 }])).toBe(true);
	expect(holdsAnswers('answers', ['a'])).toBe(false);
	expect(holdsAnswers('answers', {})).toBe(false);
	expect(holdsAnswers('answers', 'a')).toBe(false);
	expect(holdsAnswers('properties', { a: 1 })).toBe(false);
	expect(holdsAnswers('customQuestions', [{ a: 1 }])).toBe(false);
	expect(['answers', 'properties', 'Custom_Fields', 'person'].map(isHolder)).toEqual([
		...[true, true, true, false],
	]);
});

test('a key that repeats another with something behind it', () => {
	const keys = new Set(['question_a', 'b']);
	expect(['question_a_x', 'question_a_x_y', 'b_x'].map((key) => isRepeated(key, keys))).toEqual([
		...[true, true, true],
	]);
	expect(
		['question_a', 'question_ax', '_question_a', 'b', ''].map((key) => isRepeated(key, keys)),
	).toEqual([false, false, false, false, false]);
});

const ROLE_KEYS =
	'role type kind relation relationship participant_type participantType user_type userType author_type authorType sender_type senderType contact_type contactType attendee_type attendeeType';

test.each(ROLE_KEYS.split(' '))('%s says whose record it is', (key) => {
	expect(roleIn({ [key]: 'organizer' }, false)).toBe('other');
	expect(roleIn({ [key]: 'customer' }, false)).toBe('person');
	expect(roleIn({ [key]: 'guest' }, false)).toBe('person');
	expect(roleIn({ [key]: 'blorb' }, false)).toBeUndefined();
	expect(roleIn({ [`my_${key}`]: 'organizer' }, false)).toBeUndefined();
	expect(roleIn({ [`${key}_x`]: 'organizer' }, false)).toBeUndefined();
	expect(roleIn({ [key]: `organizer${' '.repeat(31)}` }, false)).toBe('other');
	expect(roleIn({ [key]: `organizer${' '.repeat(32)}` }, false)).toBeUndefined();
	expect(roleIn({ [key]: 'the organizer of it' }, false)).toBeUndefined();
	expect(roleIn({ [key]: 5, other: 'organizer' }, false)).toBeUndefined();
});

const HOST_KEYS =
	'organizer organiser host owner self internal agent bot admin staff resource optimly is_host isHost ISBOT';

test.each(HOST_KEYS.split(' '))('%s is true in the record of somebody else', (key) => {
	expect(roleIn({ [key]: true }, false)).toBe('other');
	expect(roleIn({ type: 'blorb', [key]: true }, false)).toBe('other');
	expect(roleIn({ [key]: false }, false)).toBeUndefined();
	expect(roleIn({ [key]: 'true' }, false)).toBeUndefined();
	expect(roleIn({ [`${key}s`]: true }, false)).toBeUndefined();
	expect(roleIn({ [`co_${key}`]: true }, false)).toBeUndefined();
});

test('a key that names somebody else', () => {
	expect(['organizer', 'friend_email', 'email'].map(saysOther)).toEqual([true, true, false]);
});

test('lists within lists that a form wrote flat are records again', () => {
	const record = { 'a[0][b][0][c]': 1, 'a[0][b][0][d]': 2, 'a[0][e]': 3, 'x[0][y]': 4, z: 5 };
	const read = (given: object) => withRecords(given, Object.keys(given));
	expect(read(record)).toEqual({
		...{ a: [{ b: [{ c: 1, d: 2 }], e: 3 }], 'x[0][y]': 4, z: 5 },
	});
	const flat = { 'a[0][b]': 1, 'a[b][c]': 2 };
	expect(read(flat)).toBe(flat);
	expect(read({ a: 7, 'a[0][b][0][c]': 1 })).toEqual({ a: 7 });
	expect(read({ 'a[0][b][0][c]': 1, a: 7 })).toEqual({ a: [{ b: [{ c: 1 }] }] });
	expect(read({ 'a[0][b][0][c]': 1, 'a[0][b][0][c][d]': 2 })).toEqual({ a: [{ b: [{ c: 1 }] }] });
	const long = `a[0][b][0][${'c'.repeat(288)}]`;
	expect(long).toHaveLength(300);
	expect(read({ [long]: 1 })).toEqual({ a: [{ b: [{ ['c'.repeat(288)]: 1 }] }] });
	const longer = { [`${long}[d]`]: 1 };
	expect(read(longer)).toBe(longer);
	const twelve = `a[0][b][0]${'[c]'.repeat(8)}`;
	expect(Object.keys(read({ [twelve]: 1 }))).toEqual(['a']);
	expect(Object.keys(read({ [`${twelve}[c]`]: 1 }))).toEqual([`${twelve}[c]`]);
});

test('text that can be sent: no halves of characters, no signs that control, cut between characters', () => {
	expect(cutText(' a\r\nb\rc\td\u0000\u007f\ud83d ', 20)).toBe('a\nb\nc\td');
	expect([cutText('abc', 3), cutText('abcd', 3), cutText('ab 😀', 4)]).toEqual([
		'abc',
		'abc',
		'ab',
	]);
	expect(cutText('ab cd', 3)).toBe('ab');
});

test('a label in clauses, at every mark', () => {
	for (const mark of '.!?;:,\n¿¡…。！？、，；：؟،·–—') {
		expect([mark, clausesOf(`one${mark} two`)]).toEqual([mark, ['one', 'two']]);
	}
	expect(clausesOf('1. Name? 2')).toEqual(['Name']);
	expect(clausesOf(`${'a'.repeat(300)}b`)).toEqual(['a'.repeat(300)]);
});

test.each<[string, string]>([
	['E-Mail-Adresse *', 'email adresse'],
	['firstName', 'first name'],
	["Friend's email", 'friend email'],
	['Friend’s email', 'friend email'],
	['Friend`s email', 'friend email'],
	['Friend’s mother’s email', 'friend mother email'],
	["Friend's mother's email", 'friend mother email'],
	["Freundé's Mail", 'freunde mail'],
	['Straße Ærø Œuvre Łódź đ ı', 'strasse aero oeuvre lodz d i'],
	['email2 2nd a1b', 'email 2 2 nd a 1 b'],
	['пункт2 2пункт', 'пункт 2 2 пункт'],
	['именаФамилия', 'имена фамилия'],
	['<b>Name</b> 😀', 'name'],
	[`<${'b'.repeat(100)}>Name`, 'name'],
	['e mails', 'email'],
	['E_mailing', 'e mailing'],
	['Whats App', 'whatsapp'],
	['whats new app', 'whats new app'],
	['e name', 'e name'],
	['mail app', 'mail app'],
	['', ''],
	['--', ''],
	[`${'a'.repeat(300)}b`, 'a'.repeat(300)],
])('the words of "%s"', (label, words) => {
	expect(wordsOf(label)).toEqual(words === '' ? [] : words.split(' '));
});

test('a phrase as one word', () => {
	expect(["Friend's E-Mail", 'Straße 2', 'día (x)'].map(compactPhrase)).toEqual([
		...['friendemail', 'strasse2', 'diax'],
	]);
});

test('fields that are called by ids are no list, though the ids begin with digits', () => {
	const flat = { 'a[0][fields][0][3f2a]': 'x', 'a[0][fields][0][41c0]': 'y' };
	expect(withRecords(flat, Object.keys(flat))).toEqual({
		a: [{ fields: [{ '3f2a': 'x', '41c0': 'y' }] }],
	});
});
