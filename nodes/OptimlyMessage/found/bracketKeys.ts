/** "contacts[add][0][custom_fields][1][name]": an entry of a list within an entry of a list. */
const ENTRY = /\[\d+\]\D/;
const ENTRY_ABOVE = /\[\d+\]\[/;

function isDeep(key: string): boolean {
	const at = key.search(ENTRY);
	return at >= 0 && ENTRY_ABOVE.test(key.slice(key.indexOf(']', at) + 2));
}

/** Longest key, and most levels, that are taken apart. */
const MOST = { length: 300, levels: 12 } as const;

interface Leaf {
	readonly value: unknown;
}
type Tree = Map<string, Tree | Leaf>;

const segmentsOf = (key: string): readonly string[] =>
	key.split(/[[\]]+/).filter((segment) => segment !== '');

const isTree = (node: Tree | Leaf | undefined): node is Tree => node instanceof Map;

/** Of a value and a record under one key the first counts. */
function put(tree: Tree, segments: readonly string[], value: unknown): void {
	const [first = '', ...others] = segments;
	if (others.length === 0) {
		if (!tree.has(first)) tree.set(first, { value });
		return;
	}
	const held = tree.get(first);
	const below: Tree = isTree(held) ? held : new Map();
	if (held === undefined) tree.set(first, below);
	put(below, others, value);
}

function built(node: Tree | Leaf): unknown {
	if (!isTree(node)) return node.value;
	const keys = [...node.keys()];
	const values = [...node.values()].map(built);
	return keys.every((key) => /^\d+$/.test(key))
		? values
		: Object.fromEntries(keys.map((key, index) => [key, values[index]]));
}

/** A value that throws when it is read is none. */
export function valueAt(record: object, key: string): unknown {
	try {
		const value: unknown = Reflect.get(record, key);
		return value;
	} catch {
		return undefined;
	}
}

/**
 * The records that an HTML form's encoding wrote flat, as records again: where lists are within lists,
 * a key alone does not say which label belongs to which value. Other keys stay as they are.
 *
 * @param keys the keys that are looked at
 */
export function withRecords(record: object, keys: readonly string[]): object {
	const deep = keys.filter((key) => key.length <= MOST.length && isDeep(key));
	if (deep.length === 0) return record;
	const roots = new Set(deep.map((key) => key.slice(0, key.indexOf('['))));
	const tree: Tree = new Map();
	for (const key of keys) {
		const isWritten = key.length <= MOST.length && roots.has(key.slice(0, key.indexOf('[')));
		const segments = isWritten && key.includes('[') ? segmentsOf(key) : [key];
		put(tree, segments.length > MOST.levels ? [key] : segments, valueAt(record, key));
	}
	const whole = built(tree);
	return typeof whole === 'object' && whole !== null ? whole : record;
}
