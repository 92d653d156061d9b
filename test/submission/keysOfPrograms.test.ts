import { findPerson } from '../../nodes/OptimlyMessage/found';

const ADA = { name: 'Ada Example', email: 'ada@example.com' };

test.each([
	['1_question', '1_response', '2_question', '2_response'],
	['question_1', 'answer_1', 'question_2', 'answer_2'],
	['question1', 'response1', 'question2', 'response2'],
	['q1', 'a1', 'q2', 'a2'],
	['label-1', 'value-1', 'label-2', 'value-2'],
	['Frage 1', 'Antwort 1', 'Frage 2', 'Antwort 2'],
])('a number tells which answer belongs to a question: %s, %s', (asked, answer, next, other) => {
	const answers = {
		[asked]: 'What is the name of your business?',
		[answer]: 'Engine Works',
		[next]: 'How can we help you?',
		[other]: 'We lose track of drivers.',
	};
	const found = findPerson({ ...ADA, answers });
	expect(found).toMatchObject({ company: 'Engine Works', message: 'We lose track of drivers.' });
	expect(found.rest).toEqual({});
});

test('a numbered question without an answer of its own says what it says', () => {
	const found = findPerson({ ...ADA, question_1: 'Do you have places in September?' });
	expect(found.message).toBe('Do you have places in September?');
});

test('a column of a Notion page is what it is called, and a property for sale keeps its own', () => {
	const page = { id: 'x', url: 'https://www.notion.so/2dae706187e280ca' };
	const columns = { property_Name: 'Ada Example', property_Email: 'ada@example.com' };
	expect(findPerson({ ...page, ...columns, property_Company: 'Engine Works' })).toMatchObject({
		...ADA,
		company: 'Engine Works',
	});
	const house = { property_name: 'Villa Sole', property_company: 'Villa Sole Homes' };
	const found = findPerson({ ...ADA, ...house });
	expect(found.name).toBe('Ada Example');
	expect(found).not.toHaveProperty('company');
});

test('a customer who is reached by a contact person is the company of that one', () => {
	const customer = { customer_name: 'Riverside Plastics', contact_name: 'Ada Example' };
	expect(findPerson({ ...customer, contact_phone: '+49 30 5550123' })).toMatchObject({
		name: 'Ada Example',
		company: 'Riverside Plastics',
	});
	const reached = { ...customer, customer_name: 'Max Other', customer_email: 'max@example.com' };
	const found = findPerson({ ...reached, contact_phone: '+49 30 5550123' });
	expect(found).not.toHaveProperty('company');
});
