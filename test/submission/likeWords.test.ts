import { findPerson } from '../../nodes/OptimlyMessage/found';

const ada = { name: 'Ada Example', email: 'ada@example.com' };

test.each(['namespace', 'namespaces', 'nameserving'])(
	'a key that only begins like a word for a name or a company holds neither: %s',
	(key) => {
		const found = findPerson({ [key]: 'Engine Works', email: ada.email });
		expect(found).not.toHaveProperty('name');
		expect(found).not.toHaveProperty('company');
	},
);

test.each(['structured_data', 'structuring', 'organizationally', 'companyless'])(
	'a record that is only called like a company makes no company of the names in it: %s',
	(key) => {
		const staff = { employee_name: 'Eve Sample', customer_name: ada.name };
		const found = findPerson({ customer_phone: '+49 30 5550123', [key]: staff });
		expect(found.name).not.toBe('Eve Sample');
		expect(found).not.toHaveProperty('company');
	},
);

test.each([
	['company', { companies: 'Engine Works' }],
	['company', { empresas: 'Engine Works' }],
	['name', { adınız: 'Ada Example' }],
	['company', { şirketiniz: 'Engine Works' }],
])('a form of the word itself still asks for the %s: %j', (field, form) => {
	expect(findPerson({ email: ada.email, ...form })).toHaveProperty(field);
});

test.each(["'", '’', 'ʼ', '`'])(
	'an apostrophe within a word, written %s, makes it no other word',
	(apostrophe) => {
		const labels = {
			[`Ім${apostrophe}я`]: 'Ада',
			Прізвище: 'Бойко',
			Пошта: ada.email,
			[`Номер для зв${apostrophe}язку`]: '+380 50 000 00 88',
		};
		expect(findPerson(labels)).toMatchObject({ name: 'Ада Бойко', phone: '+380 50 000 00 88' });
	},
);
