import { withoutUnseen } from '../../../shared/parameters/checks';

/** How the clients of sessions begin that could be somebody's. */
const APART = 'session-';

/** Longer ones are refused as any ID is, and not looked at. */
const MAX_LOOKED_AT = 1_000;

/**
 * How people are called in the chats of leads and of messengers: an address; a number, with what stands before and behind
 * one ("whatsapp:+49 …", "… ext. 9").
 */
const NAMES_SOMEBODY =
	/@|^(?:[a-z]{1,12}:)?[^\p{L}]*(?:\d{3}[^\p{L}]*(?:ext|x)[^\p{L}]*)?$|^\d+:/iu;
/** And the IDs of Slack's and LINE's users. */
const ID_OF_SOMEBODY = /^[UW](?=[A-Z]*\d)[A-Z\d]{8,12}$|^U[\da-f]{32}$/;

/**
 * The client of a session. Whoever writes in a public window chooses its session, so one that somebody else goes by
 * must not lead into that person's chat. What cannot be seen is taken out first: it would hide an address, and is not
 * sent.
 */
export function clientOfSession(session: string): string {
	if (session.length > MAX_LOOKED_AT) return session;
	const visible = withoutUnseen(session).trim();
	if (visible === '' || visible.startsWith(APART)) return visible;
	const read = visible.normalize('NFKC');
	return NAMES_SOMEBODY.test(read) || ID_OF_SOMEBODY.test(read) ? APART + visible : visible;
}
