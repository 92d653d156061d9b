import { findPerson } from '../../nodes/OptimlyMessage/found';

const ada = { name: 'Ada Example', email: 'ada@example.com' };

test.each(['Your dog’s coat', 'YOUR DOG’S COAT', "Your dog's coat", "YOUR DOG'S COAT"])(
	'a possessive is no word of its own, in capitals either: %s',
	(label) => {
		expect(findPerson({ ...ada, [label]: 'Long' }).rest).toEqual({ your_dog_coat: 'Long' });
	},
);

test.each(["Votre 'société'", 'Votre ’société’'])(
	'a word in quotation marks is read whole: %s',
	(label) => {
		expect(findPerson({ ...ada, [label]: 'Acme' }).company).toBe('Acme');
	},
);

test.each(['companies', 'businesses', 'enterprises', 'entreprises', 'empresas'])(
	'the plural of a word for a company is one: %s',
	(label) => {
		expect(findPerson({ ...ada, [label]: 'Acme' }).company).toBe('Acme');
	},
);

test.each(['businessstyle', 'enterprisesurvey', 'entreprisesolidaire', 'namespace'])(
	'a word that only begins like one is none: %s',
	(label) => {
		expect(findPerson({ ...ada, [label]: 'Acme' })).not.toHaveProperty('company');
	},
);

test.each(['email 1', 'email1', 'email①', 'email ١', 'email１'])(
	'a number is none of the words, whatever script it is written in: %s',
	(label) => {
		expect(findPerson({ [label]: ada.email, Message: 'Hello' }).mappedFields.email).toBe(
			`${label} (label)`,
		);
	},
);

test.each([
	['persoenlicher Name', 'persönlicher Name'],
	['Rueckrufnummer', 'Rückrufnummer'],
	['foedselsdato', 'fødselsdato'],
])('a letter can be written as two, %s as %s', (two, one) => {
	const taken = (label: string) =>
		Object.keys(findPerson({ email: ada.email, [label]: '030 5550123' }).mappedFields);
	expect(taken(two)).toEqual(taken(one));
});

test.each([
	['Instagram@', 'ada.example'],
	['Where did you find us?', 'In the paper'],
])('a text beside an answer asks for it, if it does not end with an address: %s', (text, value) => {
	expect(Object.values(findPerson({ answers: [{ text, value }] }).rest)).toEqual([value]);
});
