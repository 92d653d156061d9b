// The browser of the tests: Debian's chromium or another one that is installed, with a new profile.
import { chromium, selectors, type BrowserContext } from 'playwright-core';
import { findProgram } from '../../scripts/programs.mjs';

/** What fits into the editor without a scroll bar; the pictures of the documents are as wide. */
const VIEWPORT = { width: 1280, height: 800 };

/** For a list that is longer: all of it in view at once. */
export const TALL = { width: 1280, height: 1500 };

/** How long anything on a page may take. Generous: the machine may be busy, and nothing waits that long for fun. */
const PATIENCE_MS = 45_000;

const FLAGS = [
	// Chromium's own sandbox cannot be used by root, which is who runs tests in a container.
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	// Nothing but this machine: the editor would load fonts and lists of nodes from elsewhere.
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

export interface TestBrowser {
	/** Its pages share one login. */
	context: BrowserContext;
	close(): Promise<void>;
}

/** Starts the browser; installs it first on continuous integration, when it is missing. */
export async function openBrowser(): Promise<TestBrowser> {
	selectors.setTestIdAttribute('data-test-id');
	const browser = await chromium.launch({
		executablePath: await findProgram('chromium'),
		args: FLAGS,
	});
	const context = await browser.newContext({
		viewport: VIEWPORT,
		locale: 'en-US',
		timezoneId: 'UTC',
	});
	context.setDefaultTimeout(PATIENCE_MS);
	return { context, close: async () => await browser.close() };
}
