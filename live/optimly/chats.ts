import { timeMade } from '../../nodes/OptimlyMessage/time/recordTime';
import { decided, unknown, type Guess } from '../guesses';
import { inside, isNewestFirst, isOk, recordIn, said, textOf, type Evidence } from './evidence';

/** Chats, leads and the handoff. */
export const CHAT_GUESSES: ReadonlyArray<Guess<Evidence>> = [
	{
		id: 'envelope',
		guess: 'Answers are the bare object or list, without `{success, data}`',
		source: 'all examples; the overview page says otherwise',
		rests: 'reading of every answer',
		check: 'looks at the answer to a message',
		follows: 'Nothing to set: both are read.',
		judge: ({ sent }) =>
			isOk(sent)
				? decided(inside(sent) === sent.json, '{success, data}', { envelope: true })
				: unknown(said(sent)),
	},
	{
		id: 'new chat',
		guess: 'POST /external/message/new-chat opens a chat and gives its ID',
		source: 'message page, conversation automations',
		rests: 'every operation that opens a chat',
		check: 'opens a chat',
		follows: 'The node falls back to /external/chat where this route is missing.',
		judge: ({ newChat }) =>
			decided(isOk(newChat) && typeof recordIn(newChat).chat_id === 'string', said(newChat), {
				reading: { missingRoute: '/external/message/new-chat' },
			}),
	},
	{
		id: 'other route',
		guess: 'POST /external/chat does the same',
		source: 'chat page, guides',
		rests: 'the fall-back when the other route is missing',
		check: 'opens a second chat of the same client',
		follows: 'Nothing to set.',
		judge: ({ otherRoute }) =>
			decided(
				isOk(otherRoute) && typeof recordIn(otherRoute).chat_id === 'string',
				said(otherRoute),
				{ reading: { missingRoute: '/external/chat' } },
			),
	},
	{
		id: 'lead flag',
		guess: '`lead_collected: true` at new-chat marks the chat',
		source: 'conversation automations',
		rests: 'Lead: Capture in a new chat, the trigger’s Lead Collected',
		check: 'opens the second chat with it and looks for it in the list of chats',
		follows: 'Lead Collected does not fire for such chats.',
		judge: ({ chats, otherRoute }) => {
			const id = recordIn(otherRoute).chat_id;
			const chat = chats?.find(({ chat_id }) => chat_id === id);
			return decided(chat && chat.lead_collected === true, 'not in the list, or not marked');
		},
	},
	{
		id: 'lead message',
		guess: 'A message with `lead_collected: true` in its metadata marks its chat',
		source: 'conversation automations; not proven',
		rests: 'Lead: Capture in an existing chat, the trigger’s Lead Collected',
		check: 'sends such a message as the assistant and reads the list of chats',
		follows: 'Use Lead: Capture in a new chat if Lead Collected has to fire.',
		judge: ({ chats, chatId: id, newChat, lead }) => {
			// Opened by the other route, it was marked from the start.
			if (!isOk(newChat)) return unknown(said(newChat));
			const chat = chats?.find(({ chat_id }) => chat_id === id);
			if (!isOk(lead)) return unknown(said(lead));
			return decided(chat && chat.lead_collected === true, 'not in the list, or not marked');
		},
	},
	{
		id: 'chats order',
		guess: 'A client’s chats are listed newest first',
		source: 'an example on the chat page',
		rests: 'nothing: the node sorts them by activity',
		check: 'reads the list of the check’s two chats',
		follows: 'Nothing to set.',
		judge: ({ chats }) => {
			const newest = isNewestFirst(chats, timeMade);
			return decided(newest, newest === undefined ? 'the times do not tell' : 'oldest first', {
				reading: { order: 'oldestFirst' },
			});
		},
	},
	{
		id: 'count and activity',
		guess:
			'The list of chats tells `message_count` and `last_activity`, and a message changes them',
		source: 'chat page',
		rests: 'the trigger’s All Chats of Clients: what it costs, and which chats it reads',
		check: 'reads the list before and after a message',
		follows: 'Watch single chats, or few clients: else every chat is read at each poll.',
		judge: ({ chats, chatsBefore, chatId: id }) => {
			const [before, after] = [chatsBefore, chats].map((list) =>
				list?.find(({ chat_id }) => chat_id === id),
			);
			if (!before || !after) return unknown('the chat is not in the list');
			// Not the activity's change: its time can be as coarse as a second.
			const changed =
				before.message_count !== undefined &&
				before.message_count !== after.message_count &&
				after.last_activity !== undefined;
			return decided(changed, 'one of them is missing or did not change');
		},
	},
	{
		id: 'status',
		guess: 'A chat that is open has the status `active`',
		source: 'chat page, message page',
		rests: 'Client’s Current Chat',
		check: 'looks at the check’s chats in the list',
		follows: 'Name the chat by its ID: the node would open a new one for each message.',
		judge: ({ chats }) => {
			const [chat] = chats ?? [];
			if (!chat) return unknown('no chat in the list');
			const status = textOf(chat.status);
			return decided(status === undefined || status === 'active', 'another word', {
				reading: { activeStatus: status },
			});
		},
	},
	{
		id: 'handoff',
		guess: 'An e-mail handoff is answered with a `handoff_id`',
		source: 'conversation automations',
		rests: 'Handoff: Email',
		check: 'hands the check’s chat over, only with --handoff',
		follows: 'Send an issue with the report.',
		judge: ({ handoff }) =>
			handoff
				? decided(isOk(handoff) && 'handoff_id' in recordIn(handoff), said(handoff))
				: unknown('not asked for: --handoff ADDRESS'),
	},
];
