import { findPerson } from '../../nodes/OptimlyMessage/found';
import { questionIn } from '../../nodes/OptimlyMessage/found/answers/questions';

const NONE = new Map();
const words = (text: string) => text.split(' ');

/** Keys as forms write them: in capitals, in parts, with signs. */
const spellings = (key: string) => [key, key.toUpperCase(), `_${key}`, `${key}-`];

test.each(
	words(
		'label title question questionText prompt fieldLabel displayName columnName heading caption questionTitle fieldTitle questionLabel questionName header q',
	),
)('%s: what people read of a question', (key) => {
	for (const spelt of spellings(key)) {
		expect(questionIn({ [spelt]: 'Your team', value: 'x' }, NONE)?.labels).toEqual(['Your team']);
	}
	expect(questionIn({ [key]: { label: 'Your team' }, value: 'x' }, NONE)?.labels).toEqual([
		'Your team',
	]);
});

test.each(
	words(
		'name fieldName customId slug ref key field property attribute fieldKey fieldId id code externalId qid variable column questionKey propertyName fieldRef columnId attributeId inputId propertyId',
	),
)('%s: what machines call a question, behind what people read', (key) => {
	expect(questionIn({ [key]: 'team', answer: 'x' }, NONE)?.labels).toEqual(['team']);
	expect(questionIn({ [key]: 'team', label: 'Team', answer: 'x' }, NONE)?.labels).toEqual([
		'Team',
		'team',
	]);
	for (const madeUp of ['question_mVGEg8', '3f2a9c1e-5a7b-4c1d', '17', 'field-3', 'a1b2c3d4']) {
		expect(questionIn({ [key]: madeUp, label: 'Team', answer: 'x' }, NONE)?.labels).toEqual([
			'Team',
		]);
	}
});

test.each(
	words(
		'answer answers value values stringValue userValue fieldValue response responses answerDetails answerText answerValue textValue reply userData rawValue textAnswers selectedValue responseText displayValue a',
	),
)('%s: the answer to a question', (key) => {
	expect(questionIn({ label: 'Team', [key]: 'x' }, NONE)?.value).toBe('x');
	expect(questionIn({ name: 'team', [key]: 'x' }, NONE)?.value).toBe('x');
	expect(questionIn({ label: 'Team', [key]: '', text: 'y' }, NONE)?.value).toBe('y');
});

test.each(words('text content data input result output'))(
	'%s: the answer where people read a question, and else none',
	(key) => {
		expect(questionIn({ label: 'Team', [key]: 'x' }, NONE)?.value).toBe('x');
		expect(questionIn({ name: 'team', [key]: 'x' }, NONE)).toBeUndefined();
	},
);

test.each(
	words(
		'type fieldType questionType inputType predefinedField autocomplete controlType kind format columnType contentType displayType element fieldKind',
	),
)('%s: the type of a question', (key) => {
	expect(questionIn({ [key]: 'TEAM', label: 'Team', value: 'x' }, NONE)?.types).toEqual(['TEAM']);
	expect(questionIn({ [key]: 'email', value: 'x' }, NONE)?.types).toEqual(['email']);
	expect(questionIn({ [key]: 'date', value: 'x' }, NONE)).toBeUndefined();
});

test.each(
	words(
		'questionId fieldId id ref key qid uuid fieldUuid uid questionUuid itemId elementId fieldRef questionRef',
	),
)('%s: by which an answer finds its question', (key) => {
	const fields = [{ [key]: 'x7', label: 'Your company' }];
	expect(findPerson({ fields, answers: [{ [key]: 'x7', value: 'Works' }] }).company).toBe('Works');
	expect(findPerson({ fields, answers: [{ id: 'x7', value: 'Works' }] }).company).toBe('Works');
	const strange = { [key]: 'x8', value: 'Works' };
	expect(findPerson({ fields, answers: [strange] })).not.toHaveProperty('company');
});

test.each([{ id: 'x7' }, { ref: 'x7' }, { key: 'x7' }, 'x7'])(
	'the question of an answer in a record or a text of its own: %j',
	(named) => {
		const definitions = new Map([['x7', { labels: ['Team'], types: ['text'], listed: true }]]);
		for (const key of ['field', 'question']) {
			expect(questionIn({ [key]: named, value: 'x' }, definitions)).toMatchObject({
				labels: expect.arrayContaining(['Team']),
				types: ['text'],
			});
		}
	},
);

const BESIDE = words(
	'required options choices order position index hidden description placeholder file prettyFormat sublabels selectionType page group metadata isRequired primary verified source createdAt updatedAt image count choiceId choiceIds rows columns section sectionId fieldDefinition help helpText validation questionNumber number hint conversationId dialogId score valid visible status subtype definition answerType valueType pageNumber dataId sequence answeredAt settings class width formId ids validationError',
);

test.each(BESIDE)('%s may stand in a question; of strange keys two may, and not three', (key) => {
	const two = { label: 'Team', value: 'x', blorb: 1, blurb: 2 };
	expect(questionIn({ ...two, [key]: 'y' }, NONE)?.value).toBe('x');
	expect(questionIn({ ...two, blirb: 3 }, NONE)).toBeUndefined();
});

test.each(words('field column attribute property'))(
	'%s: a record of its own that says what was asked',
	(key) => {
		const described = { title: 'Your team', type: 'text', name: 'team', ref: 'r-team' };
		expect(questionIn({ [key]: described, value: 'x' }, NONE)).toEqual({
			labels: expect.arrayContaining(['Your team', 'r-team', 'team']),
			types: ['text'],
			value: 'x',
		});
		expect(questionIn({ [key]: { key: 'team' }, text: 'x' }, NONE)).toEqual({
			...{ labels: ['team'], types: [], value: 'x' },
		});
	},
);

test.each(words('email emailAddress phone phoneNumber'))(
	'who has the key %s is a person with answers, and no question',
	(key) => {
		expect(questionIn({ [key]: 'x', name: 'Ada', answers: ['x'] }, NONE)).toBeUndefined();
		expect(questionIn({ type: 'x', x: 'y', [key]: 'z', label: 'Team' }, NONE)?.value).toBe('y');
	},
);

test('the first answer that is not empty counts; else the first', () => {
	expect(questionIn({ label: 'a', answer: '', value: null, response: 0 }, NONE)?.value).toBe(0);
	expect(questionIn({ label: 'a', answer: 'x', value: 'y' }, NONE)?.value).toBe('x');
	expect(questionIn({ label: 'a', answer: null, value: '' }, NONE)?.value).toBeNull();
	expect(questionIn({ label: 'a' }, NONE)).toBeUndefined();
	expect(questionIn({ value: 'a' }, NONE)).toBeUndefined();
	expect(questionIn({ label: 'x'.repeat(1_000), value: 'a' }, NONE)?.labels).toHaveLength(1);
	expect(questionIn({ label: 'x'.repeat(1_001), value: 'a' }, NONE)).toBeUndefined();
	expect(questionIn({ label: '  Team ', value: 'a' }, NONE)?.labels).toEqual(['Team']);
});

test.each(words('title label text name'))('a label that is a record has its %s', (key) => {
	expect(questionIn({ question: { [key]: 'Your team' }, value: 'x' }, NONE)?.labels).toContain(
		'Your team',
	);
});

test('the key of an answer may be the name of its type', () => {
	expect(questionIn({ type: 'choice', choice: 'x', value: 'y', label: 'a' }, NONE)?.value).toBe(
		'x',
	);
	expect(questionIn({ type: 'type', value: 'y', label: 'a' }, NONE)?.value).toBe('y');
	expect(questionIn({ type: 'nothing', value: 'y', label: 'a' }, NONE)?.value).toBe('y');
});

test('an answer within records of one, at most three deep', () => {
	const deep = (levels: number): object =>
		levels === 0 ? { answer: 'x' } : { only: deep(levels - 1) };
	const asked = (held: object) =>
		questionIn(JSON.parse(JSON.stringify({ label: 'Team', ...held })), NONE)?.value;
	expect([0, 1, 2, 3].map((levels) => asked({ held: deep(levels) }))).toEqual([
		...['x', 'x', 'x', undefined],
	]);
	expect(asked({ held: { a: { a: 'x' } } })).toBe('x');
	expect(asked({ held: { one: { b: 1 }, two: { b: 2 } } })).toBeUndefined();
	expect(asked({ one: deep(0), two: deep(0) })).toBeUndefined();
	for (const key of ['options', 'metadata']) {
		expect(asked({ [key]: deep(0) })).toBeUndefined();
		expect(asked({ [key]: { b: 1 }, held: deep(0) })).toBe('x');
	}
});

test('an address behind a name is that of who wrote, and no question', () => {
	const parsed = { value: [{ address: 'a@b.example' }], text: 'Ada <a@b.example>' };
	expect(questionIn(parsed, NONE)).toBeUndefined();
	expect(questionIn({ ...parsed, text: 'a@b.example ' }, NONE)).toBeUndefined();
	expect(questionIn({ ...parsed, label: 'Write to a@b.example' }, NONE)?.labels[0]).toContain('W');
	expect(questionIn({ value: 'x', text: 'Write to a@b.example now' }, NONE)?.labels).toHaveLength(
		1,
	);
});
