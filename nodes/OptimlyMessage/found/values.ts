import { checkEmail } from '../../shared/parameters/checks';
import type { Scalar } from './found';
import { readableText } from './htmlText';
import { isNotice } from './notice';
import { cutText } from './text';
import { termsOf } from './words/dictionary';
import { compactKey, wordsOf } from './words/wordsOf';

/** Longest values; longer ones are cut (message, company) or are no such value (the others). */
const MAX_LENGTH = { name: 120, phone: 40, company: 200, message: 5_000 } as const;

/** What people write to get past a required question, but dashes and dots. */
const NO_ANSWER =
	/^(n\/?a|n\.\s?a\.?|k\.\s?a\.?|keine angaben?|yes|si|sí|ja|nein|oui|non|sim|não|none|nothing|no|nil|null|undefined|keine?r?s?|ninguno|ninguna|nenhum|nenhuma|aucune?|nessun[oa]|geen|brak|true|false|on|off|unknown|not provided|anonymous|да|нет|はい|いいえ|なし|特になし|无|無|没有|なし。|없음|نعم|لا)$/i;

/**
 * Addresses that nobody reads: Cal.com makes one of the phone number of somebody who booked without
 * an e-mail address; WhatsApp and XMPP write the ids of their users so; WordPress sends its forms as
 * wordpress@ the site (wp_mail).
 */
const NO_MAILBOX =
	/@(sms\.cal\.com|[sgc]\.whatsapp\.net|[cg]\.us|lid|broadcast|newsletter|thread\.(v2|tacv2|skype)|unq\.gbl\.spaces)$|@group\.calendar\.google\.com$|@resource\.calendar\.google\.com$|^(no-?reply|do-?not-?reply|mailer-daemon|postmaster|wordpress|leads|notifications?|alerts?|mailer|bounces?|newsletter)@/i;

/** Whether a value is an address that nobody reads. */
export const isUnread = (value: Scalar | undefined): boolean =>
	typeof value === 'string' && value.includes('@') && NO_MAILBOX.test(value.trim());

/** Longest text that can be an address, a moment or a time zone: longer ones are not looked at. */
const MAX_SHORT_TEXT = 300;

const textOf = (value: Scalar): string => (typeof value === 'string' ? value.trim() : '');

export const shortText = (value: Scalar): string => {
	const text = typeof value === 'number' ? String(value) : textOf(value);
	return text.length <= MAX_SHORT_TEXT ? text : '';
};

function address(text: string): string | undefined {
	// Invisible characters come from copying, full-width signs from the text around: neither reaches anybody.
	if (checkEmail(text) || /[\p{C}：；，、。＜＞（）「」]/u.test(text) || NO_MAILBOX.test(text))
		return undefined;
	return text;
}

/** A lone well-formed address, or the one of `Name <address>` and `mailto:address`. */
export function email(value: Scalar): string | undefined {
	const text = shortText(value);
	if (!text.includes('@')) return undefined;
	const [, inside] = /<\s*([^<>\s]+)\s*>[\s,;.]*$/.exec(text) ?? [];
	return address(inside ?? text.replace(/^mailto:/i, '').replace(/[\s,;.]+$/, ''));
}

/** The name of `Name <address>`. */
export function nameBesideAddress(value: Scalar): string | undefined {
	const [, before = ''] =
		/^"?([^"<>@]{1,120}?)"?\s*<[^<>\s]+@[^<>\s]+>[\s,;.]*$/.exec(shortText(value)) ?? [];
	return name(before);
}

/** Longest text that addresses are looked for in. */
const MAX_TEXT = 10_000;

/** All addresses that stand in a text. */
export function addressesIn(value: Scalar): readonly string[] {
	const text = textOf(value).slice(0, MAX_TEXT);
	if (!text.includes('@')) return [];
	const words = text
		.split(/[\s<>()[\]{},;:"'|\\：；，、。＜＞（）「」]+/)
		.filter((word) => word.length < 255 && word.includes('@'));
	return words.flatMap((word) => address(word.replace(/^[.!?*_]+|[.!?*_…]+$/g, '')) ?? []);
}

const PHONE = /^\+?[\d\s().\-/–+·]+(?:(?:x|ext\.?|extension|durchwahl|poste|#)\s?\d{1,6})?$/i;
const DATE = /^(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)|^\d{1,2}[./]\d{1,2}[./]\d{4}$/;

/** "60165-081": what Brazil calls CEP, as Turkish does a mobile phone. */
const POSTAL_CODE = /^\d{5}-\d{3}$/;

/** "+7 926 1112233, +7 922 1112233": the first of several. */
const SEVERAL_NUMBERS = /^([^,;]{6,30})[,;]\s*[^,;]{6,30}$/;

/** A number that can be called: 6 to 15 digits (E.164), with an extension up to 20; neither a date nor a postal code. */
export function phone(value: Scalar): string | undefined {
	if (typeof value === 'boolean') return undefined;
	const text = String(value)
		.slice(0, 80)
		.normalize('NFKC')
		.replace(/\p{Cf}/gu, '')
		.trim()
		.replace(/^(p|tel|phone|whatsapp|mobile):\s*/i, '')
		// A sheet's mark that digits are a text.
		.replace(/^'(?=[\d+])/, '')
		.replace(/@(s\.whatsapp\.net|c\.us)$/, '');
	const [, firstOfTwo] = SEVERAL_NUMBERS.exec(text) ?? [];
	if (firstOfTwo !== undefined) return phone(firstOfTwo);
	const inAscii = text.replace(/[٠-٩۰-۹०-९]/gu, '0');
	const digits = inAscii.replace(/\D/g, '').length;
	if (text.length > MAX_LENGTH.phone || !PHONE.test(inAscii) || digits < 6 || digits > 20)
		return undefined;
	if (DATE.test(inAscii) || POSTAL_CODE.test(inAscii)) return undefined;
	return text.replace(/\s+/g, ' ');
}

/** What a program calls something: "send_email_confirmation". */
const IDENTIFIER = /^[a-z\d]+(?:_[a-z\d]+)+$/;

/** A number or name that a machine made. */
const ID = /^(?=[\da-f-]*\d)[\da-f]{7,}(?:-[\da-f]+)*$/i;

/** What a machine calls a record: "con_DEF456", "usr-20451", "U07K60SESLB". No name has so many digits. */
const KEY_OF_RECORD =
	/^[A-Za-z]{1,12}[_:-](?=(?:[A-Za-z]*\d){2})[A-Za-z\d]{4,}(?:[_:-][A-Za-z\d]+)*$|^(?=(?:[A-Z]*\d){3})[A-Z\d]{8,}$/;

/** Kinds of words that a service calls somebody by whose name it does not know. */
const OF_ANYBODY: ReadonlySet<string> = new Set(['person', 'perhaps', 'nickname']);

/** A word of "Anonymous visitor", "Unknown caller", "Cliente desconocido", as `wordsOf` gives it. */
const NAMELESS =
	/^(?:web(?:site)?$|anonym|anonim|unknown|unnamed|unbekannt|inconnu|desconocid|desconhecid|sconosciut|onbekend|nieznan|okand|bilinmeyen|неизвестн|аноним)/;

/** "New lead", "Nuevo contacto": what a CRM calls a record that nobody has named yet. */
const NEW: ReadonlySet<string> = new Set(
	'new nuevo nueva novo nova neu neuer neue neues nouveau nouvel nouvelle nuovo nuova nieuw nieuwe nowy nowa ny nytt yeni uusi novy новый новая новое новий нова uj noua'
		.split(' ')
		.map(compactKey),
);

/** Kinds of words for what is new there. */
const OF_RECORD: ReadonlySet<string> = new Set([...OF_ANYBODY, 'matter']);

const isNewRecord = ([first = '', ...others]: readonly string[]): boolean =>
	NEW.has(first) &&
	others.length === 1 &&
	others.flatMap(termsOf).every(({ kind }) => OF_RECORD.has(kind));

/** "Visitor 60812", "Gast #4", "Unknown caller": what a service calls somebody who has not said a name. */
function isPlaceholder(text: string): boolean {
	const words = wordsOf(text);
	if (isNewRecord(words)) return true;
	const isNameless = words.length === 2 && words.some((word) => NAMELESS.test(word));
	if (!isNameless && !/\d|#/.test(text)) return false;
	const named = words.filter(
		(word) => !/\p{N}/u.test(word) && !(isNameless && NAMELESS.test(word)),
	);
	const terms = named.flatMap(termsOf);
	return terms.length > 0 && terms.every(({ kind }) => OF_ANYBODY.has(kind));
}

/** What somebody can be called. */
export function name(value: Scalar): string | undefined {
	const text = cutText(textOf(value), MAX_LENGTH.name + 1).replace(/\s+/g, ' ');
	const isName =
		/\p{L}/u.test(text) &&
		!/[@{}]|:\/\/|^www\.|[#№]\s?\d/.test(text) &&
		!NO_ANSWER.test(text) &&
		![IDENTIFIER, ID, KEY_OF_RECORD].some((form) => form.test(text)) &&
		!isPlaceholder(text);
	return isName && text.length <= MAX_LENGTH.name ? text : undefined;
}

/** What an organisation can be called. */
export function company(value: Scalar): string | undefined {
	const text = cutText(textOf(value), MAX_LENGTH.company).replace(/\s+/g, ' ');
	const isCompany =
		/\p{L}/u.test(text) &&
		text.length > 1 &&
		!NO_ANSWER.test(text) &&
		!ID.test(text) &&
		!/^https?:\/\//i.test(text) &&
		!text.includes('@');
	return isCompany ? text : undefined;
}

/** A web address or how one begins, alone or behind the word for what it is ("Page: https://…"). */
const LINK = /^(?:[^\s:]{1,30}:\s*)?https?:\/\/\S*$/i;

/** A date and time that a machine wrote. */
const MOMENT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d\S*$/;

/** A text that somebody wrote; HTML is made readable. */
export function message(value: Scalar): string | undefined {
	const text = cutText(readableText(textOf(value)), MAX_LENGTH.message);
	if (text === '' || !/\p{L}/u.test(text) || NO_ANSWER.test(text)) return undefined;
	if (
		LINK.test(text) ||
		ID.test(text) ||
		MOMENT.test(text) ||
		email(text) !== undefined ||
		isNotice(text)
	)
		return undefined;
	return text;
}

const lettersOf = (text: string, script: RegExp): number => text.match(script)?.length ?? 0;

/** Words of a text; scripts without spaces count two letters as a word, Thai four. */
export function wordCount(text: string): number {
	const spaceless =
		lettersOf(text, /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]/gu) / 2 +
		lettersOf(text, /\p{scx=Thai}/gu) / 4;
	return text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length + Math.floor(spaceless);
}
