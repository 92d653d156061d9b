import type { Answer } from '../answer';
import {
	isPlainRecord,
	plainInputOrJsonText,
	recordIn,
	textIn,
	type PlainRecord,
} from '../plainInput';
import { certain, entriesAsAnswers, type Source } from './source';

/** Keys of answers: "q3_yourName"; everything else beside them is about the form. */
const QUESTION_KEY = /^q\d+_/;

const hasQuestionKeys = (record: PlainRecord): boolean =>
	Object.keys(record).some((key) => QUESTION_KEY.test(key));

/** The answers: as a text in a raw webhook, as a record from the trigger. */
const answersIn = (input: PlainRecord): PlainRecord =>
	recordIn(
		typeof input.rawRequest === 'string'
			? plainInputOrJsonText(input.rawRequest)
			: (input.rawRequest ?? input),
	);

/** An appointment question: {date: "2026-06-20 14:00", duration: "30", timezone: "Europe/Berlin (GMT+02:00)"}. */
function appointment(answer: Answer): readonly Answer[] {
	const { value, key, label } = answer;
	if (!isPlainRecord(value) || !('date' in value && 'timezone' in value)) return [answer];
	return [
		certain('startTime', `${key}.date`, value.date),
		certain('timezone', `${key}.timezone`, value.timezone),
		{ label: `${label} duration`, key: `${key}.duration`, value: value.duration },
	];
}

/** "q6_phoneNumber6" is labelled "phoneNumber": the numbers are those of the question. */
const named = (answer: Answer): Answer => ({
	...answer,
	label: answer.label.replace(QUESTION_KEY, '').replace(/(?<=\D)\d+$/, ''),
});

/** Jotform webhook and trigger; the trigger's usual output, {question: answer}, needs only the appointment. */
export const jotform: Source = {
	name: 'Jotform',
	fits: (input) =>
		hasQuestionKeys(input) ||
		('rawRequest' in input && ('formID' in input || 'submissionID' in input)),
	answers: (input) => {
		const answers = answersIn(input);
		const isRaw = hasQuestionKeys(answers);
		const questions = entriesAsAnswers(answers, '')
			.filter(({ key }) => !isRaw || QUESTION_KEY.test(key))
			.flatMap((answer) => appointment(isRaw ? named(answer) : answer));
		const title = { label: 'form title', key: 'formTitle', value: textIn(input.formTitle) };
		return [...questions, { ...title, context: true }];
	},
};
