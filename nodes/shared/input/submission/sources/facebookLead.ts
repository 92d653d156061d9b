import type { Answer } from '../answer';
import {
	isPlainList,
	isPlainRecord,
	recordIn,
	recordsIn,
	textIn,
	type PlainRecord,
} from '../plainInput';
import { entriesAsAnswers, type Source } from './source';

/** Records beside the answers whose name is worth handing on. */
const NAMED = ['form', 'ad', 'adset', 'campaign'];

const context = (input: PlainRecord): readonly Answer[] =>
	NAMED.map((key) => ({
		label: `${key} name`,
		key: `${key}.name`,
		value: recordIn(input[key]).name ?? input[`${key}_name`],
		context: true,
		restOnly: true,
	}));

/** [{name: "full_name", values: ["Ada Example"]}], as the Graph API gives it. */
const fieldData = (input: PlainRecord): readonly Answer[] =>
	recordsIn(input.field_data).map((field) => {
		const label = textIn(field.name);
		return { label, key: label, value: field.values };
	});

/** Facebook Lead Ads Trigger, simplified ({data: {full_name: …}}) and not, and the Graph API's lead. */
export const facebookLead: Source = {
	name: 'Facebook Lead Ads',
	fits: (input) =>
		isPlainList(input.field_data) ||
		(isPlainRecord(input.data) &&
			'created_time' in input &&
			('form' in input || 'form_id' in input)),
	answers: (input) => [
		...(isPlainList(input.field_data)
			? fieldData(input)
			: entriesAsAnswers(recordIn(input.data), 'data')),
		...context(input),
	],
};
