import type { Steps } from '../../../shared/breaks';
import { answersIn } from '../answers/answersIn';
import { fieldsOfAnswer } from '../fieldsOfAnswer';
import { personIn } from '../person/personIn';
import { isPlainList, isPlainRecord, textIn, type PlainRecord } from '../plainInput';
import type { ReadAnswer } from '../readAnswer';
import { email } from '../values';
import { byKey, heldIn } from './keysOf';
import { notSaid, tellsNews } from './notSaid';
import { textInParts } from './parts';
import { clientOfSession } from './session';
import { fileNames, listAt, type Written } from './written';

/** Keys of what was written, the plainest first. */
const TEXT_KEYS = [
	'chatinput',
	'message',
	'text',
	'question',
	'usermessage',
	'messagetext',
	'prompt',
	'query',
	'content',
	'input',
	'msg',
	'body',
	'userinput',
	'transcript',
	'comment',
];
/** Keys of who wrote it: a session before a user, a user before an address. */
const CLIENT_KEYS = [
	'clientid',
	'sessionid',
	'userid',
	'visitorid',
	'contactid',
	'customerid',
	'senderid',
	'externalid',
	'psid',
	'waid',
	'from',
	'sender',
	'user',
	'email',
	'useremail',
	'customeremail',
	'phone',
	'phonenumber',
	'conversationid',
	'chatid',
	'threadid',
];

const MOST_LEVELS = 3;

const asItIs = (text: string): string => text;

function textUnder(record: PlainRecord, keys: readonly string[], left = MOST_LEVELS): string {
	const by = byKey(record);
	for (const key of keys) {
		const value = by.get(key);
		const asMeant = key === 'sessionid' ? clientOfSession : asItIs;
		const text = textIn(value);
		if (text !== '') return asMeant(text);
		if (isPlainRecord(value) && key === 'text') {
			const said = textIn(value.content) || textIn(value.body);
			if (said !== '') return said;
		}
		if (isPlainRecord(value) && left > 0 && keys === CLIENT_KEYS) {
			const id = textUnder(value, ['id', ...CLIENT_KEYS], left - 1);
			if (id !== '') return asMeant(id);
		}
	}
	if (left === 0) return '';
	return (
		heldIn(by)
			.map((held) => textUnder(held, keys, left - 1))
			.find((text) => text !== '') ?? ''
	);
}

/** The last message of the user in a conversation of roles: [{"role": "user", "content": "…"}]. */
function lastOfUser(record: PlainRecord): string {
	const { messages } = record;
	if (!isPlainList(messages)) return '';
	const ofUser = messages
		.filter(isPlainRecord)
		.filter(({ role }) => role === 'user' || role === 'human');
	return textIn(ofUser[ofUser.length - 1]?.content);
}

/** What was written, by the keys that chats of websites and gateways of messages use. */
export const plainTextIn = (input: PlainRecord): string =>
	lastOfUser(input) || textUnder(input, TEXT_KEYS) || textInParts(input);

/** Who wrote it, by the keys that chats of websites and gateways of messages use. */
export const clientKeyIn = (input: PlainRecord): string => textUnder(input, CLIENT_KEYS);

/** Everything else: by the keys that chats of websites use, then as the form that it may be. */
export function* writtenInAnyJson(input: PlainRecord): Steps<Written> {
	const ignored = notSaid(input);
	if (ignored !== undefined) return { ignored };
	const files = [...listAt(input, 'files'), ...listAt(input, 'attachments')];
	const text = plainTextIn(input);
	const clientId = clientKeyIn(input);
	yield;
	const reads: ReadAnswer[] = [];
	for (const answer of answersIn(input)) {
		yield;
		reads.push(fieldsOfAnswer(answer));
	}
	const person = yield* personIn(reads);
	const value = (field: 'name' | 'email' | 'phone' | 'message') =>
		person.fields.get(field)?.value ?? '';
	// A form's "from" or "email" can be the business's own: what is known of the person is surer.
	const isAddress = email(clientId) !== undefined;
	return {
		text: text || (tellsNews(input) ? '' : value('message')),
		clientId:
			(isAddress ? value('email') : clientId) || clientId || value('email') || value('phone'),
		clientName: value('name'),
		attachments: fileNames(files),
		problems:
			clientId === '' && value('email') === ''
				? person.problems
						.filter(({ field }) => field === 'email')
						.map(({ words, candidates }) => ({ field: 'clientId' as const, words, candidates }))
				: [],
	};
}
