// A test on the stage that all steps share: starting n8n and the browser takes longer than most steps do.
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { stopEverything } from '../../scripts/processes.mjs';
import type { RealN8n } from '../real/realN8n.mjs';
import { Editor } from './editor/editor.mjs';
import { clearScreenshots, screenshot } from './screenshots.mjs';
import { startStage, type Stage } from './stage.mjs';

/** Longer than any wait within a step: then it is the wait that fails, and says what was missing. */
const STEP_LIMIT_MS = 180_000;

let stage: Stage | undefined;

before(async () => {
	await clearScreenshots();
	stage = await startStage();
});

after(async () => {
	await stage?.browser.close();
	await stopEverything();
});

/** What a step works with. */
export interface Scene {
	n8n: RealN8n;
	editor: Editor;
	/** A page of its own, signed in. */
	page: Page;
	/** Keeps a screenshot: `<number of the step>-<what>.png`. */
	shoot: (what: string) => Promise<void>;
}

/**
 * A test of what a user sees. When it fails, a screenshot shows the page as it was then.
 *
 * @param number  with which its screenshots begin: "03"
 */
export function step(number: string, title: string, body: (scene: Scene) => Promise<void>): void {
	test(`${number} ${title}`, { timeout: STEP_LIMIT_MS }, async () => {
		if (stage === undefined) throw new Error('n8n or the browser did not start');
		const { n8n, browser } = stage;
		const page = await browser.context.newPage();
		const shoot = async (what: string) => await screenshot(page, `${number}-${what}`);
		try {
			await body({ n8n, page, editor: new Editor(page, n8n.url), shoot });
		} catch (error) {
			await shoot('FAILED');
			throw error;
		} finally {
			await page.close();
		}
	});
}
