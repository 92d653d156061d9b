import { isPlainRecord, textIn, type PlainRecord } from '../plainInput';
import { byKey, heldIn } from './keysOf';
import { OF_BOT, OWN } from './written';

/** Keys one of which every message of a chat has beside its text. */
const OF_A_CHAT = [
	...['from', 'to', 'sender', 'recipient', 'userid', 'contactnumber', 'messageid'],
	...['chatid', 'conversationid', 'roomid', 'channelid', 'id'],
];
const MINE = ['fromme', 'isfromme', 'isecho', 'isoutgoing'];
const WHICH_WAY = ['direction', 'messagedirection', 'messagetype'];
const WHO = ['sendertype', 'actortype', 'authortype', 'senderrole', 'fromtype'];
/** What happened, as an event is named. */
const EVENT = ['event', 'eventtype', 'type', 'action', 'topic', 'eventname'];

const OUT = /^(o|mt|out|outbound|outgoing|outcoming)$/i;
const STAFF = /^(agent|admin|operator|teammate|employee)$/i;
const PROGRAM = /^(bot|agent_?bot|chat_?bot|system|app|application|automation)$/i;
/** Matrix's kind of what bots say: "m.notice". */
const NOTICE = /^m\.notice$/;

/** Events that tell what became of a message that was sent. */
const OF_A_SENT_ONE =
	/^messages?[._:-]?(ack|delivered|delivery|seen|read|sent|status|failed|echo(es)?|reaction|deleted)$/i;
/** Events in which nobody says anything. */
const NEWS =
	/(^|[._:-])(started|subscribed|unsubscribed|delivered|seen|typing|ack|reaction|presence|status|joined|assigned|resolved|webhook)$/i;

const MOST_LEVELS = 2;

const firstOf = (by: ReturnType<typeof byKey>, keys: readonly string[]): string =>
	keys.map((key) => textIn(by.get(key))).find((text) => text !== '') ?? '';

/** Why what a chat's item says was not said by a client: the business or a program wrote it, or nobody. */
export function notSaid(record: PlainRecord, left = MOST_LEVELS): string | undefined {
	const by = byKey(record);
	if (EVENT.some((key) => OF_A_SENT_ONE.test(textIn(by.get(key))))) {
		return 'tells what became of a message; it is none itself';
	}
	if (NOTICE.test(textIn(by.get('msgtype')))) return OF_BOT;
	if (OF_A_CHAT.some((key) => by.has(key))) {
		if (MINE.some((key) => by.get(key) === true)) return OWN;
		if (WHICH_WAY.some((key) => OUT.test(textIn(by.get(key))))) return OWN;
		const who = firstOf(by, WHO);
		if (STAFF.test(who)) return OWN;
		if (PROGRAM.test(who)) return OF_BOT;
	}
	if (left === 0) return undefined;
	const content = by.get('content');
	for (const held of [...heldIn(by), ...(isPlainRecord(content) ? [content] : [])]) {
		const why = notSaid(held, left - 1);
		if (why !== undefined) return why;
	}
	return undefined;
}

/** Whether an item names an event in which nobody says anything: what it has of texts is no message. */
export function tellsNews(record: PlainRecord): boolean {
	const by = byKey(record);
	return EVENT.some((key) => NEWS.test(textIn(by.get(key))));
}
