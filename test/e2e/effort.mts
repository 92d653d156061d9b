// What it costs a person to get somewhere: clicks, and fields of a node that were filled in.
import type { Page } from 'playwright-core';
import { z } from 'zod';

const COUNTED = z.object({ clicks: z.number(), fields: z.array(z.string()) });

export type Effort = z.infer<typeof COUNTED>;

/** Runs in the page, which is why it is a text: what the compiler knows of here is Node.js. */
const COUNT = `
	globalThis.effort = { clicks: 0, fields: [] };
	document.addEventListener('click', (event) => {
		if (event.isTrusted) globalThis.effort.clicks += 1;
	}, true);
	document.addEventListener('input', ({ target, isTrusted }) => {
		const box = isTrusted && target.closest('[data-test-id^="parameter-input-"]');
		const field = box && box.getAttribute('data-test-id');
		if (field && !globalThis.effort.fields.includes(field)) globalThis.effort.fields.push(field);
	}, true);
`;

/** Begins to count on this page; to be called before it is opened. */
export async function countEffort(page: Page): Promise<void> {
	await page.addInitScript({ content: COUNT });
}

/** Forgets what it took so far: what comes now is what counts. */
export async function fromHere(page: Page): Promise<void> {
	await page.evaluate(() => {
		Object.assign(Object(Reflect.get(globalThis, 'effort')), { clicks: 0, fields: [] });
	});
}

/** What it took so far. */
export async function effortOf(page: Page): Promise<Effort> {
	return COUNTED.parse(await page.evaluate(() => Reflect.get(globalThis, 'effort')));
}
