import { Breaks, withBreaks, type Awaitable } from '../breaks';
import { spelledOut } from './spelledOut';

/**
 * Changes each text, key and number of JSON where it stands, and what a list or an object spells out, with breaks in
 * between; returns the JSON.
 *
 * @param change a number that it changes becomes a text
 * @param instead stands for each piece of what was spelled out and is changed
 */
export async function changeTexts(
	json: unknown,
	change: (text: string) => Awaitable<string>,
	instead: string,
): Promise<unknown> {
	const changedValue = (value: unknown) => {
		if (typeof value === 'string') return change(value);
		if (typeof value !== 'number') return value;
		const digits = String(value);
		const changed = change(digits);
		return changed === digits ? value : changed;
	};
	if (typeof json !== 'object') return await changedValue(json);
	const breaks = new Breaks();
	const left = [json];
	while (left.length > 0) {
		const container = left.pop();
		if (typeof container !== 'object' || container === null) continue;
		let fields: Array<[name: string, value: unknown]> = [];
		let isRenamed = false;
		// All entries of a large object at once would take three times as long as its keys.
		const keys = Object.keys(container);
		for (const key of keys) {
			const value: unknown = Reflect.get(container, key);
			if (typeof value === 'object') left.push(value);
			const changed = changedValue(value);
			// Waiting for each would take longer than changing it.
			const text = changed instanceof Promise ? await changed : changed;
			if (text !== value) Reflect.set(container, key, text);
			const made = Array.isArray(container) ? key : change(key);
			const name = typeof made === 'string' ? made : await made;
			isRenamed ||= name !== key;
			fields.push([name, text]);
			if (breaks.areDue) await breaks.take();
		}
		const pieces = spelledOut(fields);
		if (pieces !== undefined && (await change(pieces)) !== pieces)
			fields = fields.map(([name], at) => {
				Reflect.set(container, keys[at], instead);
				return [name, instead];
			});
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
