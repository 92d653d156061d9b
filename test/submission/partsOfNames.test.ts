import { findPerson } from '../../nodes/OptimlyMessage/found';

const email = 'ada@example.com';
const phone = '+49 30 5550123';
const parts = { 'First name': 'Ada', 'Last name': 'Example', email };

test.each([
	...['Jr', 'Jr.', 'jr', 'JR', 'Sr', 'Sr.', 'Junior', 'Senior', 'II', 'III', 'iv', 'X'],
	...['2nd', '3rd', '4th', '5TH'],
])('a suffix that tells generations apart is part of the name: %s', (Suffix) => {
	expect(findPerson({ ...parts, Suffix }).name).toBe(`Ada Example ${Suffix}`);
});

test.each(['MD', 'Ph.D.', 'Esq.', 'Engineer IV', 'Senior Lecturer', 'PhD, Jr', '1st', '22nd'])(
	'a degree or a position is none: %s',
	(Suffix) => {
		expect(findPerson({ ...parts, Suffix }).name).toBe('Ada Example');
	},
);

test.each([
	['A.B.', 'Ada'],
	['A. B.', 'Ada'],
	['A.B.', 'Ada B.'],
	['A.M.', 'A. Maria'],
])('of initials and a first name, the name is taken: %s beside %s', (Voorletters, Voornaam) => {
	const form = { Voorletters, Voornaam, Achternaam: 'Example', email };
	expect(findPerson(form).name).toBe(`${Voornaam} Example`);
});

test.each([
	['Ada', '山田', 'Ada 山田'],
	['花子', 'Example', '花子 Example'],
	['花子', '山田', '山田花子'],
])('a name in two scripts keeps its order: %s, %s', (first_name, last_name, whole) => {
	expect(findPerson({ first_name, last_name, email }).name).toBe(whole);
});

test.each(['A Byron', 'Byron A', 'Ada M. Byron', "Ada O'Byron-Smith"])(
	'a name below a label that nobody knows is one, where the address has a part of it: %s',
	(name) => {
		expect(findPerson({ xqu: name, email: 'byron@example.com' }).name).toBe(name);
	},
);

test.each(['website', 'homepage', 'domain', 'site', 'website_url', 'siteUrl', 'Domain'])(
	'a name beside a number and a %s is that of a shop',
	(key) => {
		const shop = { name: 'Corner Shop', phone, [key]: 'https://shop.example.org' };
		expect(findPerson(shop)).not.toHaveProperty('name');
		expect(findPerson({ ...shop, name: 'Ada Example', email }).name).toBe('Ada Example');
	},
);

test.each(['offsite', 'site_visit', 'websites_seen'])('%s says nothing of a shop', (key) => {
	expect(findPerson({ name: 'Ada Example', phone, [key]: '2' }).name).toBe('Ada Example');
});

test.each([
	'job',
	'vacancy',
	'posting',
	'position',
	'Job',
	'VACANCY',
	'jobPosting',
	'position_info',
])('whoever pays for a %s is not where somebody works who applies for it', (key) => {
	const applicant = { name: 'Ada Example', email };
	expect(findPerson({ applicant, [key]: { company: 'Acme' } })).not.toHaveProperty('company');
	expect(findPerson({ applicant, current_job: { company: 'Acme' } }).company).toBe('Acme');
});

test.each(['address', 'billing_address', 'postalAddress'])(
	'whoever lives at the %s has the name that stands there',
	(key) => {
		expect(findPerson({ contact: { email }, [key]: { name: 'Bo Sample' } }).name).toBe('Bo Sample');
	},
);

test('what an address book or a record of addresses is called is nobody’s name', () => {
	for (const key of ['address_book', 'addresses_2026'])
		expect(findPerson({ contact: { email }, [key]: { name: 'Family' } })).not.toHaveProperty(
			'name',
		);
});
