/** Flags of parts of a country are written with these: England's is a black flag with "gbeng" behind it. */
const TAGS = /(\u{1F3F4}[\u{E0020}-\u{E007E}]{1,7}\u{E007F})|[\u{E0000}-\u{E007F}]/gu;

/** One chooses how a character looks; more of them say something that nobody sees. */
const SELECTORS = /([\uFE00-\uFE0F\u{E0100}-\u{E01EF}])[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]+/gu;

/** Controls but line breaks and tabs, halves of characters, which UTF-8 cannot carry, and what turns the direction by force. */
const UNSENDABLE = /[^\P{Cc}\r\n\t]|[\p{Cs}\u202d\u202e]/gu;

/**
 * What somebody wrote, as it is sent: without what no keyboard writes and nobody sees but an agent or a database. All that
 * languages and emoji need stays, joiners and marks of direction among it.
 */
export const sendableText = (text: string): string =>
	text.replace(UNSENDABLE, '').replace(TAGS, '$1').replace(SELECTORS, '$1');
