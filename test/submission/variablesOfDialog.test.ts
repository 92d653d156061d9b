import { findPerson } from '../../nodes/OptimlyMessage/found';

test.each([
	[{ name: 'Ada Example', email: 'ada@example.com' }],
	[{ nombre_lead: 'Ada Example', email_lead: 'ada@example.com', nombre_asesor: 'Vera Other' }],
	[{ nome: 'Ada Example', 'e-mail': 'ada@example.com' }],
	[{ kunde_name: 'Ada Example', kunde_email: 'ada@example.com' }],
])('the variables of a call or a dialog are what was asked in it: %j', (variables) => {
	const ada = { name: 'Ada Example', email: 'ada@example.com' };
	expect(findPerson({ conversation_id: 'c1', variables })).toMatchObject(ada);
	expect(findPerson({ body: { call: { id: 'c1', variables } } })).toMatchObject(ada);
});

test('the variables that a form has reckoned out are a list, and nobody', () => {
	const variables = [
		{ key: 'score', type: 'number', number: 4 },
		{ key: 'name', type: 'text', text: 'typeform' },
		{ key: 'winner_email', type: 'text', text: 'prize@form.example' },
	];
	const answers = [{ type: 'email', email: 'ada@example.com', field: { type: 'email' } }];
	const found = findPerson({ form_response: { variables, answers } });
	expect(found.email).toBe('ada@example.com');
	expect(found.name).not.toBe('typeform');
});
