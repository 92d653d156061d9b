import { findPerson } from '../../nodes/OptimlyMessage/found';

const ada = { name: 'Ada Example', email: 'ada@example.com' };

test.each([
	['1_question', '1_response', '2_question', '2_response'],
	['question_1', 'answer_1', 'question_2', 'answer_2'],
	['customQuestion1', 'customAnswer1', 'customQuestion2', 'customAnswer2'],
	['Frage 1', 'Antwort 1', 'Frage 2', 'Antwort 2'],
	['pregunta_a', 'respuesta_a', 'pregunta_b', 'respuesta_b'],
	['pergunta1', 'resposta1', 'pergunta2', 'resposta2'],
	['вопрос_1', 'ответ_1', 'вопрос_2', 'ответ_2'],
])('a question is asked and never answered with itself: %s', (...keys) => {
	const [question, answer, another, reply] = keys;
	const asked = {
		[question]: 'What would you like us to help you with?',
		[answer]: 'We lose track of our drivers in the evening.',
		[another]: 'What is the name of your business?',
		[reply]: 'Engine Works',
	};
	for (const item of [{ ...ada, ...asked }, { data: { ...ada, questionsAndAnswers: asked } }]) {
		const found = findPerson(item);
		expect(found).toMatchObject({ ...ada, message: asked[answer], company: 'Engine Works' });
		expect(JSON.stringify(found.rest)).not.toContain('What would you like');
	}
	expect(findPerson({ ...ada, ...asked, [answer]: '', [reply]: '' })).not.toHaveProperty('message');
});

test('a question without a key for its answer is a text like any other', () => {
	const question_1 = 'Do you deliver on Sundays, too?';
	expect(findPerson({ ...ada, question_1 }).message).toBe(question_1);
});
