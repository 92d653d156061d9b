import type { Answer } from '../answer';
import { isPrimaryList } from '../nestedValues';
import {
	isPlainList,
	isPlainRecord,
	recordIn,
	textIn,
	type Plain,
	type PlainRecord,
} from '../plainInput';
import { certain, type Source } from './source';

/** The person or deal that a webhook is about: `current` in version 1, `data` in version 2, or a record of the API. */
function subjectOf(input: PlainRecord): { readonly path: string; readonly record: PlainRecord } {
	if (isPlainRecord(input.meta)) {
		const path = isPlainRecord(input.current) ? 'current' : 'data';
		return { path: `${path}.`, record: recordIn(input[path]) };
	}
	return { path: '', record: input };
}

const isWebhook = (input: PlainRecord): boolean => {
	const meta = recordIn(input.meta);
	const isAboutSomething = 'entity' in meta || ('object' in meta && 'action' in meta);
	return isAboutSomething && (isPlainRecord(input.current) || isPlainRecord(input.data));
};

const isAddressList = (value: Plain | undefined): boolean =>
	isPlainList(value) && isPrimaryList(value);

const isRecordOfApi = (input: PlainRecord): boolean =>
	['email', 'emails', 'phone', 'phones'].some((key) => isAddressList(input[key])) ||
	('stage_id' in input && 'pipeline_id' in input);

/** What a deal or person has of its own, for `rest`. Everything else is ids, counts, owners and times. */
const HANDED_ON = [
	...['title', 'value', 'currency', 'status', 'label', 'notes', 'job_title', 'origin', 'channel'],
	...['expected_close_date', 'lost_reason', 'postal_address'],
];

/** Custom fields have their name in what the Pipedrive nodes resolve, and a hash of 40 digits otherwise. */
const isNamedCustomField = (key: string): boolean => /[\s\p{Lu}]/u.test(key);

/** The person's own fields, which a deal holds in `person_id`. */
function person(record: PlainRecord, path: string): readonly Answer[] {
	const field = (meaning: 'email' | 'phone' | 'firstName' | 'lastName', keys: readonly string[]) =>
		keys
			.filter((key) => key in record)
			.slice(0, 1)
			.map((key) => certain(meaning, `${path}${key}`, record[key]));
	return [
		...field('email', ['emails', 'email']),
		...field('phone', ['phones', 'phone']),
		...field('firstName', ['first_name']),
		...field('lastName', ['last_name']),
	];
}

/** A deal or lead has a title and names its person; a person has a name. */
function nameOf(record: PlainRecord, path: string): Answer {
	if (textIn(record.person_name)) return certain('name', `${path}person_name`, record.person_name);
	const person = recordIn(record.person_id);
	if (textIn(person.name)) return certain('name', `${path}person_id.name`, person.name);
	return certain('name', `${path}name`, 'title' in record ? undefined : record.name);
}

const companyOf = (record: PlainRecord, path: string): Answer =>
	textIn(record.org_name)
		? certain('company', `${path}org_name`, record.org_name)
		: certain('company', `${path}org_id.name`, recordIn(record.org_id).name);

/** Pipedrive Trigger (webhooks 1 and 2) and the Pipedrive node's person, deal and lead. */
export const pipedrive: Source = {
	name: 'Pipedrive',
	fits: (input) => isWebhook(input) || isRecordOfApi(input),
	answers: (input) => {
		const { path, record } = subjectOf(input);
		const handedOn = Object.entries(record).filter(
			([key]) => HANDED_ON.includes(key) || isNamedCustomField(key),
		);
		return [
			nameOf(record, path),
			...person(record, path),
			...person(recordIn(record.person_id), `${path}person_id.`),
			companyOf(record, path),
			...handedOn.map(([key, value]) => ({
				label: key,
				key: `${path}${key}`,
				value,
				restOnly: true,
			})),
		];
	},
};
