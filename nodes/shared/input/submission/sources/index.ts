import type { Answer } from '../answer';
import { answersOf } from '../flatten';
import {
	isPlainList,
	isPlainRecord,
	plainInputOrJsonText,
	recordIn,
	type Plain,
	type PlainRecord,
} from '../plainInput';
import { calCom } from './calCom';
import { calendly } from './calendly';
import { facebookLead } from './facebookLead';
import { hubspotContact, hubspotEvent } from './hubspot';
import { jotform } from './jotform';
import { n8nForm } from './n8nForm';
import { pipedrive } from './pipedrive';
import type { Source } from './source';
import { tally } from './tally';
import { typeform } from './typeform';

/** Everything else: the fields of a record, nested ones with the path to them as their label. */
const anyJson: Source = {
	name: 'JSON',
	fits: () => true,
	answers: (input) => answersOf(input, undefined),
};

/** The first that fits reads the input. Those with the clearest marks come first; the last takes all. */
const SOURCES: readonly Source[] = [
	n8nForm,
	tally,
	typeform,
	jotform,
	calCom,
	calendly,
	hubspotEvent,
	hubspotContact,
	pipedrive,
	facebookLead,
	anyJson,
];

/** Wrappers within wrappers: a webhook, whose body is a text, which is a list of one. */
const MAX_WRAPPERS = 5;

/** What n8n's Webhook adds to the body; `headers` were dropped before. Nothing but the body is read. */
const WEBHOOK_KEYS = ['webhookUrl', 'executionMode', 'query', 'params'];

const isWebhookItem = (input: PlainRecord): boolean =>
	'body' in input && (Object.keys(input).length === 1 || WEBHOOK_KEYS.some((key) => key in input));

/** Answers of a Typeform Trigger that hands on only answers, unsimplified. */
const isTypeformList = (list: readonly Plain[]): boolean =>
	list.every((entry) => 'field' in recordIn(entry) && 'type' in recordIn(entry));

function unwrapped(input: Plain | undefined, left = MAX_WRAPPERS): PlainRecord {
	if (input === undefined || left === 0) return {};
	if (typeof input === 'string') {
		const parsed = plainInputOrJsonText(input);
		return typeof parsed === 'object' ? unwrapped(parsed, left - 1) : {};
	}
	if (isPlainList(input)) {
		if (input.length > 0 && isTypeformList(input)) return { form_response: { answers: input } };
		return input.length === 1 ? unwrapped(input[0], left - 1) : { answers: input };
	}
	if (!isPlainRecord(input)) return {};
	return isWebhookItem(input) ? unwrapped(input.body, left - 1) : input;
}

/** The answers of an input and the name of the source that they were read as. */
export function sourceOf(input: Plain): {
	readonly name: string;
	readonly answers: readonly Answer[];
} {
	const record = unwrapped(input);
	const source = SOURCES.find(({ fits }) => fits(record)) ?? anyJson;
	return { name: source.name, answers: source.answers(record) };
}
