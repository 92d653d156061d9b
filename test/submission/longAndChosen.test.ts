import { findPerson } from '../../nodes/OptimlyMessage/found';

const email = 'ada@example.com';

/** Types of questions to which nobody writes an answer. */
const CHOSEN = [
	...['multiple_choice', 'MULTISELECT', 'radio', 'checkboxes', 'DropDown', 'rating', 'scale'],
	...['linear_scale', 'boolean', 'yes_no', 'yesNo', 'file', 'upload', 'INPUT_UPLOAD', 'payment'],
	...['PAYMENT_FIELD', 'ranking', 'matrix', 'opinion', 'opinionItem', 'nps', 'NPS', 'consent'],
	...['legal', 'image', 'slider', 'stepper', 'signature_box', 'esignature'],
];

test.each(CHOSEN)('what is chosen is nothing that somebody wrote: %s', (type) => {
	const fields = [{ label: 'Details', type, value: 'As soon as possible' }];
	expect(findPerson({ email, fields })).not.toHaveProperty('message');
	const typed = [{ label: 'Details', type: 'text', value: 'As soon as possible' }];
	expect(findPerson({ email, fields: typed }).message).toBe('As soon as possible');
});

test.each([
	...['MultiLine', 'multi_line', 'multiline-2', 'textarea-12', 'text_area_1', 'textArea'],
	...['Text_Area', 'paragraph_text', 'ParagraphText', 'paragraphtext-2', 'long_answer_8c1d'],
	...['longAnswer', 'longanswer', 'long_text', 'longtext', 'LongText'],
])('a key that is called after a field for long texts holds the message: %s', (key) => {
	expect(findPerson({ email, [key]: 'Two words' }).message).toBe('Two words');
});

test.each(['longitude', 'textAreal', 'multilineage', 'long_answered', 'paragraphs'])(
	'a key that is merely like it does not: %s',
	(key) => {
		expect(findPerson({ email, [key]: 'Two words' })).not.toHaveProperty('message');
	},
);
