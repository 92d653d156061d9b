import { termsOf } from '../words/dictionary';
import type { Kind } from '../words/kinds';

/** Kinds of words that a form puts before all its keys without saying whose they are. */
const SAYS_NOTHING: ReadonlySet<Kind | 'unknown'> = new Set<Kind | 'unknown'>([
	...(['unknown', 'message', 'filler', 'attribute', 'container', 'when'] as const),
]);

/** Kinds of keys that ask somebody, and no shop or clinic. */
const ASKS_PEOPLE: ReadonlySet<Kind | 'unknown'> = new Set<Kind | 'unknown'>([
	...(['firstName', 'lastName', 'message'] as const),
]);

const PREFIX = /^([a-z]+[-_])(?=[a-z])/i;
const LEAST_KEYS = 3;

const hasKind = (key: string, kinds: ReadonlySet<Kind | 'unknown'>): boolean =>
	termsOf(key).some(({ kind }) => kinds.has(kind));

/** What a form put before its keys: "register_" of register_firstname, register_lastname and register_email; else nothing. */
export function sharedPrefix(keys: readonly string[]): string {
	const counts = new Map<string, number>();
	for (const key of keys) {
		const [, prefix] = PREFIX.exec(key) ?? [];
		if (prefix !== undefined) counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
	}
	for (const [prefix, count] of counts) {
		if (count < LEAST_KEYS) continue;
		if (!termsOf(prefix).every(({ kind }) => SAYS_NOTHING.has(kind))) continue;
		const rest = keys.flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []));
		const isContact = rest.some((key) => termsOf(key).some(({ kind }) => kind === 'email'));
		if (isContact && rest.some((key) => hasKind(key, ASKS_PEOPLE))) return prefix;
	}
	return '';
}
