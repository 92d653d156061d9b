import { findPerson } from '../../nodes/OptimlyMessage/found';

const ada = { name: 'Ada Example', email: 'ada@example.com' };
const call = (more: object) => ({ name: 'book_meeting', ...more });

test.each([
	['arguments', call({ arguments: ada })],
	['arguments as a text', call({ arguments: JSON.stringify(ada) })],
	['args', { ...call({ args: ada }), call: { call_id: 'c1' } }],
	[
		'below a message',
		{ message: { toolCalls: [{ id: '1', function: call({ arguments: ada }) }] } },
	],
	['as OpenAI has it', { tool_calls: [{ function: call({ arguments: JSON.stringify(ada) }) }] }],
])('who is named in the call of a function is not called like the function: %s', (_form, item) => {
	expect(findPerson(item)).toMatchObject({ ...ada, problems: [] });
	expect(findPerson({ body: item })).toMatchObject({ ...ada, problems: [] });
});

test('a function that was called with no name has none', () => {
	const found = findPerson(call({ arguments: { email: ada.email } }));
	expect(found).toMatchObject({ email: ada.email });
	expect(found.name).toBeUndefined();
});
