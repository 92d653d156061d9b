/** Labels and keys come again and again, in every item: this many are remembered, and only short ones. */
const MOST = 4_000;
const LONGEST = 350;

/** The same function of a text, which remembers what it returned. */
export function remembered<Value extends object | string | boolean>(
	read: (text: string) => Value,
): (text: string) => Value {
	const known = new Map<string, Value>();
	return (text) => {
		const before = known.get(text);
		if (before !== undefined) return before;
		const value = read(text);
		if (text.length <= LONGEST) {
			if (known.size >= MOST) known.clear();
			known.set(text, value);
		}
		return value;
	};
}
