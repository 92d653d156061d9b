import { findPerson } from '../../nodes/OptimlyMessage/found';

const ada = { name: 'Ada Example', email: 'ada@example.com' };
const desk = { id: 7, name: 'The Desk', email: 'desk@example.org' };

test.each(['owner', 'assignee', 'Bearbeiter', 'vendedor', 'responsable', 'sales_rep', 'agent'])(
	'whose account it was that changed a record is the %s, not the lead',
	(owner) => {
		const deal = { Deal_Name: 'Engines for 2027', Stage: 'New', [owner]: desk };
		for (const item of [
			{ data: [deal], operation: 'create', user: desk },
			{ event: { action: 'updated', user: desk }, record: deal },
		]) {
			expect(findPerson(item)).not.toHaveProperty('email');
			expect(findPerson({ ...item, contact: ada }).email).toBe(ada.email);
		}
	},
);

test('a user who is nobody else is the person, and so is the recipient of what is confirmed', () => {
	expect(findPerson({ user: ada, event: 'signup' }).email).toBe(ada.email);
	const confirmation = { user: ada, recipient_email: ada.email };
	expect(findPerson(confirmation).email).toBe(ada.email);
});

test('a company beside the record of somebody is theirs, also where nobody can be reached', () => {
	const data = { Account_Name: { name: 'Engine Works' }, Contact_Name: { name: ada.name } };
	expect(findPerson({ data })).toMatchObject({ name: ada.name, company: 'Engine Works' });
	expect(findPerson({ data: { ...data, Contact_Name: null } })).not.toHaveProperty('company');
});
