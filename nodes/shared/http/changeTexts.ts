import { Breaks, withBreaks, type Awaitable } from '../breaks';

/** Changes each text and key of JSON where it stands, with breaks in between; returns the JSON. */
export async function changeTexts(
	json: unknown,
	change: (text: string) => Awaitable<string>,
): Promise<unknown> {
	if (typeof json === 'string') return await change(json);
	const breaks = new Breaks();
	const left = [json];
	while (left.length > 0) {
		const container = left.pop();
		if (typeof container !== 'object' || container === null) continue;
		const fields: Array<[name: string, value: unknown]> = [];
		let isRenamed = false;
		// All entries of a large object at once would take three times as long as its keys.
		const keys = Object.keys(container);
		for (const key of keys) {
			const value: unknown = Reflect.get(container, key);
			if (typeof value === 'object') left.push(value);
			const changed = typeof value === 'string' ? change(value) : value;
			// Waiting for each would take longer than changing it.
			const text = changed instanceof Promise ? await changed : changed;
			if (text !== value) Reflect.set(container, key, text);
			const made = Array.isArray(container) ? key : change(key);
			const name = typeof made === 'string' ? made : await made;
			isRenamed ||= name !== key;
			fields.push([name, text]);
			if (breaks.areDue) await breaks.take();
		}
		if (isRenamed) await replaceFields(container, keys, fields, breaks);
	}
	return json;
}

/** Puts other fields in the place of those that are there, in their order. */
async function replaceFields(
	record: object,
	keys: readonly string[],
	fields: ReadonlyArray<[name: string, value: unknown]>,
	breaks: Breaks,
): Promise<void> {
	await withBreaks(keys, (key) => Reflect.deleteProperty(record, key), breaks);
	await withBreaks(fields, ([name, value]) => Reflect.set(record, name, value), breaks);
}
