// Where the tests leave what a user would have seen. The folder has a dot: the build copies every png that it finds outside
// of such folders into the package.
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const FOLDER = fileURLToPath(new URL('.screenshots', import.meta.url));

/** Removes the screenshots of the last run. */
export async function clearScreenshots(): Promise<void> {
	await rm(FOLDER, { recursive: true, force: true });
	await mkdir(FOLDER, { recursive: true });
}

/** Keeps what the page shows now as `test/e2e/.screenshots/<name>.png`. */
export async function screenshot(page: Page, name: string): Promise<void> {
	await page.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled' });
}
