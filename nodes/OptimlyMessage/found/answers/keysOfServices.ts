// Keys that mean in the records of one service, or beside one other key, what they mean nowhere else.
import { recordsIn, textIn, type Plain, type PlainRecord } from '../plainInput';
import { termsOf } from '../words/dictionary';

/** Keys that a service gives a meaning of its own: Formspree takes the sender's address in `_replyto`. */
const SPOKEN: ReadonlyMap<string, string> = new Map([
	['_replyto', 'email'],
	['_subject', 'subject'],
]);

/** The date of an e-mail is when it was sent. */
const OF_MAIL = new Map([['date', 'sent at']]);

/** Records in which a key means something of its own, known by another key that only they have. */
const SPOKEN_BESIDE: ReadonlyArray<readonly [string, ReadonlyMap<string, string>]> = [
	// An opportunity in Odoo: its name is its title, the partner is the customer's company.
	[
		'email_from',
		new Map([
			['name', 'subject'],
			['partner_name', 'company'],
			['contact_name', 'contact person'],
		]),
	],
	// Help Scout shows the beginning of what its customer wrote.
	['customerWaitingSince', new Map([['preview', 'message']])],
	// What a pipeline of sales holds is a deal, and its name a title.
	['pipeline_id', new Map([['name', 'subject']])],
	...['add', 'update', 'status', 'responsible'].map(
		(change): readonly [string, ReadonlyMap<string, string>] => [
			`leads[${change}][0][pipeline_id]`,
			new Map([['name', 'subject']]),
		],
	),
	// Chili Piper: who books for a guest is of the sales team.
	[
		'primaryGuestEmail',
		new Map([
			['bookerEmail', 'host email'],
			['bookerName', 'host name'],
		]),
	],
	// Nylas: a page for bookings has a recipient, who books.
	[
		'recipient_tz',
		new Map([
			['recipient_name', 'customer name'],
			['recipient_email', 'customer email'],
			['recipient_tz', 'customer timezone'],
		]),
	],
	...['threadId', 'messageId'].map((id): readonly [string, ReadonlyMap<string, string>] => [
		id,
		OF_MAIL,
	]),
	// Where staff are agents, those who meet them are the users.
	['agents', new Map([['users', 'clients']])],
	// What a model calls has a name of its own beside what it is called with.
	['arguments', new Map([['name', 'function id']])],
	['args', new Map([['name', 'function id']])],
	// A customer in Xero is an organisation with people in it.
	['ContactPersons', new Map([['Name', 'company']])],
];

/** {"from": "2026-11-12T16:00", "to": …}: when, not whose. */
const SPAN: ReadonlyMap<string, string> = new Map([
	['from', 'start'],
	['to', 'end'],
]);

const isMoment = (value: Plain | undefined): boolean =>
	typeof value === 'string' && /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(value);

/** Forminator numbers its fields: two for a name, of a word each, are the first and the last. */
const TWO_NAMES: ReadonlyMap<string, string> = new Map([
	['name-1', 'first name'],
	['name-2', 'last name'],
]);

const isWord = (value: Plain | undefined): boolean =>
	typeof value === 'string' && /^\S+$/.test(value.trim());

const IN_NOTION = /^https:\/\/(?:www\.)?notion\.(?:so|site)\//;
const PROPERTY = 'property_';

/** n8n gives the columns of a Notion page such a beginning: of a company it would make one that is for sale. */
const notionColumns = (keys: readonly string[]): ReadonlyMap<string, string> =>
	new Map(
		keys
			.filter((key) => key.startsWith(PROPERTY) && key.length > PROPERTY.length)
			.map((key) => [key, key.slice(PROPERTY.length)]),
	);

/** A customer whose number and address are the contact person's is the company of that person. */
const OF_CUSTOMER = new Map([
	['customer_name', 'company'],
	['contact_name', 'contact person'],
]);

function isCustomerWithContact(record: PlainRecord): boolean {
	const isThere = (key: string): boolean => textIn(record[key]) !== '';
	return (
		[...OF_CUSTOMER.keys()].every(isThere) &&
		['contact_phone', 'contact_email', 'contact_mobile'].some(isThere) &&
		!['customer_phone', 'customer_email', 'customer_mobile'].some(isThere)
	);
}

const REPLY_TO = /^reply_?-?to$/i;
const OTHER_ADDRESS = /mail|^from$|^to$|sender|recipient/i;

const isMessage = (key: string): boolean => termsOf(key).some(({ kind }) => kind === 'message');

/** A form for a message that calls its only address by what is done with it; an e-mail has others beside it. */
function repliesTo(record: PlainRecord): ReadonlyMap<string, string> | undefined {
	const keys = Object.keys(record);
	const key = keys.find((one) => REPLY_TO.test(one));
	if (key === undefined || typeof record[key] !== 'string') return undefined;
	const isOnly = !keys.some((one) => OTHER_ADDRESS.test(one));
	return isOnly && keys.some(isMessage) ? new Map([[key, 'email']]) : undefined;
}

/** Users of which one is a customer are those of a chat, not of an account. */
const AMONG_USERS = new Map([['users', 'clients']]);
const CUSTOMER = /^(?:customer|visitor|client)$/i;

/** Gravity Forms numbers the parts of a name .3 and .6; those of a postal address have .1 or .5 as well. */
function gravityName(record: PlainRecord): ReadonlyMap<string, string> | undefined {
	if (!('form_id' in record)) return undefined;
	const ids = Object.keys(record).flatMap((key) => /^(\d{1,4})\.3$/.exec(key)?.[1] ?? []);
	const id = ids.find(
		(one) => isWord(record[`${one}.6`]) && ![1, 5].some((part) => `${one}.${part}` in record),
	);
	if (id === undefined) return undefined;
	return new Map([
		[`${id}.3`, 'first name'],
		[`${id}.6`, 'last name'],
	]);
}

/** What the keys of a record mean there and nowhere else. */
export function spokenIn(record: PlainRecord): ReadonlyMap<string, string> {
	if (recordsIn(record.users).some(({ type }) => CUSTOMER.test(textIn(type)))) return AMONG_USERS;
	const partsOfName = gravityName(record);
	if (partsOfName !== undefined) return partsOfName;
	if (isMoment(record.from) && isMoment(record.to)) return SPAN;
	if (['from', 'to', 'subject', 'date'].every((key) => key in record)) return OF_MAIL;
	if (isWord(record['name-1']) && isWord(record['name-2'])) return TWO_NAMES;
	if (isCustomerWithContact(record)) return OF_CUSTOMER;
	if (IN_NOTION.test(textIn(record.url))) return notionColumns(Object.keys(record));
	return SPOKEN_BESIDE.find(([key]) => key in record)?.[1] ?? repliesTo(record) ?? SPOKEN;
}
