import type { Failure } from './failure';

/** An item that was not sent because the execution was canceled. */
const CANCELED: Failure = { kind: 'cancelled', delivered: 'no' };

/** An item that was not sent because another one stopped the run. */
const STOPPED: Failure = {
	kind: 'cancelled',
	delivered: 'no',
	happened: 'Not sent, because another item failed and stopped the run',
};

/**
 * Why an item that was given up was not sent.
 *
 * @param cancel aborted when the user cancels the execution
 */
export const whyGivenUp = (cancel: AbortSignal | undefined): Failure =>
	cancel?.aborted ? CANCELED : STOPPED;

/** Others kept the item's chat busy for too long. */
export const CHAT_IN_USE: Failure = {
	kind: 'conflict',
	delivered: 'no',
	happened:
		'Not sent, because others were writing into the same chat for longer than the option Max Wait allows',
};

/** Another item of this process with the same key did not get done in time. */
export const KEY_IN_USE: Failure = {
	kind: 'conflict',
	delivered: 'no',
	happened:
		'Not sent, because another item with the same Idempotency Key was under way for longer than the option Max Wait allows',
};

/** The quota has no room in time. */
const NO_QUOTA_LEFT: Failure = {
	kind: 'rate_limited',
	delivered: 'no',
	reason: 'The quota of the credential is used up for longer than the option Max Wait allows',
};

/** The server wants nothing more for now. */
const SERVER_WANTS_NONE: Failure = {
	kind: 'rate_limited',
	delivered: 'no',
	reason: 'It has asked to wait for longer than the option Max Wait allows',
};

/** The server wants nothing more for now of one chat or client. */
const SCOPE_IS_CLOSED: Failure = {
	kind: 'rate_limited',
	delivered: 'no',
	happened:
		'Not sent, because the server has asked to wait with this chat or client for longer than the option Max Wait allows',
};

/** Why a request is not admitted in time. */
export const NOT_ADMITTED = {
	quota: NO_QUOTA_LEFT,
	server: SERVER_WANTS_NONE,
	scope: SCOPE_IS_CLOSED,
} as const;
