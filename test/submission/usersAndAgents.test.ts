import { findPerson } from '../../nodes/OptimlyMessage/found';

const ada = { id: 3, first_name: 'Ada', last_name: 'Example', email: 'ada@example.com' };
const eve = { id: 7, first_name: 'Eve', last_name: 'Sample', email: 'eve@example.org' };
const starts_at = '2026-08-07T10:00:00+02:00';

test.each([
	{ starts_at, agents: [eve], users: [ada] },
	{ data: { starts_at, users: [ada], agents: [eve, { ...eve, email: 'f@example.org' }] } },
	{ event: { agents: [], users: [ada], organisation: { id: 1, name: 'Town Hall' } } },
])('where those who work there are agents, a user is who comes: %j', (item) => {
	expect(findPerson(item)).toMatchObject({ name: 'Ada Example', email: ada.email });
});

test('the organisation of the agents is not the company of a user', () => {
	const booked = { agents: [eve], users: [ada], motif: { id: 2, name: 'A question' } };
	const organisation = { id: 1, name: 'Town Hall' };
	expect(findPerson({ data: { ...booked, organisation } })).not.toHaveProperty('company');
});

test('where nobody is called an agent, users are those of the service', () => {
	expect(findPerson({ users: [eve], contact: ada }).email).toBe(ada.email);
	expect(findPerson({ users: [eve] })).not.toHaveProperty('email');
});
