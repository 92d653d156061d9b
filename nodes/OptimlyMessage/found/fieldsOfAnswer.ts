import type { Answer } from './answers/answer';
import { fieldsOfLabel } from './fieldsOfLabel';
import { isSomebodyElses, readLabel, termsOfLabel, type Reading } from './label';
import { around } from './labelPoints';
import type { PersonField } from './personField';
import type { ReadAnswer } from './readAnswer';
import { OF_NO_PERSON } from './words/kinds';

/** Points for what the service's type of question says, and for what stands elsewhere than among the answers. */
const TYPED = 98;
const MACHINE_LABEL = -10;
const CONTEXT = -50;
const HIDDEN = -60;
const LINE = -3;

const CHOICE =
	/choice|select|radio|checkbox|dropdown|rating|scale|boolean|yes_?no|file|signature|payment|ranking|matrix|opinion|nps|consent|legal|image|slider|stepper/i;
const LONG = /text_?area|long|paragraph|multi_?line/i;
/** A key that is called after the kind of the field: "MultiLine", "paragraph_text", "long_answer_8c1d". */
const LONG_KEY = /^(?:multi_?line|paragraph_?text|long_?(?:text|answer))(?![a-z])/i;
const HIDDEN_TYPE = /hidden/i;

/** Kinds with which a label has said what it is, even when it is none of the fields. */
const TELLING: ReadonlySet<string> = new Set([
	...OF_NO_PERSON,
	...['other', 'honorific', 'countryCode', 'subject'],
]);

const NAME_FIELDS: ReadonlySet<PersonField> = new Set<PersonField>([
	...([
		'name',
		'firstName',
		'lastName',
		'middleName',
		'secondLastName',
		'nickname',
		'company',
		'message',
	] as const),
]);

/** What an answer can be by its labels, in their order, and by the type of its question. */
export function fieldsOfAnswer(answer: Answer): ReadAnswer {
	const fits = new Map<PersonField, number>();
	const by = new Map<PersonField, string>();
	const away =
		(answer.context ? CONTEXT : 0) +
		(answer.line ? LINE : 0) +
		(answer.types.some((type) => HIDDEN_TYPE.test(type)) ? HIDDEN : 0);
	const put = (field: PersonField, points: number, decided: string) => {
		const sum = points + away;
		if (sum <= (fits.get(field) ?? 0)) return;
		fits.set(field, sum);
		by.set(field, decided);
	};

	const readings = answer.labels.map((label) => readLabel(label, answer));
	let decided: Reading | undefined;
	let vetoed = answer.role === 'other' && readings.length === 0;
	let unclear = false;
	for (const [index, reading] of readings.entries()) {
		const found = fieldsOfLabel(reading);
		for (const [field, points] of found) {
			// A name behind a question that nobody could read may be the rabbit's.
			if (unclear && NAME_FIELDS.has(field)) continue;
			put(field, points + (index > 0 ? MACHINE_LABEL : 0), 'label');
		}
		if (isSomebodyElses(reading)) vetoed = true;
		decided ??= found.size > 0 ? reading : undefined;
		if (vetoed || found.size > 0 || [...reading.own].some((kind) => TELLING.has(kind))) break;
		if (reading.unknown > 0) unclear = true;
	}
	if (!vetoed) putTyped(answer, decided, put);
	return {
		answer,
		fits,
		by,
		reading: decided ?? readings[0],
		readings,
		vetoed,
		choice: answer.several || answer.types.some((type) => CHOICE.test(type)),
		long:
			answer.types.some((type) => LONG.test(type)) ||
			(fits.size === 0 && LONG_KEY.test(answer.labels[0] ?? '')),
	};
}

const TYPED_FIELDS: ReadonlyMap<string, PersonField> = new Map<string, PersonField>([
	['email', 'email'],
	['phone', 'phone'],
	['mobile', 'phone'],
	['name', 'name'],
	['firstName', 'firstName'],
	['lastName', 'lastName'],
	['middleName', 'middleName'],
	['company', 'company'],
]);

/** What the type of the question says: "INPUT_EMAIL", "control_fullname", "given-name". */
function putTyped(
	answer: Answer,
	decided: Reading | undefined,
	put: (field: PersonField, points: number, decided: string) => void,
): void {
	for (const type of answer.types) {
		for (const { kind } of termsOfLabel(type)) {
			const field = TYPED_FIELDS.get(kind);
			if (field)
				put(field, TYPED + (decided ? Math.min(around(decided), 0) : 0), 'type of the field');
		}
	}
}
