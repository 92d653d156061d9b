import { findPerson } from '../../nodes/OptimlyMessage/found';

const ada = { name: 'Ada Example', email: 'ada@example.com' };
const company = { id: '9', name: 'Acme' };

test.each([
	...['company', 'organization', 'organisation', 'org', 'account', 'employer', 'business', 'firm'],
	...['entreprise', 'societe', 'société', 'empresa', 'firma', 'azienda', 'bedrijf'],
])('with a number beside it, %s is still where somebody works', (key) => {
	const record = { ...ada, [`${key}_name`]: 'Acme', [`${key}_id`]: '9' };
	expect(findPerson(record).company).toBe('Acme');
});

test.each([
	...['staff', 'agent', 'employee', 'provider', 'practitioner', 'stylist', 'motif', 'resource'],
	...['branch', 'location', 'locations', 'employees', 'Staff', 'LOCATION'],
])('beside a service and its %s, a company is the one that is booked', (key) => {
	const booking = { client: ada, company, service: { id: 3 }, [key]: { id: 4 } };
	expect(findPerson(booking)).not.toHaveProperty('company');
	expect(findPerson({ client: ada, company, service: { id: 3 } }).company).toBe('Acme');
});

test.each(['preferred_location', 'location_access', 'branch_of_trade'])(
	'%s says nothing of who is booked',
	(key) => {
		const booking = { client: ada, company, service: { id: 3 }, [key]: { id: 4 } };
		expect(findPerson(booking).company).toBe('Acme');
	},
);

test('what a voice agent was set to names its own company, what it collected names the caller’s', () => {
	const known = { company_name: 'Acme', company_id: '9' };
	for (const key of ['dynamic_variables', 'dynamicVariables', 'DynamicVariables'])
		expect(findPerson({ ...ada, [key]: known })).not.toHaveProperty('company');
	for (const key of ['collected_dynamic_variables', 'dynamic_variables_of_caller'])
		expect(findPerson({ ...ada, [key]: known }).company).toBe('Acme');
});

test.each([
	...['contactid', 'personid', 'contact id', 'contact_id', 'contact-id', 'contactId', 'personID'],
	...['customer id', 'customerId', 'guest_id'],
])('the number of somebody is no name, whatever it looks like: %s', (key) => {
	expect(findPerson({ email: ada.email, [key]: 'Lead Seven' })).not.toHaveProperty('name');
});

test.each(['organizationId', 'organization_id', 'company id', 'companyID'])(
	'the number of a company is no company: %s',
	(key) => {
		expect(findPerson({ ...ada, [key]: 'Number Nine' })).not.toHaveProperty('company');
	},
);
