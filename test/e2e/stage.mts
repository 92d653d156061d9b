// The real n8n, the sandbox and a browser that is signed in: what the tests and the pictures of the documents need.
import { DEMO_LOGIN } from '../../playground/n8n-rest.mjs';
import { startRealN8n, type RealN8n } from '../real/realN8n.mjs';
import { openBrowser, type TestBrowser } from './browser.mjs';
import { Editor } from './editor/editor.mjs';

export interface Stage {
	n8n: RealN8n;
	browser: TestBrowser;
}

/** Starts everything and signs in. `stopEverything` ends n8n and the sandbox; the browser has a `close` of its own. */
export async function startStage(): Promise<Stage> {
	const n8n = await startRealN8n();
	const browser = await openBrowser();
	const page = await browser.context.newPage();
	await new Editor(page, n8n.url).signIn(DEMO_LOGIN);
	await page.close();
	return { n8n, browser };
}

/** Saves a credential that the sandbox accepts; resolves to what a node names it by. */
export async function sandboxCredential({ rest, sandbox }: RealN8n) {
	const name = 'Optimly sandbox';
	const data = { accessToken: sandbox.token, baseUrl: sandbox.url };
	return { id: await rest.saveCredential({ name, type: 'optimlyApi', data }), name };
}
