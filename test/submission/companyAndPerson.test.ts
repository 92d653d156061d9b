import { findPerson } from '../../nodes/OptimlyMessage/found';

const email = 'ada@example.com';
const asksBoth = 'Company and contact person';

test.each([
	'Muster GmbH / Ada Example',
	'Ada Example / Muster GmbH',
	'Muster GmbH | Ada Example',
	'Muster GmbH; Ada Example',
	'Muster GmbH – Ada Example',
	'Muster GmbH\nAda Example',
])('a label that asks for a company and somebody in it gets both: %j', (answer) => {
	expect(findPerson({ email, [asksBoth]: answer })).toMatchObject({
		name: 'Ada Example',
		company: 'Muster GmbH',
	});
});

test.each([
	'Muster GmbH / Ada Example / Sales',
	'Muster GmbH / Example Ltd',
	'Muster / Ada Example',
	'Muster GmbH',
])('what is not one company and one person is not taken apart: %j', (answer) => {
	const { name, company } = findPerson({ email, [asksBoth]: answer });
	expect([name, company]).not.toContain('Ada Example');
	expect(company === undefined || company === answer).toBe(true);
});

test('a label that asks for one of them keeps its answer whole', () => {
	const answer = 'Muster GmbH / Berlin';
	expect(findPerson({ email, Company: answer })).toMatchObject({ company: answer });
	expect(findPerson({ email, Company: answer })).not.toHaveProperty('name');
	expect(findPerson({ email, Branch: answer }).rest).toEqual({ branch: answer });
});

test("somebody else's company and contact stay in one answer", () => {
	const found = findPerson({ email, 'Referrer company and contact person': 'Muster GmbH / Max' });
	expect(found).not.toHaveProperty('name');
	expect(found).not.toHaveProperty('company');
});
