import { findPerson } from '../../nodes/OptimlyMessage/found';

const other = {
	name: 'Greg Other',
	email: 'greg@other.example',
	phone: '+1 303 555 0150',
	company_name: 'Other Advisors',
};
const ada = {
	first_name: 'Ada',
	last_name: 'Example',
	email: 'ada@example.com',
	phone: '+1 720 555 0151',
	company_name: 'Engine Works',
};

const under = (prefix: string, record: Readonly<Record<string, string>>) =>
	Object.fromEntries(Object.entries(record).map(([key, value]) => [`${prefix}_${key}`, value]));

test.each(['ta', 'tu', 'su', 'sa', 'ma', 'di', 'el', 'de', 'te', 'xy'])(
	'two letters before a field are no "your" in another language: %s_email is not preferred',
	(letters) => {
		for (const whose of ['customer', 'client', 'lead', 'buyer']) {
			for (const parts of [
				[under(letters, other), under(whose, ada)],
				[under(whose, ada), under(letters, other)],
			]) {
				const found = findPerson(Object.assign({}, ...parts));
				expect(found).toMatchObject({
					name: 'Ada Example',
					email: ada.email,
					phone: ada.phone,
					company: 'Engine Works',
				});
			}
		}
	},
);

test.each([
	['su', { nombre: 'Ada Example', correo: ada.email, empresa: 'Engine Works' }],
	['my', { name: 'Ada Example', email: ada.email, company: 'Engine Works' }],
	['ta', { nom: 'Ada Example', adresse_email: ada.email, entreprise: 'Engine Works' }],
])('in the language of the field they are what they say: %s_…', (letters, fields) => {
	expect(findPerson(under(letters, fields))).toMatchObject({
		name: 'Ada Example',
		email: ada.email,
		company: 'Engine Works',
	});
});
