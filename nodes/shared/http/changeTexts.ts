import { Breaks, type Awaitable } from '../breaks';
import { containersIn } from '../json';

/** Changes each text and key of JSON where it stands, with breaks in between; returns the JSON. */
export async function changeTexts(
	json: unknown,
	change: (text: string) => Awaitable<string>,
): Promise<unknown> {
	if (typeof json === 'string') return await change(json);
	const breaks = new Breaks();
	for (const container of containersIn(json)) {
		const changedKeys = new Map<string, string>();
		for (const [key, value] of Object.entries(container)) {
			const changed = typeof value === 'string' ? change(value) : value;
			// Waiting for each would take longer than changing it.
			const text = changed instanceof Promise ? await changed : changed;
			if (text !== value) Reflect.set(container, key, text);
			const made = Array.isArray(container) ? key : change(key);
			const name = typeof made === 'string' ? made : await made;
			if (name !== key) changedKeys.set(key, name);
			if (breaks.areDue) await breaks.take();
		}
		if (changedKeys.size > 0) rename(container, changedKeys);
	}
	return json;
}

/** Gives fields other names, and leaves all fields in their order. */
function rename(record: object, names: ReadonlyMap<string, string>): void {
	const entries = Object.entries(record);
	for (const [key] of entries) Reflect.deleteProperty(record, key);
	for (const [key, value] of entries) Reflect.set(record, names.get(key) ?? key, value);
}
